import { Inject, Injectable, Optional } from '@nestjs/common';
import { accountsOwnedBy, ownerSeatsOn } from '../access/standing.js';
import { accountsNamed } from '../accounts/account.queries.js';
import { namedAccounts } from '../accounts/named.queries.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { namesOf } from '../people/names.queries.js';
import { personById } from '../people/person.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { Settings } from '../settings/settings.js';
import { credentialsById } from './credential.queries.js';
import { versionsSeenBy, type SeenVersion } from './exposure.queries.js';
import type { ListRotations } from './rotation.dto.js';
import { RotationDemands } from './rotation-demands.js';
import { demandedRotations, owedRotations, scheduledRotations } from './rotation.queries.js';
import type { RotationList, RotationView, SeenVersionView } from './rotation.view.js';
import { VaultReaders } from './readers.service.js';
import { LOGIN_KINDS, sharedWith } from './shared-login.queries.js';
import { openStages } from './staged.queries.js';

interface Paging {
  limit: number;
  cursor?: string;
}

type Rotation = Omit<RotationView, 'sharedWith' | 'label' | 'ownerIds' | 'can'>;
type Seen = Omit<SeenVersionView, 'account'>;
type Scope = { accountIds?: readonly string[] };

/** Who has seen what, and what must be changed because of it. */
@Injectable()
export class Exposures {
  constructor(
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(VaultReaders) private readonly readers: VaultReaders,
    @Optional() @Inject(RotationDemands) private readonly demands?: RotationDemands,
  ) {}

  /** Admins and auditors see all, others those of the accounts they own. */
  async rotations(op: Operation, query: ListRotations): Promise<RotationList> {
    const all = query.mine !== '1' && holds(op.actor, 'admin', 'auditor', 'machine');
    const scope = all ? {} : { accountIds: await accountsOwnedBy(op.db, this.held.current, op.actor.id) };
    const found = query.state === 'owed' ? await this.owed(op, scope) : await this.scheduled(op, scope);
    const page = pageBy(found, query, (r) => r.credentialId);
    const items = await this.views(op, page.items);
    const people = items.flatMap(({ exposedTo, ownerIds }) => [...exposedTo.map((one) => one.personId), ...ownerIds]);
    const accounts = await namedAccounts(
      op.db,
      items.flatMap(({ accountId, sharedWith: others }) => [accountId, ...others]),
    );
    return { ...page, items, people: await namesOf(op.db, people), accounts: [...accounts.values()] };
  }

  private async scheduled(op: Operation, scope: Scope): Promise<Rotation[]> {
    const scheduled = await scheduledRotations(op.db, {
      ...scope,
      afterDays: this.settings.rotateAfterDays,
      now: op.now,
    });
    return scheduled.map((rotation) => ({ ...rotation, exposedTo: [], reasons: ['age'] }));
  }

  /** What somebody saw who should not have, and what is older than an open incident, in the order of credentials. */
  private async owed(op: Operation, scope: Scope): Promise<Rotation[]> {
    const owed = new Map<string, Rotation>();
    for (const rotation of await owedRotations(op.db, this.held.current, scope, op.now))
      owed.set(rotation.credentialId, { ...rotation, reasons: ['exposure'] });
    for (const rotation of await this.demanded(op, scope)) {
      const known = owed.get(rotation.credentialId);
      if (!known) owed.set(rotation.credentialId, { ...rotation, exposedTo: [], reasons: ['incident'] });
      else if (!known.reasons.includes('incident')) known.reasons.push('incident');
    }
    return [...owed.values()].sort((a, b) => (a.credentialId < b.credentialId ? -1 : 1));
  }

  /** An incident of one account demands the login of it, wherever that is kept. */
  private async demanded(op: Operation, { accountIds }: Scope) {
    const demands = (await this.demands?.demands(op.db)) ?? new Map<string, string>();
    const lent = new Map<string, string>();
    if (demands.size > 0)
      for (const [id, others] of await sharedWith(op.db, await this.catalogue.all(op.db), [...demands.keys()]))
        for (const other of others) {
          const since = demands.get(id) ?? '';
          if (since > (lent.get(other) ?? '')) lent.set(other, since);
        }
    const found = [
      ...(await demandedRotations(op.db, demands)),
      ...(await demandedRotations(op.db, lent, LOGIN_KINDS)),
    ];
    return accountIds ? found.filter(({ accountId }) => accountIds.includes(accountId)) : found;
  }

