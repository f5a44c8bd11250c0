import { Inject, Injectable } from '@nestjs/common';
import { accountById, lockAccount } from '../accounts/account.queries.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { forUpdate, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { day, dayAfter } from '../kernel/clock.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { personById } from '../people/person.queries.js';
import type { Grant } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { sayOf } from './deciders.js';
import type { GrantsQuery, IssueGrant } from './grant.dto.js';
import { heldForDecision, openContinuations } from './grant.holding.js';
import { GRANT_COLUMNS, isProvenGrant, liveGrant, provenGrants, type MarkedGrant } from './grant.queries.js';
import { refusalToRevoke } from './grant.rules.js';
import { endGrants } from './grant.writing.js';
import { grantAccess } from './granting.js';
import { refusalToTicket, ticketOf } from './ticket.rules.js';

/** Up to here a list that takes several pages is counted row by row. */
const COUNTED = 1000;

/** Grants begin by the decision of somebody else and end by decision, by the clock or with their holder. */
@Injectable()
export class Grants {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Gives access from today or a later day on. The actor decides from an owner seat of the account or as an admin, never for themselves. */
  async issue(op: Operation, accountId: string, input: IssueGrant): Promise<Grant> {
    await visibleAccount(op, accountId, this.keys.current);
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    const by = await sayOf(op, this.keys.current, accountId);
    if (!by) throw AccessFailures.NOT_OWNER();
    const person = await personById(op.db, input.personId);
    const account = await accountById(op.db, accountId);
    const ticket = ticketOf(input.ticket);
    op.refuse(refusalToTicket(ticket, account.criticality, this.settings));
    return grantAccess(op, this.keys.current, {
      account,
      by,
      recipientId: person.id,
      level: input.level,
      nativeRole: input.nativeRole?.trim() || null,
      until: input.until ?? null,
      since: input.validFrom ?? day(op.now),
      scope: input.scope ?? null,
      ticket,
      terms: this.settings,
      requestedBy: op.actor.id,
      reason: op.reason,
    });
  }

  /** Ends a grant now, and what was decided to follow it: the owner seats, an admin, or its holder giving it back. */
  async revoke(op: Operation, grantId: string): Promise<Grant> {
    const { grant, isHolder, hasSay } = await heldForDecision(op, this.keys.current, grantId);
    op.refuse(refusalToRevoke(grant, isHolder || hasSay));
    op.expect(grant);
    const today = day(op.now);
    const all = [grant, ...(await openContinuations(op, this.keys.current, [grant]))];
    const [ended] = await endGrants(op, this.keys.current, all, {
      status: 'revoked',
      endedOn: (row) => row.endedOn ?? today,
      reason: op.reason,
    });
    op.announce('grant.ended', { grantId, accountId: grant.accountId, personId: grant.personId, level: grant.level });
    return ended as Grant;
  }

  /**
   * Ends whatever a person still holds, live, past its last day or suspended, in one go; answers what ended. Part of a
   * larger act (the cut of a departure), which locks the person first. `accountId` narrows it to one account.
   */
  async endAllOf(
    op: Operation,
    personId: string,
    reason: string | null = op.reason,
    accountId: string | null = null,
  ): Promise<Grant[]> {
    const held = sql`g.person_id = ${personId} and g.status in ('active', 'suspended')
      ${accountId === null ? raw('') : sql`and g.account_id = ${accountId}`}`;
    await rows(op.db, sql`select g.id from access_grant g where ${held} order by g.id${forUpdate(op.db)}`);
    const open = await provenGrants(op.db, this.keys.current, held);
    const today = day(op.now);
    return endGrants(op, this.keys.current, open, {
      status: 'revoked',
      endedOn: (grant) => grant.endedOn ?? today,
      reason,
    });
  }

  /**
   * Writes down what the clock has decided: at most `limit` grants whose last day is over. What had already lapsed when it
   * was imported stays open as a finding, which a person settles. Answers how many ended.
   */
  async expireDue(op: Operation, limit = 500): Promise<number> {
    const due = sql`g.ended_on is null and g.until < ${day(op.now)} and g.until >= substr(g.created_at, 1, 10)`;
    await rows(
      op.db,
      sql`select g.id from access_grant g where ${due} order by g.until, g.id limit ${limit}${forUpdate(op.db)}`,
    );
    const over = await provenGrants(op.db, this.keys.current, due, sql` order by g.until, g.id limit ${limit}`);
    if (over.length === 0) op.unchanged();
    await endGrants(op, this.keys.current, over, {
      status: 'expired',
      endedOn: (grant) => dayAfter(grant.until as string),
      reason: null,
    });
    for (const { id, accountId, personId, level } of over) {
      op.announce('grant.ended', { grantId: id, accountId, personId, level });
    }
    return over.length;
  }

  /** The grants of an account, oldest first: for its owner seats, admins and auditors. */
  async list(op: Operation, accountId: string, query: GrantsQuery): Promise<Page<Grant>> {
    await visibleAccount(op, accountId, this.keys.current);
    if (!holds(op.actor, 'admin', 'auditor') && (await sayOf(op, this.keys.current, accountId)) === null)
      throw AccessFailures.NOT_OWNER();
    const matching = sql`g.account_id = ${accountId}${inState(query.state, day(op.now))}
      ${query.personId ? sql` and g.person_id = ${query.personId}` : raw('')}
      ${query.level ? sql` and g.level = ${query.level}` : raw('')}`;
    const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
    const found = await rows<MarkedGrant>(
      op.db,
      sql`select ${GRANT_COLUMNS} from access_grant g where ${matching} and g.id > ${after ?? ''}
          order by g.id limit ${query.limit + 1}`,
    );
    const page = pageOf(found, query.limit, 0, (row) => [row.id]);
    const items = page.items.filter((row) => isProvenGrant(this.keys.current, row));
    const isWhole = query.cursor === undefined && page.nextCursor === null;
    return { ...page, items, total: isWhole ? items.length : await this.totalOf(op, matching) };
  }

  /** How many grants all pages show; beyond a thousand how many the table holds, forged ones among them. */
  private async totalOf(op: Operation, matching: Sql): Promise<number> {
    const found = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from access_grant g where ${matching}`,
    );
    const count = Number(found?.n ?? 0);
    return count > COUNTED ? count : (await provenGrants(op.db, this.keys.current, matching)).length;
  }
}

function inState(state: GrantsQuery['state'], today: string): Sql {
  if (state === 'all') return raw('');
  return state === 'live' ? sql` and ${liveGrant('g', today)}` : sql` and not (${liveGrant('g', today)})`;
}
