import { Inject, Injectable } from '@nestjs/common';
import { requestsToDecide } from '../access/waiting-requests.queries.js';
import { isOwnerSeat } from '../access/standing.js';
import { seatsOfPeople } from '../accounts/seat.queries.js';
import { insertRows, join, list, rows, run, sql } from '../database/sql.js';
import { RunbookShelf } from '../handover/runbook.service.js';
import { tasksWaitingFor } from '../handover/waiting-tasks.queries.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { acknowledgementsOwedBy } from '../policies/waiting-policies.queries.js';
import { Settings } from '../settings/settings.js';
import { owedRotations } from '../vault/rotation.queries.js';
import { DIGEST } from './digest-letter.js';
import { localDayOf, NOTHING_WAITS, somethingWaits, type LocalDay, type Waiting } from './digest.rules.js';

const AT_ONCE = 200;

type Due = LocalDay & { personId: string };

/** One mail a day for those who want it so: what waits for them, in numbers, and what was announced and could wait. */
@Injectable()
export class Digests {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** For everybody whose morning has come, once a day; no mail where there is nothing to say. Answers whether there is more. */
  async plan(op: Operation): Promise<boolean> {
    const due = await this.due(op);
    const now = due.slice(0, AT_ONCE);
    if (now.length === 0) {
      op.unchanged();
      return false;
    }
    const ids = now.map(({ personId }) => personId);
    const waiting = await this.waiting(op, now);
    const collected = new Set(
      (
        await rows<{ personId: string }>(
          op.db,
          sql`select distinct person_id as "personId" from mail
              where person_id in ${list(ids)} and state = 'collected' and digest_id is null`,
        )
      ).map(({ personId }) => personId),
    );
    const told = now.filter(
      ({ personId }) => collected.has(personId) || somethingWaits(waiting.get(personId) ?? NOTHING_WAITS),
    );
    await this.write(op, told, waiting);
    for (const one of new Set(now.map((each) => each.day))) {
      const then = now.filter((each) => each.day === one).map(({ personId }) => personId);
      await run(op.db, sql`update mail_preference set digest_on = ${one} where person_id in ${list(then)}`);
    }
    op.record([], { what: 'digest', looked: now.length, told: told.length });
    return due.length > AT_ONCE;
  }

  private async due(op: Operation): Promise<Due[]> {
    const found = await rows<{ personId: string; timeZone: string; digestOn: string | null }>(
      op.db,
      sql`select m.person_id as "personId", coalesce(p.own_time_zone, p.time_zone) as "timeZone", m.digest_on as "digestOn"
          from mail_preference m join person p on p.id = m.person_id
          where m.mail = 'daily' and p.cut_at is null order by m.person_id`,
    );
    const zones = new Map(
      [...new Set(found.map((each) => each.timeZone))].map((zone) => [zone, localDayOf(op.now, zone)]),
    );
    return found.flatMap(({ personId, timeZone, digestOn }) => {
      const here = zones.get(timeZone) as LocalDay;
      return here.hour >= this.settings.digestHour && (digestOn ?? '') < here.day ? [{ personId, ...here }] : [];
    });
  }

  /** What waits for each of these people, in a few statements for all of them. */
  private async waiting({ db, now }: Operation, people: readonly Due[]): Promise<Map<string, Waiting>> {
    const ids = people.map(({ personId }) => personId);
    const tasks = new Map(
      (await tasksWaitingFor(db, this.shelf, people, iso(now))).map((each) => [each.personId, each]),
    );
    const requests = await requestsToDecide(db, this.keys.current, now);
    const acknowledgements = await acknowledgementsOwedBy(db, ids, day(now));
    const reviews = new Map(
      (
        await rows<{ personId: string; n: number | string }>(
          db,
          sql`select reviewer_id as "personId", count(*) as n from review_item
              where state = 'open' and reviewer_id in ${list(ids)} group by reviewer_id`,
        )
      ).map(({ personId, n }) => [personId, Number(n)]),
    );
    const rotations = await this.rotations({ db, now }, ids);
    return new Map(
      ids.map((id) => {
        const { late = 0, today = 0, week = 0 } = tasks.get(id) ?? {};
        const of = (counts: ReadonlyMap<string, number>): number => counts.get(id) ?? 0;
        const rest = { requests: of(requests), reviews: of(reviews), acknowledgements: of(acknowledgements) };
        return [id, { late, today, week, ...rest, rotations: of(rotations) }];
      }),
    );
  }

  private async rotations(
    { db, now }: Pick<Operation, 'db' | 'now'>,
    ids: readonly string[],
  ): Promise<Map<string, number>> {
    const seats = (await seatsOfPeople(db, this.keys.current, ids)).filter(isOwnerSeat);
    const accountIds = [...new Set(seats.map(({ accountId }) => accountId))];
    const owed = accountIds.length === 0 ? [] : await owedRotations(db, this.keys.current, { accountIds }, now);
    const counts = new Map<string, number>();
    for (const { accountId } of owed)
      for (const personId of new Set(seats.filter((seat) => seat.accountId === accountId).map((seat) => seat.personId)))
        counts.set(personId, (counts.get(personId) ?? 0) + 1);
    return counts;
  }

  private async write(op: Operation, told: readonly Due[], waiting: ReadonlyMap<string, Waiting>): Promise<void> {
    if (told.length === 0) return;
    const at = iso(op.now);
    const mails = told.map(({ personId, day: on }) => ({ id: newId(), personId, on }));
    await insertRows(
      op.db,
      'mail',
      ['id', 'message_id', 'topic', 'facts', 'person_id', 'address', 'state', 'attempts', 'due_at', 'created_at'],
      mails.map(({ id, personId, on }) => [
        ...[id, `${DIGEST}:${on}`, DIGEST, JSON.stringify({ day: on, waiting: waiting.get(personId) })],
        ...[personId, '', 'waiting', 0, at, at],
      ]),
    );
    const tuples = mails.map(({ id, personId }) => sql`(${id}, ${personId})`);
    await run(
      op.db,
      sql`with digest (id, person_id) as (values ${join(tuples, ', ')})
          update mail set digest_id = digest.id from digest
          where mail.person_id = digest.person_id and mail.state = 'collected' and mail.digest_id is null`,
    );
  }
}
