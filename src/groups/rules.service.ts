import { Inject, Injectable } from '@nestjs/common';
import { list, one, rows, sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { DirectoryWatch } from '../people/directory-watch.js';
import type { Person } from '../people/person.entity.js';
import { hasLeft } from '../people/person.rules.js';
import type { SetRule } from './group.dto.js';
import { GroupRule, PersonGroup, type GroupMember } from './group.entity.js';
import { groupRuleMac } from './group.mac.js';
import { holdGroup, liveRules, trustedMembers } from './group.queries.js';
import { criteriaOf, mayJoin, meant, namesOf, NOBODY, takesNobody, type Criteria } from './group.rules.js';
import { GroupWatch } from './group-watch.js';
import { GroupFailures } from './groups.failures.js';
import { beginStays, endStays } from './member.writing.js';
import { Members } from './members.service.js';

type Covered = Pick<Person, 'id' | 'startDate' | 'lastDay' | 'timeZone' | 'cutAt' | 'leavingAt'>;

/** Groups filled from the directory: what a rule means is written down as stays, so that any day can be asked about. */
@Injectable()
export class GroupRules implements DirectoryWatch {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(GroupWatch) private readonly watch: GroupWatch,
    @Inject(Members) private readonly members: Members,
  ) {}

  /** Replaces the rule and writes down at once what follows from it. Whom it would take by their own act it does not take. */
  async put(op: Operation, groupId: string, input: SetRule): Promise<void> {
    op.about(`group:${groupId}`);
    const group = await holdGroup(op.db, groupId);
    op.refuse(group.endedAt === null ? null : GroupFailures.ENDED());
    op.expect(group);
    const hadRule = await this.endRule(op, groupId);
    const criteria = {
      departments: namesOf(input.departments),
      organisations: namesOf(input.organisations),
      kinds: input.kinds ?? [],
    };
    const rule = takesNobody(criteria) ? null : await this.begin(op, groupId, criteria);
    if (!hadRule && !rule) return op.unchanged();
    await op.db.update(PersonGroup, { id: groupId }, { version: group.version + 1 });
    await this.apply(op, group, rule, null);
  }

  /** Ends the live rule, a planted one as well; false where there was none. */
  async endRule(op: Operation, groupId: string): Promise<boolean> {
    const trusted = (await liveRules(op.db, this.keys.current, [groupId]))[0];
    const live = await one<GroupRule>(
      op.db,
      sql`select id from group_rule where group_id = ${groupId} and ended_at is null`,
    );
    if (!live) return false;
    const over = { endedAt: iso(op.now), endedBy: op.actor.id };
    if (!trusted) {
      await op.db.update(GroupRule, { id: live.id }, over);
      op.record(`group:${groupId}`, { group: groupId, planted: live.id });
      return true;
    }
    const row = { ...trusted, ...over, version: trusted.version + 1 };
    await op.db.update(GroupRule, { id: row.id }, { ...row, mac: groupRuleMac(this.keys.current, row) });
    this.note(op, row);
    return true;
  }

  private async begin(op: Operation, groupId: string, criteria: Criteria): Promise<GroupRule> {
    const texts = {
      departments: JSON.stringify(criteria.departments),
      organisations: JSON.stringify(criteria.organisations),
      kinds: JSON.stringify(criteria.kinds),
    };
    const made = { createdAt: iso(op.now), createdBy: op.actor.id, endedAt: null, endedBy: null };
    const row = { id: newId(), groupId, ...texts, reason: op.reason ?? '', ...made, version: 1 };
    const rule = { ...row, mac: groupRuleMac(this.keys.current, row) };
    await op.db.insert(GroupRule, rule);
    this.note(op, rule);
    return rule;
  }

  private note(op: Operation, rule: GroupRule): void {
    const { id, groupId, endedAt, version } = rule;
    op.record(
      `group:${groupId}`,
      { group: groupId, ...criteriaOf(rule), endedAt, version },
      { action: 'group.rule', mark: `group_rule:${id}` },
    );
  }

  /** Whoever is new or changed joins and leaves in the act that writes their record. */
  async written(op: Operation, personIds: readonly string[]): Promise<void> {
    const rules = await liveRules(op.db, this.keys.current, null);
    for (const rule of rules) {
      if (await this.isTouched(op, rule, personIds))
        await this.apply(op, await holdGroup(op.db, rule.groupId), rule, personIds);
    }
  }

  /** Writes down what time alone has changed: first days, last days, rules and records behind each other. Answers how much. */
  async sync(op: Operation): Promise<number> {
    let changed = 0;
    for (const rule of await liveRules(op.db, this.keys.current, null)) {
      if (!(await this.isTouched(op, rule, null))) continue;
      changed += await this.apply(op, await holdGroup(op.db, rule.groupId), rule, null);
    }
    return changed;
  }

  private async isTouched(op: Operation, rule: GroupRule, personIds: readonly string[] | null): Promise<boolean> {
    const covers = await this.coverage(op, criteriaOf(rule), personIds);
    const joining = await this.joining(op, rule.groupId, covers, personIds);
    return joining.length > 0 || (await this.leaving(op, rule.groupId, covers, personIds)).length > 0;
  }

  /** The difference between the rule and the stays by rule, of these people or of everybody. Answers how many rows changed. */
  private async apply(
    op: Operation,
    group: PersonGroup,
    rule: GroupRule | null,
    personIds: readonly string[] | null,
  ): Promise<number> {
    const covers = await this.coverage(op, rule ? criteriaOf(rule) : NOBODY, personIds);
    const leaving = await this.leaving(op, group.id, covers, personIds);
    await endStays(op, this.keys.current, leaving);
    await this.watch.withdraw(
      op,
      group,
      leaving.map(({ personId }) => personId),
    );
    if (!rule) return leaving.length;
    const joining = await this.joining(op, group.id, covers, personIds);
    const own = joining.filter(({ id }) => id === op.actor.id).map(({ id }) => id);
    await this.members.exclude(op, group.id, own, 'own_act');
    for (const personId of own)
      op.record([`group:${group.id}`, `person:${personId}`], { group: group.id, person: personId, kept: 'out' });
    const others = joining.filter(({ id }) => id !== op.actor.id);
    const stay = { groupId: group.id, source: 'rule', addedBy: rule.createdBy } as const;
    await beginStays(
      op,
      this.keys.current,
      others.map(({ id }) => ({ ...stay, personId: id })),
    );
    if (others.length > 0) await this.watch.issue(op, group);
    return leaving.length + joining.length;
  }

  /** The rule over `p`, in the exact words of the directory. */
  private async coverage(op: Operation, criteria: Criteria, personIds: readonly string[] | null): Promise<Sql> {
    if (takesNobody(criteria)) return sql`1 = 0`;
    const of = async (column: 'department' | 'organisation', wanted: readonly string[]): Promise<Sql> => {
      if (wanted.length === 0) return sql`1 = 1`;
      const statement = {
        department: sql`select distinct p.department as name from person p where p.department is not null ${among(personIds)}`,
        organisation: sql`select distinct p.organisation as name from person p where p.organisation is not null ${among(personIds)}`,
      }[column];
      const present = (await rows<{ name: string }>(op.db, statement)).map(({ name }) => name);
      const exact = meant(wanted, present);
      if (exact.length === 0) return sql`1 = 0`;
      const names = list(exact);
      return column === 'department'
        ? sql`coalesce(p.department, '') in ${names}`
        : sql`coalesce(p.organisation, '') in ${names}`;
    };
    const kinds = criteria.kinds.length === 0 ? sql`1 = 1` : sql`p.kind in ${list(criteria.kinds)}`;
    const departments = await of('department', criteria.departments);
    return sql`(${departments} and ${await of('organisation', criteria.organisations)} and ${kinds})`;
  }

  /** Covered, here, and no member: neither by hand nor kept out. */
  private async joining(
    op: Operation,
    groupId: string,
    covers: Sql,
    personIds: readonly string[] | null,
  ): Promise<Covered[]> {
    const found = await rows<Covered>(
      op.db,
      sql`select p.id, p.start_date as "startDate", p.last_day as "lastDay", p.time_zone as "timeZone", p.cut_at as "cutAt",
            p.leaving_at as "leavingAt" from person p
          where (p.id = ${op.actor.id} or (p.cut_at is null and p.leaving_at is null)) and ${covers} ${among(personIds)}
            and not exists (select 1 from group_member m where m.group_id = ${groupId} and m.person_id = p.id and m.ended_at is null)
            and not exists (select 1 from group_exclusion x where x.group_id = ${groupId} and x.person_id = p.id and x.ended_at is null)
          order by p.id`,
    );
    // Whoever acts is looked at whatever their dates are: the timed job must not let in later whom this act is to keep out.
    return found.filter((person) => person.id === op.actor.id || mayJoin(person, op.now, day(op.now)));
  }

  /** Members by rule whom it does not cover any more, or who have left. */
  private async leaving(
    op: Operation,
    groupId: string,
    covers: Sql,
    personIds: readonly string[] | null,
  ): Promise<GroupMember[]> {
    const found = await rows<Covered & { memberId: string; covered: number | string }>(
      op.db,
      sql`select m.id as "memberId", p.id, p.start_date as "startDate", p.last_day as "lastDay", p.time_zone as "timeZone",
            p.cut_at as "cutAt", p.leaving_at as "leavingAt", case when ${covers} then 1 else 0 end as covered
          from group_member m join person p on p.id = m.person_id
          where m.group_id = ${groupId} and m.source = 'rule' and m.ended_at is null ${among(personIds)}
            and (not ${covers} or p.cut_at is not null or p.last_day <= ${day(op.now)}) order by m.id`,
    );
    const over = found
      .filter((row) => Number(row.covered) === 0 || hasLeft(row, op.now))
      .map(({ memberId }) => memberId);
    return over.length === 0
      ? []
      : trustedMembers(op.db, this.keys.current, sql`m.id in ${list(over)}`, sql` order by m.id`);
  }
}

const among = (personIds: readonly string[] | null): Sql =>
  personIds === null ? sql`` : sql`and p.id in ${list(personIds)}`;
