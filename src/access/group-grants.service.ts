import { Inject, Injectable } from '@nestjs/common';
import { accountById, lockAccount } from '../accounts/account.queries.js';
import type { Account } from '../accounts/account.entity.js';
import { isVisible, visibleAccount } from '../accounts/visible.queries.js';
import { list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { holdGroup } from '../groups/group.queries.js';
import { PersonGroup } from '../groups/group.entity.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { scopeOf } from '../platforms/levels.js';
import { Settings } from '../settings/settings.js';
import type { GroupGrant } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { peopleState, sayOf } from './deciders.js';
import type { GroupGrantsQuery, IssueGroupGrant } from './grant.dto.js';
import { lastPossibleDay, meets, refusalToGrantGroup } from './grant.rules.js';
import { missingMembers, standing, trustedGroupGrants } from './group-grant.queries.js';
import type { Exception, ShownGroupGrant } from './group-grant.view.js';
import { beginGroupGrant, endGroupGrant } from './group-grant.writing.js';
import { GroupIssuing } from './issuing.service.js';
import { accountsOwnedBy } from './standing.js';
import { refusalToTicket, ticketOf } from './ticket.rules.js';
import { weigh, type Weighed } from './weighing.js';

/** Standing instructions: whoever is in a group is given access to an account, and loses it with the group. */
@Injectable()
export class GroupGrants {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(GroupIssuing) private readonly issuing: GroupIssuing,
  ) {}

  /** By an owner seat or an admin, who never receives from it themselves. Whoever may not receive is skipped and tried again. */
  async issue(op: Operation, accountId: string, input: IssueGroupGrant): Promise<ShownGroupGrant> {
    await visibleAccount(op, accountId, this.keys.current);
    op.about(`account:${accountId}`, `group:${input.groupId}`);
    const group = await holdGroup(op.db, input.groupId);
    await lockAccount(op.db, accountId);
    const account = await accountById(op.db, accountId);
    const ticket = ticketOf(input.ticket);
    const wanted = {
      ...{ groupId: group.id, accountId, level: input.level, scope: input.scope ?? null, ticket },
      ...{ since: input.validFrom ?? day(op.now), until: input.until ?? null },
    };
    op.refuse(await this.refusalTo(op, group, account, wanted));
    op.refuse(refusalToTicket(ticket, account.criticality, this.settings));
    const made = { id: newId(), reason: op.reason ?? '', approvedBy: op.actor.id, createdAt: iso(op.now) };
    const groupGrant = await beginGroupGrant(op, this.keys.current, { ...wanted, ...made });
    const { issued, refused } = await this.issuing.issueOne(op, groupGrant, group, account);
    op.announce('group_grant.issued', {
      groupGrantId: groupGrant.id,
      groupId: group.id,
      accountId,
      level: input.level,
    });
    const exceptions = refused.flatMap(exceptionOf);
    return {
      groupGrant,
      groupName: group.name,
      members: issued.length + refused.length,
      live: issued.length,
      exceptions,
    };
  }

  /** Ends it, and in the same act what every member holds through it. */
  async revoke(op: Operation, id: string): Promise<ShownGroupGrant> {
    const known = await one<{ groupId: string }>(
      op.db,
      sql`select group_id as "groupId" from group_grant where id = ${id}`,
    );
    if (!known) throw AccessFailures.UNKNOWN_GROUP_GRANT();
    const group = await holdGroup(op.db, known.groupId);
    const groupGrant = await this.visible(op, id);
    op.about(`account:${groupGrant.accountId}`, `group:${group.id}`);
    await lockAccount(op.db, groupGrant.accountId);
    if (!(await sayOf(op, this.keys.current, groupGrant.accountId))) throw AccessFailures.NOT_OWNER();
    op.refuse(groupGrant.endedAt === null ? null : AccessFailures.ALREADY_ENDED());
    op.expect(groupGrant);
    await this.issuing.endAll(op, [id], null, op.reason);
    const ended = await endGroupGrant(op, this.keys.current, groupGrant);
    op.announce('group_grant.ended', { groupGrantId: id, groupId: group.id, accountId: groupGrant.accountId });
    return { groupGrant: ended, groupName: group.name, members: 0, live: 0, exceptions: [] };
  }

  /** With every member who does not hold it, and why. For owner seats, admins and auditors. */
  async show(op: Operation, id: string): Promise<ShownGroupGrant> {
    const groupGrant = await this.visible(op, id);
    await this.checkReader(op, groupGrant.accountId);
    const [shown] = await this.counted(op, [groupGrant]);
    const isOver = groupGrant.endedAt !== null || (groupGrant.until !== null && groupGrant.until < day(op.now));
    return { ...(shown as ShownGroupGrant), exceptions: isOver ? [] : await this.exceptions(op, groupGrant) };
  }

  /** The grants to groups of an account, oldest first. */
  async list(op: Operation, accountId: string, query: GroupGrantsQuery): Promise<Page<ShownGroupGrant>> {
    await visibleAccount(op, accountId, this.keys.current);
    await this.checkReader(op, accountId);
    return this.page(op, sql`gg.account_id = ${accountId}`, query);
  }

  /** What a group was granted, oldest first, on the accounts the reader answers for; admins and auditors see all. */
  async ofGroup(op: Operation, groupId: string, query: GroupGrantsQuery): Promise<Page<ShownGroupGrant>> {
    const owned = holds(op.actor, 'admin', 'auditor')
      ? raw('1 = 1')
      : sql`gg.account_id in ${list(await accountsOwnedBy(op.db, this.keys.current, op.actor.id))}`;
    return this.page(op, sql`gg.group_id = ${groupId} and ${owned}`, query);
  }

  private async page(op: Operation, of: Sql, query: GroupGrantsQuery): Promise<Page<ShownGroupGrant>> {
    const live = standing('gg', day(op.now));
    const state = { live, ended: sql`not (${live})`, all: raw('1 = 1') }[query.state];
    const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
    const matching = sql`${of} and ${state}`;
    const found = await trustedGroupGrants(
      op.db,
      this.keys.current,
      sql`${matching} and gg.id > ${after ?? ''}`,
      sql` order by gg.id limit ${query.limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from group_grant gg where ${matching}`,
    );
    const page = pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
    return { ...page, items: await this.counted(op, page.items) };
  }

  private async refusalTo(
    op: Operation,
    group: PersonGroup,
    account: Account,
    wanted: Pick<GroupGrant, 'groupId' | 'accountId' | 'level' | 'scope' | 'since' | 'until'>,
  ): Promise<Failure | null> {
    const by = await sayOf(op, this.keys.current, account.id);
    const person = (await peopleState(op.db, [op.actor.id], { hold: true })).get(op.actor.id);
    const others = await trustedGroupGrants(
      op.db,
      this.keys.current,
      sql`gg.group_id = ${group.id} and gg.account_id = ${account.id} and ${standing('gg', day(op.now))}`,
    );
    const isSame = (one: GroupGrant): boolean =>
      one.level === wanted.level &&
      scopeOf(one.scope) === scopeOf(wanted.scope) &&
      meets({ ...one, endedOn: null }, wanted);
    const facts = {
      accountStatus: account.status,
      decider: by && person ? { person, by } : null,
      since: wanted.since,
      until: wanted.until,
      lastPossibleDay: lastPossibleDay(account.criticality, this.settings.maxGrantDays, day(op.now)),
      groupEnded: group.endedAt !== null,
      holdsAlready: others.some(isSame),
    };
    return refusalToGrantGroup(facts, op.now);
  }

  private async visible(op: Operation, id: string): Promise<GroupGrant> {
    const [groupGrant] = await trustedGroupGrants(op.db, this.keys.current, sql`gg.id = ${id}`);
    if (!groupGrant || !(await isVisible(op, groupGrant.accountId, this.keys.current)))
      throw AccessFailures.UNKNOWN_GROUP_GRANT();
    return groupGrant;
  }

  private async checkReader(op: Operation, accountId: string): Promise<void> {
    if (!holds(op.actor, 'admin', 'auditor') && (await sayOf(op, this.keys.current, accountId)) === null)
      throw AccessFailures.NOT_OWNER();
  }

  private async counted(op: Operation, found: readonly GroupGrant[]): Promise<ShownGroupGrant[]> {
    const today = day(op.now);
    const counts = await rows<{ id: string; name: string; members: number | string; live: number | string }>(
      op.db,
      sql`select gg.id, g.name,
            (select count(*) from group_member m where m.group_id = gg.group_id and m.ended_at is null) as members,
            (select count(*) from access_grant x where x.group_grant_id = gg.id and x.ended_on is null
              and (x.until is null or x.until >= ${today})) as live
          from group_grant gg join person_group g on g.id = gg.group_id where gg.id in ${list(found.map(({ id }) => id))}`,
    );
    const byId = new Map(counts.map((row) => [row.id, row]));
    return found.map((groupGrant) => {
      const row = byId.get(groupGrant.id);
      const [members, live] = [Number(row?.members ?? 0), Number(row?.live ?? 0)];
      return { groupGrant, groupName: row?.name ?? '', members, live, exceptions: [] };
    });
  }

  private async exceptions(op: Operation, groupGrant: GroupGrant): Promise<Exception[]> {
    const group = await op.db.findOneByOrFail(PersonGroup, { id: groupGrant.groupId });
    const account = await accountById(op.db, groupGrant.accountId);
    const { decision, proposals } = await this.issuing.proposed(op, groupGrant, group, account);
    const weighed = await weigh(op, this.keys.current, { ...decision, hold: false }, proposals);
    const never = weighed.flatMap(exceptionOf);
    const ended = (await missingMembers(op.db, groupGrant)).flatMap(({ personId, ended: how }) => {
      if (how === null) return [];
      return [{ personId, failure: how === 'suspended' ? AccessFailures.SUSPENDED() : AccessFailures.ENDED_BY_HAND() }];
    });
    return [...never, ...ended];
  }
}

/** A refusal of the one who decided long ago says so: the member can do nothing about it. */
function exceptionOf({ proposal, failure }: Weighed): Exception[] {
  if (!failure) return [];
  const isGone = failure.code === AccessFailures.NOT_OWNER().code;
  return [{ personId: proposal.recipientId, failure: isGone ? AccessFailures.APPROVER_GONE() : failure }];
}
