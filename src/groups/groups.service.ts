import { Inject, Injectable } from '@nestjs/common';
import { list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { violatedUnique } from '../operation/storage-errors.js';
import type { ChangeGroup, CreateGroup, GroupsQuery, MembersQuery } from './group.dto.js';
import { PersonGroup } from './group.entity.js';
import { GROUP_COLUMNS, holdGroup, liveRules, trustedMembers } from './group.queries.js';
import { allowedOnGroup, criteriaOf } from './group.rules.js';
import type { NamedMember, ShownGroup } from './group.view.js';
import { GroupWatch } from './group-watch.js';
import { GroupFailures } from './groups.failures.js';
import { endStays } from './member.writing.js';
import { Members } from './members.service.js';
import { GroupRules } from './rules.service.js';

/** Groups of people. Admins make them; members see the ones they are in, readers all. */
@Injectable()
export class Groups {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(GroupWatch) private readonly watch: GroupWatch,
    @Inject(Members) private readonly members: Members,
    @Inject(GroupRules) private readonly rules: GroupRules,
  ) {}

  /** Throws `groups.name_taken`. */
  async create(op: Operation, input: CreateGroup): Promise<ShownGroup> {
    const name = input.name.trim();
    const made = { createdAt: iso(op.now), createdBy: op.actor.id, endedAt: null, endedBy: null, endedReason: null };
    const what = { name, nameKey: fold(name), description: input.description?.trim() || null };
    const group: PersonGroup = { id: newId(), ...what, ...made, version: 1 };
    await named(() => op.db.insert(PersonGroup, group));
    op.record(`group:${group.id}`, { name: group.name });
    return this.shown(op, group);
  }

  /** Its name from now on; what was given before names it as it was. */
  async change(op: Operation, id: string, input: ChangeGroup): Promise<ShownGroup> {
    const group = await this.held(op, id);
    const name = input.name?.trim() || group.name;
    const description = input.description === undefined ? group.description : input.description?.trim() || null;
    if (name === group.name && description === group.description) {
      op.unchanged();
      return this.shown(op, group);
    }
    const changed = { ...group, name, nameKey: fold(name), description, version: group.version + 1 };
    await named(() => op.db.update(PersonGroup, { id }, changed));
    op.record(`group:${id}`, { before: group.name, name });
    return this.shown(op, changed);
  }

  /** Ends the group, every stay in it, and what follows from its grants. */
  async end(op: Operation, id: string): Promise<ShownGroup> {
    const group = await this.held(op, id);
    await this.rules.endRule(op, id);
    await this.watch.dissolve(op, group);
    const stays = await trustedMembers(op.db, this.keys.current, sql`m.group_id = ${id} and m.ended_at is null`);
    await endStays(op, this.keys.current, stays);
    const over = { endedAt: iso(op.now), endedBy: op.actor.id, endedReason: op.reason, version: group.version + 1 };
    await op.db.update(PersonGroup, { id }, over);
    op.record(`group:${id}`, { name: group.name, members: stays.length });
    op.announce('group.ended', { groupId: id, by: op.actor.id });
    return this.shown(op, { ...group, ...over });
  }

  async show(op: Operation, id: string): Promise<ShownGroup> {
    const group = await one<PersonGroup>(
      op.db,
      sql`select ${GROUP_COLUMNS} from person_group g where g.id = ${id} and ${await this.visible(op)}`,
    );
    if (!group) throw GroupFailures.UNKNOWN();
    return this.shown(op, group);
  }

  async list(op: Operation, query: GroupsQuery): Promise<Page<ShownGroup>> {
    const state = { live: sql`g.ended_at is null`, ended: sql`g.ended_at is not null`, all: raw('1 = 1') }[query.state];
    const of = query.personId === undefined ? raw('') : sql`and g.id in ${await this.groupsOf(op, query.personId)}`;
    const matching = sql`${state} and ${await this.visible(op)} ${of}`;
    const [name, id] = query.cursor ? decodeCursor(query.cursor, 2) : ['', ''];
    const found = await rows<PersonGroup>(
      op.db,
      sql`select ${GROUP_COLUMNS} from person_group g where ${matching} and (g.name_key, g.id) > (${name ?? ''}, ${id ?? ''})
          order by g.name_key, g.id limit ${query.limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from person_group g where ${matching}`,
    );
    const page = pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.nameKey, row.id]);
    return { ...page, items: await this.allShown(op, page.items) };
  }

  /** Who is and was in it: not for members, who see only that they are. */
  async membersOf(op: Operation, id: string, query: MembersQuery): Promise<Page<NamedMember>> {
    await this.show(op, id);
    if (!(await this.readsAll(op))) throw GroupFailures.NOT_READER();
    return this.members.list(op, id, query);
  }

  async shown(op: Operation, group: PersonGroup): Promise<ShownGroup> {
    const [shown] = await this.allShown(op, [group]);
    return shown as ShownGroup;
  }

  private async allShown(op: Operation, groups: readonly PersonGroup[]): Promise<ShownGroup[]> {
    const ids = groups.map(({ id }) => id);
    const rules = new Map(
      (await liveRules(op.db, this.keys.current, ids)).map((rule) => [rule.groupId, criteriaOf(rule)]),
    );
    const counts = await rows<{ groupId: string; n: number | string }>(
      op.db,
      sql`select group_id as "groupId", count(*) as n from group_member where ended_at is null and group_id in ${list(ids)}
          group by group_id`,
    );
    const members = new Map(counts.map((row) => [row.groupId, Number(row.n)]));
    const readsAll = await this.readsAll(op);
    return groups.map((group) => ({
      group,
      criteria: rules.get(group.id) ?? null,
      members: members.get(group.id) ?? 0,
      can: tryable(op.actor, allowedOnGroup(group, readsAll)),
    }));
  }

  private async held(op: Operation, id: string): Promise<PersonGroup> {
    op.about(`group:${id}`);
    const group = await holdGroup(op.db, id);
    op.refuse(group.endedAt === null ? null : GroupFailures.ENDED());
    op.expect(group);
    return group;
  }

  private async readsAll(op: Operation): Promise<boolean> {
    return holds(op.actor, 'admin', 'hr', 'auditor', 'machine') || (await this.watch.answersForAccounts(op));
  }

  private async visible(op: Operation): Promise<Sql> {
    return (await this.readsAll(op)) ? raw('1 = 1') : sql`g.id in ${await this.groupsOf(op, op.actor.id)}`;
  }

  private async groupsOf(op: Operation, personId: string): Promise<Sql> {
    const stays = await trustedMembers(op.db, this.keys.current, sql`m.person_id = ${personId} and m.ended_at is null`);
    return list(stays.map(({ groupId }) => groupId));
  }
}

async function named<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw violatedUnique(error) ? GroupFailures.NAME_TAKEN() : error;
  }
}
