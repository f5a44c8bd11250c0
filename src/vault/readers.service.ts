import { Inject, Injectable } from '@nestjs/common';
import { standingOn, standingsOf, type Holding } from '../access/standing.js';
import { refusalToTicket } from '../access/ticket.rules.js';
import { iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { withheldView, type WithheldView } from '../operation/withheld.view.js';
import { Settings } from '../settings/settings.js';
import {
  allowedOnCredential,
  allowedOnVault,
  withheldFrom,
  type Reader,
  type ShownCredential,
} from './allowed.rules.js';
import { liveTurnsOn, policiesOf } from './check-out.queries.js';
import { queueAt, type Queue } from './check-out.rules.js';
import type { CheckOut } from './check-out.entity.js';
import { isFrozenPerson, vaultAccounts, type CredentialRow } from './credential.queries.js';
import { codesLeft, credentialView, type CredentialView } from './credential.view.js';
import { openStages } from './staged.queries.js';
import { VaultFailures } from './vault.failures.js';
import { WritableCredentials } from './writable.service.js';

/** How one account's vault looks to the reader. */
export interface VaultReader extends Reader {
  queue: Queue<CheckOut>;
  /** A release or a request here names a ticket. */
  ticketNeeded: boolean;
}

/** A credential as it is shown, and the facts its `can` was decided on. */
export interface Looked {
  view: CredentialView;
  facts: ShownCredential;
}

const NOTHING: Pick<Holding, 'standings' | 'resting'> = { standings: [], resting: [] };

/** What the reader may do in the vaults of some accounts right now: asked for a page at once, decided again when they do it. */
@Injectable()
export class VaultReaders {
  constructor(
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(WritableCredentials) private readonly writable: WritableCredentials,
  ) {}

  async on(op: Operation, accountIds: readonly string[]): Promise<Map<string, VaultReader>> {
    const holdings = await this.holdings(op, accountIds);
    const policies = await policiesOf(op.db, this.held.current, accountIds);
    const turns = await liveTurnsOn(op.db, this.held.current, accountIds);
    const frozenPerson = await isFrozenPerson(op.db, op.actor.id);
    const readers = (await vaultAccounts(op.db, accountIds)).map((account): [string, VaultReader] => {
      const { standings, resting } = holdings.get(account.id) ?? NOTHING;
      const here = turns.filter(({ accountId }) => accountId === account.id);
      const queue = queueAt(here, iso(op.now), this.settings.checkOutClaimMinutes);
      const holder = queue.holder && { ...queue.holder, since: '', until: '' };
      const checkOut = { required: policies.get(account.id)?.required === 'yes', holder };
      const ticketNeeded = refusalToTicket(null, account.criticality, this.settings) !== null;
      const seesAll = holds(op.actor, 'admin');
      return [account.id, { account, standings, resting, frozenPerson, seesAll, checkOut, queue, ticketNeeded }];
    });
    return new Map(readers);
  }

  private async holdings(op: Operation, accountIds: readonly string[]): Promise<Map<string, Holding>> {
    const at = { now: op.now, grace: this.settings };
    const [only, ...more] = [...new Set(accountIds)];
    if (only === undefined) return new Map();
    if (more.length > 0) return standingsOf(op.db, this.held.current, op.actor.id, at);
    return new Map([[only, await standingOn(op.db, this.held.current, op.actor.id, only, at)]]);
  }

  /** The credentials as the reader may see them, each with what they may do with it. */
  async views(op: Operation, rows: readonly CredentialRow[]): Promise<CredentialView[]> {
    const readers = await this.on(op, [...new Set(rows.map(({ accountId }) => accountId))]);
    return (await this.look(op, readers, rows)).map(({ view }) => view);
  }

  async view(op: Operation, row: CredentialRow): Promise<CredentialView> {
    const [view] = await this.views(op, [row]);
    if (!view) throw VaultFailures.UNKNOWN();
    return view;
  }

  async look(
    op: Operation,
    readers: ReadonlyMap<string, VaultReader>,
    rows: readonly CredentialRow[],
  ): Promise<Looked[]> {
    const ids = rows.map(({ id }) => id);
    const staged = await openStages(op.db, this.held.current, ids);
    const tasks = await this.writable.tasksOf(op, ids);
    return rows.map((row) => {
      const reader = readers.get(row.accountId);
      const stage = staged.get(row.id) ?? null;
      const facts = { ...row, codesLeft: codesLeft(row), staged: stage !== null, mayRotate: tasks.has(row.id) };
      const can = reader ? allowedOnCredential(op.actor, reader, facts) : [];
      return { facts, view: credentialView(row, op.now, stage, can) };
    });
  }

  /** What may be done with the vault of one account; `looked` may hold credentials of others that open it too. */
  vault(
    op: Operation,
    accountId: string,
    readers: ReadonlyMap<string, VaultReader>,
    looked: readonly Looked[],
  ): { can: string[]; withheld: WithheldView | null; ticketNeeded: boolean } {
    const own = readers.get(accountId);
    const refusals = [...readers].map(([id, reader]) =>
      withheldFrom(
        op.actor,
        reader,
        looked.filter(({ view }) => view.accountId === id).map(({ facts }) => facts),
      ),
    );
    return {
      can: own ? allowedOnVault(op.actor, own) : [],
      withheld: withheldView(refusals.find((refusal) => refusal !== null)),
      ticketNeeded: [...readers.values()].some(({ ticketNeeded }) => ticketNeeded),
    };
  }
}
