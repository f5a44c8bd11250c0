import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ownerSeatsOn } from '../access/standing.js';
import { join, list, one, rows, run, sql } from '../database/sql.js';
import { countryOfLocale, publicHolidays } from '../handover/holidays.js';
import { RunbookShelf } from '../handover/runbook.service.js';
import { addSeconds, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { ACTIONS, ruleOf, type ActionName } from '../operation/actions.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { nightOf, type Place } from './working-hours.rules.js';

const AT_ONCE = 2000;

/** What hands out something of the vault. */
const RELEASES = (Object.keys(ACTIONS) as ActionName[]).filter(
  (action) => ruleOf(action).release === true && action.startsWith('credential.'),
);

interface Release {
  position: number;
  time: string;
  accountId: string;
}

interface Owner {
  accountId: string;
  personId: string;
}

interface Told extends Owner {
  night: string;
}

/** Tells whoever answers for an account that something was released from it while they were not at work: once a night. */
@Injectable()
export class ReleaseWatching {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** Reads the log on from where it last stopped, the first time from the day before. Answers whether there is more. */
  async look(op: Operation): Promise<boolean> {
    const releases = await this.since(op.db, await this.stoppedAt(op));
    const last = releases.at(-1);
    if (!last) {
      op.unchanged();
      return false;
    }
    await run(
      op.db,
      sql`insert into release_watch (id, position) values (1, ${last.position}) on conflict (id) do update set position = excluded.position`,
    );
    const told = await this.write(op, await this.nights(op, releases));
    for (const { accountId, personId, night } of told)
      op.announce('release.outside_hours', { accountId, personId, night });
    op.record([], { what: 'releases', looked: releases.length, told: told.length });
    return releases.length === AT_ONCE;
  }

  private async stoppedAt(op: Operation): Promise<number> {
    const seen = await one<{ position: number }>(op.db, sql`select position from release_watch where id = 1`);
    if (seen) return seen.position;
    const yesterday = iso(addSeconds(op.now, -86_400));
    const before = await one<{ position: number }>(
      op.db,
      sql`select position from ledger_leaf where time < ${yesterday} order by position desc limit 1`,
    );
    return before?.position ?? -1;
  }

  /** The account stands among the subjects of the line itself: those are indexed by subject, not by line. */
  private async since(db: EntityManager, position: number): Promise<Release[]> {
    const found = await rows<{ position: number; time: string; body: string }>(
      db,
      sql`select position, time, body from ledger_leaf where action in ${list(RELEASES)} and outcome = ${'done'}
            and position > ${position} order by position limit ${AT_ONCE}`,
    );
    return found.map(({ position: at, time, body }) => {
      const { subjects } = JSON.parse(body) as { subjects: string[] };
      const accountId = subjects.find((subject) => subject.startsWith('account:'))?.slice('account:'.length) ?? '';
      return { position: at, time, accountId };
    });
  }

  /** For each owner the nights, where they are, in which something was released. */
  private async nights(op: Operation, releases: readonly Release[]): Promise<Told[]> {
    const owners = await this.owners(op, [...new Set(releases.map(({ accountId }) => accountId))]);
    const places = await this.places(op, owners);
    const told = new Map<string, Told>();
    for (const { accountId, time } of releases) {
      for (const owner of owners.filter((one) => one.accountId === accountId)) {
        const place = places.get(owner.personId);
        const night = place && nightOf(new Date(Date.parse(time)), place, this.settings.workingHours);
        if (night) told.set(`${accountId} ${owner.personId} ${night}`, { ...owner, night });
      }
    }
    return [...told.values()];
  }

  private async owners(op: Operation, accountIds: readonly string[]): Promise<Owner[]> {
    const seats = await ownerSeatsOn(op.db, this.keys.current, accountIds);
    return accountIds.flatMap((accountId) => {
      const own = seats.filter((seat) => seat.accountId === accountId);
      const first = own.find(({ seat }) => seat === 'owner') ?? own[0];
      return first ? [{ accountId, personId: first.personId }] : [];
    });
  }

  /** Where owners are. Whoever leaves without knowing it learns nothing from what is prepared behind them. */
  private async places(op: Operation, owners: readonly Owner[]): Promise<Map<string, Place>> {
    const found = await rows<{ id: string; timeZone: string; locale: string }>(
      op.db,
      sql`select p.id, p.time_zone as "timeZone", p.locale from person p
          where p.id in ${list([...new Set(owners.map(({ personId }) => personId))])} and p.cut_at is null
            and not exists (select 1 from offboarding_case k where k.person_id = p.id and k.status in ('open', 'cut')
              and k.scenario in ${list(this.shelf.hiddenScenarios)})`,
    );
    const places = new Map<string, Place>();
    for (const { id, timeZone, locale } of found) {
      const holidays = await publicHolidays(await countryOfLocale(locale), [iso(op.now).slice(0, 10)]);
      places.set(id, { timeZone, holidays });
    }
    return places;
  }

  /** Those nobody had been told of. */
  private async write(op: Operation, nights: readonly Told[]): Promise<Told[]> {
    if (nights.length === 0) return [];
    const tuples = nights.map((one) => sql`(${one.accountId}, ${one.personId}, ${one.night}, ${iso(op.now)})`);
    return rows(
      op.db,
      sql`insert into release_notice (account_id, person_id, night, at) values ${join(tuples, ', ')}
          on conflict (account_id, person_id, night) do nothing
          returning account_id as "accountId", person_id as "personId", night`,
    );
  }
}