  /** One login, one rotation: which accounts it is for stands beside it, who answers for it and what the reader may do. */
  private async views(op: Operation, rotations: readonly Rotation[]): Promise<RotationView[]> {
    if (rotations.length === 0) return [];
    const ids = [...new Set(rotations.map(({ accountId }) => accountId))];
    const shared = await sharedWith(op.db, await this.catalogue.all(op.db), ids);
    const seats = await ownerSeatsOn(op.db, this.held.current, ids);
    const credentials = await credentialsById(
      op.db,
      rotations.map(({ credentialId }) => credentialId),
    );
    const shown = new Map((await this.readers.views(op, credentials)).map((view) => [view.id, view]));
    return rotations.map((rotation) => ({
      ...rotation,
      sharedWith: LOGIN_KINDS.includes(rotation.kind) ? (shared.get(rotation.accountId) ?? []) : [],
      label: shown.get(rotation.credentialId)?.label ?? '',
      ownerIds: seats.filter(({ accountId }) => accountId === rotation.accountId).map(({ personId }) => personId),
      can: shown.get(rotation.credentialId)?.can ?? [],
    }));
  }

  /** What is owed of one credential, whoever asks: for those who have just changed it. */
  async owedOf(op: Operation, credentialId: string): Promise<RotationView | null> {
    const owed = await owedRotations(op.db, this.held.current, { credentialId }, op.now);
    const found = owed.map((rotation) => ({ ...rotation, reasons: ['exposure'] }));
    return (await this.views(op, found))[0] ?? null;
  }

  /** Every version a person has seen. Throws `people.unknown`. */
  async seenBy(op: Operation, personId: string, paging: Paging): Promise<Page<SeenVersionView>> {
    await personById(op.db, personId);
    const owed = await owedRotations(op.db, this.held.current, { personId }, op.now);
    const owing = new Set(owed.map((rotation) => rotation.credentialId));
    const found = await versionsSeenBy(op.db, personId);
    const staged = await openStages(op.db, this.held.current, [...new Set(found.map((row) => row.credentialId))]);
    const seen = seenVersions(found, owing, staged);
    const page = pageBy(seen, paging, (one) => `${one.credentialId} ${String(one.version).padStart(9, '0')}`);
    const accounts = await accountsNamed(
      op.db,
      page.items.map(({ accountId }) => accountId),
    );
    return { ...page, items: page.items.map((one) => ({ ...one, account: accounts.get(one.accountId) ?? null })) };
  }
}

function seenVersions(
  rows: readonly SeenVersion[],
  owing: ReadonlySet<string>,
  staged: ReadonlyMap<string, { number: number }>,
): Seen[] {
  const seen = new Map<string, Seen>();
  for (const { credentialId, accountId, credentialKind, number, currentVersion, kind, firstAt, lastAt } of rows) {
    const key = `${credentialId} ${number}`;
    const known = seen.get(key);
    if (known) {
      known.how.push(kind);
      if (firstAt < known.firstAt) known.firstAt = firstAt;
      if (lastAt > known.lastAt) known.lastAt = lastAt;
      continue;
    }
    const current = number === currentVersion;
    const owed = current && owing.has(credentialId);
    seen.set(key, {
      credentialId,
      accountId,
      kind: credentialKind,
      version: number,
      how: [kind],
      firstAt,
      lastAt,
      current,
      owed,
      staged: staged.get(credentialId)?.number === number,
    });
  }
  return [...seen.values()];
}

/** Derived lists are known as a whole; a page begins after the key of the last row of the one before. */
function pageBy<T>(all: readonly T[], { limit, cursor }: Paging, key: (row: T) => string): Page<T> {
  const after = cursor === undefined ? '' : String(decodeCursor(cursor, 1)[0]);
  const rest = all.filter((row) => key(row) > after).slice(0, limit + 1);
  return pageOf(rest, limit, all.length, (row) => [key(row)]);
}
