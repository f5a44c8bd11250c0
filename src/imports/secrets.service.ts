import { Inject, Injectable } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { Keys } from '../keys/keys.service.js';
import type { Actor } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { personByEmail } from '../people/person.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { readSecret, type Kind } from '../vault/credential-kind.rules.js';
import { vaultAccount, type VaultAccount } from '../vault/credential.queries.js';
import { ImportedSecrets } from '../vault/imported.service.js';
import { readBitwarden, type Item, type Login } from './bitwarden.js';
import { RowRefused } from './cell.rules.js';
import { AccountFinder, accountsByName } from './directory.js';
import { ImportFailures } from './import.failures.js';
import { close } from './imports.service.js';
import { Outcome, type ImportAnswer } from './outcome.js';
import { SecretMatcher } from './secret-matching.js';
import { SecretStore, type FoundSecret } from './secret-store.js';

export const SECRET_FORMATS = ['bitwarden-json'] as const;
export type SecretFormat = (typeof SECRET_FORMATS)[number];

export interface SecretOptions {
  format: SecretFormat;
  dryRun?: boolean;
  /** Work address of whoever handled the file: an imported value counts as seen by them. */
  by?: string | undefined;
}

const LEFT: Record<string, string> = {
  hidden_fields: 'It has hidden fields; they were not taken over.',
  passkey: 'It has a passkey; it was not taken over.',
  note: 'It has a note without recovery codes; it was not taken over.',
};

/** Takes over the values of a password manager's export. No value leaves this room but into the vault. */
@Injectable()
export class SecretImports {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(ImportedSecrets) private readonly vault: ImportedSecrets,
  ) {}

  /** As `Imports.read`; counts are items and rows their position from 1. Throws also `import.unknown_importer`. */
  read(actor: Actor, file: string, { dryRun = false, by }: SecretOptions): Promise<ImportAnswer> {
    return this.operations.run(actor, dryRun ? 'import.rehearse' : 'import.secrets', {}, (op) =>
      this.perform(op, file, !dryRun, by),
    );
  }

  private async perform(op: Operation, file: string, write: boolean, by: string | undefined): Promise<ImportAnswer> {
    const importer = by === undefined ? null : await personByEmail(op.db, by);
    if (by !== undefined && !importer) throw ImportFailures.UNKNOWN_IMPORTER();
    const { items, sha256 } = await readBitwarden(file);
    const outcome = new Outcome();
    const store = new SecretStore(op, this.keys, this.vault, this.held.current, importer?.id ?? null);
    await this.place(op, items, store, outcome, write);
    if (write) close(op, outcome, this.held.current.mac('import', [sha256]));
    return outcome.answer();
  }

  /**
   * The same for somebody with the console: every value counts as seen by them, and only what the vault does not hold yet is
   * taken, so that nobody learns by trying whether a value is the one that is kept.
   */
  async byHand(op: Operation, items: readonly Item[], outcome: Outcome, write: boolean): Promise<void> {
    const store = new SecretStore(op, this.keys, this.vault, this.held.current, op.actor.id, true);
    await this.place(op, items, store, outcome, write);
  }

  private async place(
    op: Operation,
    items: readonly Item[],
    store: SecretStore,
    outcome: Outcome,
    write: boolean,
  ): Promise<void> {
    for (const [accountId, item] of newest(await this.matched(op, items, outcome), outcome)) {
      await placeItem(op, store, outcome, accountId, item, write);
    }
  }

  private async matched(op: Operation, items: readonly Item[], outcome: Outcome): Promise<[string, Item][]> {
    const catalogue = await this.catalogue.all(op.db);
    const names = await accountsByName(op.db);
    const matcher = new SecretMatcher(catalogue, names, new AccountFinder(catalogue, names));
    return items.flatMap((item): [string, Item][] => {
      try {
        return [[matcher.accountOf(item), item]];
      } catch (error) {
        if (!(error instanceof RowRefused)) throw error;
        outcome.refuse(item.row, error.code, error.detail);
        return [];
      }
    });
  }
}

/** Several items for one account: the newest revision is taken, the first of equals. */
function newest(matched: readonly [string, Item][], outcome: Outcome): [string, Item][] {
  const taken = new Map<string, Item>();
  for (const [accountId, item] of matched) {
    const other = taken.get(accountId);
    const wins = !other || (item.revisedAt ?? '') > (other.revisedAt ?? '');
    if (wins) taken.set(accountId, item);
    const loser = wins ? other : item;
    if (loser) outcome.refuse(loser.row, 'superseded', 'A newer item is for the same account.');
  }
  return [...taken].sort(([, a], [, b]) => a.row - b.row);
}

async function placeItem(
  op: Operation,
  store: SecretStore,
  outcome: Outcome,
  accountId: string,
  item: Item,
  write: boolean,
): Promise<void> {
  const login = item.login as Login;
  const account = (await vaultAccount(op.db, accountId)) as VaultAccount;
  const now = iso(op.now);
  // A revision that lies ahead would let no later value pass for newer.
  const revisedAt = item.revisedAt !== null && item.revisedAt < now ? item.revisedAt : now;
  const secrets = secretsOf(login, revisedAt, item.row, outcome);
  if (secrets.length === 0) return outcome.refuse(item.row, 'not_a_login', 'None of its values can be kept.');
  const { news, waiting, held } = await store.news(account, secrets);
  for (const { kind } of held)
    outcome.find(item.row, `${kind}_held`, 'The vault holds such a value already: its owner changes it there.');
  for (const { kind } of waiting)
    outcome.find(item.row, `${kind}_staged`, 'Another value waits to be tried; say first whether it works.');
  for (const kind of login.left) outcome.find(item.row, `${kind}_left`, LEFT[kind] as string);
  outcome.take(item.row, news.length === 0 ? 'unchanged' : 'new');
  if (write) await store.store(account, news);
}

/** The values of an item by kind; one the vault cannot take is a finding, without a word of it. */
function secretsOf(login: Login, revisedAt: string, row: number, outcome: Outcome): FoundSecret[] {
  const values: [Kind, unknown][] = [];
  if (login.password !== null)
    values.push([
      'password',
      { password: login.password, ...(login.username === null ? {} : { username: login.username }) },
    ]);
  if (login.totp !== null)
    values.push(['totp', login.totp.trim().startsWith('otpauth:') ? { uri: login.totp.trim() } : { seed: login.totp }]);
  if (login.codes.length > 0) values.push(['recovery_codes', { codes: login.codes }]);
  return values.flatMap(([kind, value]) => {
    try {
      return [{ kind, value, read: readSecret(kind, value), revisedAt }];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      outcome.find(row, `unusable_${kind}`, 'This value of the item cannot be kept.');
      return [];
    }
  });
}
