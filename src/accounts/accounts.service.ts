import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Failure } from '../kernel/failure.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { modelMark } from '../ledger/mark.js';
import type { Operation } from '../operation/operation.js';
import { violatedUnique } from '../operation/storage-errors.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import type { ChangeAccount, RegisterAccount } from './account.dto.js';
import { Account } from './account.entity.js';
import type { AccountFacts } from './account.fields.dto.js';
import { accountById, accountByKey, lockAccount } from './account.queries.js';
import { refusalToRefer } from './account.references.js';
import {
  derived,
  loggedFacts,
  plainFacts,
  PLAIN_FIELDS,
  REQUIRED,
  type PlainFacts,
  type PlainField,
} from './account.row.js';
import { AccountFailures } from './accounts.failures.js';
import { refuseWhileAskedFor } from './being-asked-for.js';
import { keepAccounts } from './history.js';
import { needsOwner, refusalToActivate } from './ownership.rules.js';
import { nameAccount, type Named, type NamingOptions } from './naming.rules.js';
import { seatingOf } from './seat.rules.js';
import { Seats } from './seats.service.js';

export interface CreateOptions {
  /** A row of the organisation's own history: accepted as found, with findings instead of refusals about people. */
  imported?: boolean;
}

/** The register: what official accounts there are. */
@Injectable()
export class Accounts {
  constructor(
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Seats) private readonly seats: Seats,
  ) {}

  /**
   * Registers an account. An admin writes down what exists: `active` when it has an owner, else `approved` until somebody
   * owns it. `status: 'requested'` asks for a new one, which another admin decides.
   */
  async create(op: Operation, input: RegisterAccount, { imported = false }: CreateOptions = {}): Promise<Account> {
    const archived = input.status === 'closed';
    const named = await this.named(op.db, input, { archived, lenient: imported });
    await refuseDuplicate(op.db, named, archived);
    const account = newAccount(op, named, input);
    const seating = seatingOf(input);
    if (!imported && needsOwner(account.status)) op.refuse(refusalToActivate(account, Boolean(seating.owner)));
    op.refuse(await refusalToRefer(op.db, account.id, account, op.now));
    await insertOnce(op, account);
    await keepAccounts(op, [account.id]);
    const { details, personal } = loggedFacts(plainFacts(input));
    const { id, platform, handle, status, accessModel, version } = account;
    op.record(
      `account:${id}`,
      { ...details, platform, handle, status, accessModel, version },
      { personal, mark: modelMark(id) },
    );
    await this.seats.found(op, account, seating, imported);
    return account;
  }

  async change(op: Operation, id: string, input: ChangeAccount): Promise<void> {
    op.about(`account:${id}`);
    await lockAccount(op.db, id);
    const account = await accountById(op.db, id);
    op.expect(account);
    await refuseWhileAskedFor(op.db, account);
    const facts = changedFacts(account, input);
    const address = await this.changedAddress(op.db, account, input);
    op.refuse(await refusalToRefer(op.db, id, facts, op.now));
    const fields = Object.keys(facts) as PlainField[];
    if (fields.length > 0 || address !== undefined) await this.write(op, account, facts, address);
    const seating = seatingOf(input);
    await this.seats.decide(op, account, seating);
    const moved = await this.seats.fill(op, account, seating);
    if (!moved && fields.length === 0 && address === undefined) op.unchanged();
  }

  /** The facts of an account as they were asked for, for an act that decides on them; the caller holds the account. */
  async restate(op: Operation, account: Account, facts: Partial<PlainFacts>): Promise<void> {
    const changed = changedFacts(account, facts);
    if (Object.keys(changed).length > 0) await this.write(op, account, changed, undefined);
  }

  private async write(
    op: Operation,
    account: Account,
    facts: Partial<PlainFacts>,
    address: string | null | undefined,
  ): Promise<void> {
    const changed = { ...facts, ...(address === undefined ? {} : { profileUrl: address }) };
    const after = { ...account, ...changed } as Account;
    const version = account.version + 1;
    await op.db.update(Account, { id: account.id }, { ...changed, ...derived(after), version } as Partial<Account>);
    await keepAccounts(op, [account.id]);
    const { details, personal } = loggedFacts(facts);
    op.record(
      `account:${account.id}`,
      { ...details, ...(address === undefined ? {} : { profileUrl: address }), version },
      { personal, ...(facts.accessModel === undefined ? {} : { mark: modelMark(account.id) }) },
    );
  }

  private async named(db: EntityManager, called: RegisterAccount, options: NamingOptions): Promise<Named> {
    const named = nameAccount(await this.catalogue.all(db), called, options);
    if (named instanceof Failure) throw named;
    return named;
  }

  /** A new address must be one of the same account; undefined when it stays. */
  private async changedAddress(
    db: EntityManager,
    account: Account,
    { profileUrl }: AccountFacts,
  ): Promise<string | null | undefined> {
    if (profileUrl === undefined || profileUrl === account.profileUrl) return undefined;
    const { platform, handle } = account;
    const named = await this.named(db, { profileUrl, platform, handle } as RegisterAccount, { archived: true });
    return named.profileUrl === account.profileUrl ? undefined : named.profileUrl;
  }
}

function newAccount(op: Operation, named: Named, input: RegisterAccount): Account {
  const { platform, handle, key, profileUrl, immutableId } = named;
  const preset: Partial<PlainFacts> = {
    displayName: handle,
    criticality: 'medium',
    accessModel: platform.accessModel ?? 'native_roles',
    platformUid: immutableId,
  };
  const facts = plainFacts(input);
  for (const field of Object.keys(preset) as PlainField[]) facts[field] ??= preset[field] ?? null;
  const status = input.status ?? (input.ownerId ? 'active' : 'approved');
  const now = iso(op.now);
  const row = { id: newId(), platform: platform.id, handle, handleKey: key, profileUrl, status, ...facts } as Account;
  const life = {
    frozenAt: null,
    frozenBy: null,
    requestedBy: op.actor.id,
    decidedBy: null,
    decidedAt: null,
    createdAt: now,
    version: 1,
  };
  return { ...row, ...derived(row), ...life };
}

function changedFacts(account: Account, input: Partial<PlainFacts>): Partial<PlainFacts> {
  const given = PLAIN_FIELDS.filter((field) => input[field] !== undefined && input[field] !== account[field]);
  const emptied = given.filter((field) => REQUIRED.includes(field) && input[field] === null);
  if (emptied.length > 0) {
    throw AccountFailures.REQUIRED({
      errors: emptied.map((field) => ({ field, code: 'account.required', detail: 'Cannot be empty.' })),
    });
  }
  return Object.fromEntries(given.map((field) => [field, input[field]])) as Partial<PlainFacts>;
}

/** One account per key that is not closed; a record of a closed one is kept once. */
async function refuseDuplicate(db: EntityManager, { platform, key }: Named, archived: boolean): Promise<void> {
  const there = await accountByKey(db, platform.id, key);
  if (there && (archived || there.status !== 'closed'))
    throw AccountFailures.DUPLICATE({ facts: { accountId: there.id } });
}

async function insertOnce(op: Operation, account: Account): Promise<void> {
  try {
    await op.db.insert(Account, account);
  } catch (error) {
    // Somebody else registered it between the look and the insert.
    throw violatedUnique(error) ? AccountFailures.DUPLICATE() : error;
  }
}
