import { Inject, Injectable } from '@nestjs/common';
import { forShare, list, one, raw, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Person } from '../people/person.entity.js';
import { PeopleFailures } from '../people/people.failures.js';
import { hasLeft } from '../people/person.rules.js';
import type { AddMembers, MembersQuery } from './group.dto.js';
import { GroupExclusion, type PersonGroup } from './group.entity.js';
import { holdGroup, trustedMembers } from './group.queries.js';
import { GroupWatch } from './group-watch.js';
import { GroupFailures } from './groups.failures.js';
import type { NamedMember } from './group.view.js';
import { beginStays, endStays } from './member.writing.js';

/** Who is in a group by name. What the group was granted begins and ends with the stay, in the same transaction. */
@Injectable()
export class Members {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(GroupWatch) private readonly watch: GroupWatch,
  ) {}

  /** Puts people in. Never oneself into a group that gives access. Answers the group and how many joined. */
  async add(op: Operation, groupId: string, { personIds }: AddMembers): Promise<{ added: number; issued: number }> {
    const group = await this.held(op, groupId);
    if (personIds.includes(op.actor.id) && (await this.watch.givesAccess(op, groupId)))
      throw GroupFailures.OWN_MEMBERSHIP();
    await this.checkPeople(op, personIds);
    const live = await trustedMembers(
      op.db,
      this.keys.current,
      sql`m.group_id = ${groupId} and m.ended_at is null and m.person_id in ${list(personIds)}`,
    );
    const known = new Set(live.map(({ personId }) => personId));
    const joining = personIds.filter((id) => !known.has(id));
    if (joining.length === 0) throw GroupFailures.ALREADY_MEMBER();
    const stay = { groupId, source: 'hand', addedBy: op.actor.id } as const;
    await beginStays(
      op,
      this.keys.current,
      joining.map((personId) => ({ ...stay, personId })),
    );
    // Nobody but an admin other than the person lifts what keeps a rule from taking them.
    const lifted = joining.filter((id) => id !== op.actor.id);
    await run(
      op.db,
      sql`update group_exclusion set ended_at = ${iso(op.now)}, ended_by = ${op.actor.id}
          where group_id = ${groupId} and ended_at is null and person_id in ${list(lifted)}`,
    );
    const issued = await this.watch.issue(op, group);
    op.announce('group.joined', { groupId, personIds: joining, by: op.actor.id });
    return { added: joining.length, issued };
  }

  /** Takes somebody out, also against the rule, until somebody names them again. */
  async remove(op: Operation, groupId: string, personId: string): Promise<void> {
    const group = await this.held(op, groupId);
    op.about(`person:${personId}`);
    const stays = await trustedMembers(
      op.db,
      this.keys.current,
      sql`m.group_id = ${groupId} and m.person_id = ${personId} and m.ended_at is null`,
    );
    if (stays.length === 0) throw GroupFailures.UNKNOWN_MEMBER();
    await endStays(op, this.keys.current, stays);
    await this.exclude(op, groupId, [personId], 'removed');
    await this.watch.withdraw(op, group, [personId]);
    op.announce('group.left', { groupId, personIds: [personId], by: op.actor.id });
  }

  /** Ends every stay of somebody: part of the cut of a departure, whose caller has ended what they hold. Answers how many. */
  async leaveAll(op: Operation, personId: string): Promise<number> {
    const stays = await trustedMembers(op.db, this.keys.current, sql`m.person_id = ${personId} and m.ended_at is null`);
    await endStays(op, this.keys.current, stays);
    return stays.length;
  }

  /** From now on no rule takes these people into the group. */
  async exclude(
    op: Operation,
    groupId: string,
    personIds: readonly string[],
    cause: 'removed' | 'own_act',
  ): Promise<void> {
    for (const personId of personIds) {
      const known = await one(
        op.db,
        sql`select id from group_exclusion where group_id = ${groupId} and person_id = ${personId} and ended_at is null`,
      );
      if (known) continue;
      const made = { createdAt: iso(op.now), createdBy: op.actor.id, endedAt: null, endedBy: null };
      await op.db.insert(GroupExclusion, { id: newId(), groupId, personId, cause, ...made });
    }
  }

  /** The stays of a live or ended group, in the order in which they began. */
  async list(op: Operation, groupId: string, query: MembersQuery): Promise<Page<NamedMember>> {
    const state = { live: sql`m.ended_at is null`, past: sql`m.ended_at is not null`, all: raw('1 = 1') }[query.state];
    const person = query.personId === undefined ? raw('') : sql`and m.person_id = ${query.personId}`;
    const matching = sql`m.group_id = ${groupId} and ${state} ${person}`;
    const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
    const ids = await rows<{ id: string; fullName: string; adder: string | null }>(
      op.db,
      sql`select m.id, p.full_name as "fullName", b.full_name as adder
          from group_member m join person p on p.id = m.person_id left join person b on b.id = m.added_by
          where ${matching} and m.id > ${after ?? ''} order by m.id limit ${query.limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from group_member m where ${matching}`,
    );
    const page = pageOf(ids, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
    const trusted = await trustedMembers(
      op.db,
      this.keys.current,
      sql`m.id in ${list(page.items.map(({ id }) => id))}`,
    );
    const byId = new Map(trusted.map((member) => [member.id, member]));
    const items = page.items.flatMap(({ id, ...names }) => {
      const member = byId.get(id);
      return member ? [{ ...member, ...names }] : [];
    });
    return { ...page, items };
  }

  private async held(op: Operation, groupId: string): Promise<PersonGroup> {
    op.about(`group:${groupId}`);
    const group = await holdGroup(op.db, groupId);
    op.refuse(group.endedAt === null ? null : GroupFailures.ENDED());
    return group;
  }

  private async checkPeople(op: Operation, ids: readonly string[]): Promise<void> {
    const found = await rows<Pick<Person, 'id' | 'startDate' | 'lastDay' | 'timeZone' | 'cutAt' | 'leavingAt'>>(
      op.db,
      sql`select id, start_date as "startDate", last_day as "lastDay", time_zone as "timeZone", cut_at as "cutAt",
            leaving_at as "leavingAt" from person where id in ${list(ids)} order by id${forShare(op.db)}`,
    );
    if (found.length < ids.length) throw PeopleFailures.UNKNOWN();
    const isLeaving = found.some((person) => hasLeft(person, op.now) || person.leavingAt !== null);
    op.refuse(isLeaving ? GroupFailures.PERSON_LEAVING() : null);
  }
}
