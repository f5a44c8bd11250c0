import { Inject, Injectable } from '@nestjs/common';
import { accountById } from '../accounts/account.queries.js';
import { forUpdate, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson, rolesOf } from '../people/person.queries.js';
import type { BreakGlassRightsQuery, GiveBreakGlassRight } from './break-glass.dto.js';
import type { BreakGlassRight } from './break-glass.entity.js';
import { BreakGlassFailures } from './break-glass.failures.js';
import { claimedRoles, holdRight, liveRight, notOver, provenOpenings, provenRights } from './break-glass.queries.js';
import { refusalToGiveRight } from './break-glass.rules.js';
import { endOpenings, writeRight } from './break-glass.writing.js';
import { peopleState } from './deciders.js';
import type { PersonState } from './grant.rules.js';

/** Who may break the glass, should it ever be needed: given by an admin, never to oneself, and taken back at any time. */
@Injectable()
export class BreakGlassRights {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  async give(op: Operation, input: GiveBreakGlassRight): Promise<BreakGlassRight> {
    op.about(`person:${input.personId}`);
    const accountId = input.accountId ?? null;
    if (accountId !== null) await accountById(op.db, accountId);
    await heldPerson(op.db, input.personId);
    const people = await peopleState(op.db, [op.actor.id, input.personId], { hold: true });
    const [giver, recipient] = [people.get(op.actor.id), people.get(input.personId)];
    if (!giver || !recipient) throw BreakGlassFailures.NO_LONGER_ADMIN();
    const related = await provenRights(
      op.db,
      this.keys.current,
      sql`${liveRight(day(op.now))} and (r.person_id = ${recipient.id} or (r.person_id = ${giver.id} and r.given_by = ${recipient.id}))`,
    );
    op.refuse(
      refusalToGiveRight(
        {
          ...{ giver, recipient, until: input.until },
          // The role is looked up again: one taken away since the request was let in gives nothing.
          giverIsAdmin: (await rolesOf(op.db, this.keys.current, giver.id)).includes('admin'),
          roles: await claimedRoles(op.db, recipient.id),
          holdsAlready: related.some((r) => r.personId === recipient.id && r.accountId === accountId),
          givenByRecipient: related.some((r) => r.personId === giver.id && r.givenBy === recipient.id),
        },
        op.now,
      ),
    );
    return this.begin(op, recipient, accountId, input.until);
  }

  private async begin(
    op: Operation,
    { id: personId }: PersonState,
    accountId: string | null,
    until: string,
  ): Promise<BreakGlassRight> {
    const ended = { endedAt: null, endedBy: null, endedReason: null };
    const row = { id: newId(), personId, accountId, until, reason: op.reason ?? '', givenBy: op.actor.id, ...ended };
    const right = { ...row, createdAt: iso(op.now), version: 1 };
    op.announce('break_glass_right.given', { rightId: row.id, personId, accountId });
    return writeRight(op, this.keys.current, right, 'break_glass_right.give');
  }

  /** Ends a right now, and with it whatever its holder has open by it: an admin, or the holder giving it back. */
  async revoke(op: Operation, id: string): Promise<BreakGlassRight> {
    const keyring = this.keys.current;
    const known = await one<{ personId: string }>(
      op.db,
      sql`select person_id as "personId" from break_glass_right where id = ${id}`,
    );
    const isHolder = known?.personId === op.actor.id;
    if (!known || !(isHolder || holds(op.actor, 'admin'))) throw BreakGlassFailures.UNKNOWN_RIGHT();
    op.about(`break_glass_right:${id}`, `person:${known.personId}`);
    if (!isHolder && !(await rolesOf(op.db, keyring, op.actor.id)).includes('admin'))
      throw BreakGlassFailures.NO_LONGER_ADMIN();
    const right = await holdRight(op.db, keyring, id);
    if (!right) throw BreakGlassFailures.UNKNOWN_RIGHT();
    op.refuse(right.endedAt === null ? null : BreakGlassFailures.ALREADY_ENDED());
    op.expect(right);
    const ended = await this.end(op, right, op.reason);
    await this.shut(op, sql`o.right_id = ${id}`);
    op.announce('break_glass_right.ended', { rightId: id, personId: right.personId, accountId: right.accountId });
    return ended;
  }

  /** Ends every standing right of a leaver and whatever they have open: part of the cut of a departure. Answers how many. */
  async endAllOf(op: Operation, personId: string): Promise<number> {
    const own = sql`r.person_id = ${personId} and r.ended_at is null`;
    await rows(op.db, sql`select r.id from break_glass_right r where ${own} order by r.id${forUpdate(op.db)}`);
    const rights = await provenRights(op.db, this.keys.current, own);
    for (const right of rights) await this.end(op, right, 'cut');
    return rights.length + (await this.shutAllOf(op, personId));
  }

  /** Ends whatever a person has open; their standing rights stay. Answers how many. */
  shutAllOf(op: Operation, personId: string): Promise<number> {
    return this.shut(op, sql`o.person_id = ${personId}`);
  }

  private end(op: Operation, { mac: _, ...right }: BreakGlassRight, endedReason: string | null) {
    const next = { ...right, endedAt: iso(op.now), endedBy: op.actor.id, endedReason, version: right.version + 1 };
    return writeRight(op, this.keys.current, next, 'break_glass_right.revoke');
  }

  private async shut(op: Operation, which: Sql): Promise<number> {
    const condition = sql`${which} and ${notOver('o', iso(op.now))}`;
    await rows(op.db, sql`select o.id from break_glass_opening o where ${condition} order by o.id${forUpdate(op.db)}`);
    return (await endOpenings(op, this.keys.current, await provenOpenings(op.db, this.keys.current, condition))).length;
  }

  /** Admins and auditors see all, everybody else their own; newest first. */
  async list(op: Operation, query: BreakGlassRightsQuery): Promise<Page<BreakGlassRight>> {
    const today = day(op.now);
    const state = { all: raw('1 = 1'), live: liveRight(today), ended: sql`not (${liveRight(today)})` }[query.state];
    const matching = sql`${state}${holds(op.actor, 'admin', 'auditor') ? raw('') : sql` and r.person_id = ${op.actor.id}`}
      ${query.personId ? sql` and r.person_id = ${query.personId}` : raw('')}`;
    const [before] = query.cursor ? decodeCursor(query.cursor, 1) : [null];
    const place = before === null ? raw('') : sql` and r.id < ${before ?? ''}`;
    const ids = await rows<{ id: string }>(
      op.db,
      sql`select r.id from break_glass_right r where ${matching}${place} order by r.id desc limit ${query.limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from break_glass_right r where ${matching}`,
    );
    const page = pageOf(ids, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
    return { ...page, items: await this.trusted(op, page.items) };
  }

  private async trusted(op: Operation, place: readonly { id: string }[]): Promise<BreakGlassRight[]> {
    const [first, last] = [place[0], place[place.length - 1]];
    if (!first || !last) return [];
    const found = await provenRights(op.db, this.keys.current, sql`r.id <= ${first.id} and r.id >= ${last.id}`);
    const byId = new Map(found.map((right) => [right.id, right]));
    return place.flatMap(({ id }) => byId.get(id) ?? []);
  }
}
