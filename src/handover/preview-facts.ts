import { Inject, Injectable } from '@nestjs/common';
import type { BreakGlassRight } from '../access/break-glass.entity.js';
import type { Delegation } from '../access/delegation.entity.js';
import { day, dayAfter, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Person } from '../people/person.entity.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import type { Platform } from '../platforms/platform.js';
import { nothing, type Bounded } from './bounded.queries.js';
import { countryOfLocale, publicHolidays } from './holidays.js';
import { byPerson, holdingsOfPeople, type Holdings } from './holdings.js';
import { localDay, SAFETY_DAYS } from './due.rules.js';
import * as duties from './preview-duties.queries.js';
import type * as parts from './preview-parts.view.js';
import * as powers from './preview-powers.queries.js';
import * as things from './preview-things.queries.js';
import { leadTimesOf, longestLead } from './preview.rules.js';
import { toolsIn, type HeldTool } from './preview-tools.rules.js';
import type { LeadTime } from './preview.view.js';
import { RunbookShelf } from './runbook.service.js';

/** Whoever a preview is made of. */
export type Departing = Pick<
  Person,
  'id' | 'fullName' | 'searchText' | 'timeZone' | 'locale' | 'lastDay' | 'startDate' | 'cutAt'
>;

/** Everything a preview is made from; lists that may be long hold their beginning and their length. */
export interface DepartureFacts {
  person: Departing;
  /** Today where they are. */
  today: string;
  holdings: Holdings;
  leadTimes: LeadTime[];
  /** Public holidays where they are. */
  holidays: ReadonlySet<string>;
  exposures: Bounded<parts.ExposureView>;
  tokens: Bounded<things.KnownToken>;
  factors: things.HeldFactor[];
  devices: Bounded<things.HeldDevice>;
  tools: HeldTool[];
  nativeRoles: Bounded<parts.NativeRoleView>;
  paidPlans: Bounded<things.PaidPlan>;
  successions: Bounded<parts.SuccessionView>;
  tasks: Bounded<parts.AssignedTaskView>;
  reviews: duties.OpenReview[];
  accessRequests: Bounded<parts.WaitingRequestView>;
  accountRequests: parts.WaitingRequestView[];
  rights: BreakGlassRight[];
  delegations: Delegation[];
  groups: powers.Membership[];
}

type Part<Keys extends keyof DepartureFacts> = (id: string) => Pick<DepartureFacts, Keys>;

/** Gathers what previews are made from, for one person or a page of them, with the same statements. */
@Injectable()
export class DepartureReading {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** In the order of the people. Lists that may be long are cut after `most`. */
  async of(op: Operation, people: readonly Departing[], most: number): Promise<DepartureFacts[]> {
    await this.shelf.refresh(op.db);
    const ids = people.map((person) => person.id);
    const today = day(op.now);
    const held = await holdingsOfPeople(op.db, this.keys.current, ids, today);
    const { platforms } = await this.catalogue.all(op.db);
    const thingsOf = await this.things(op, people, most);
    const toolsOf = await this.tools(op, held, platforms);
    const dutiesOf = await this.duties(op, ids, most);
    const powersOf = await this.powers(op, held);
    const holidaysOf = holidayReader();
    const found: DepartureFacts[] = [];
    for (const person of people) {
      const holdings = held.get(person.id) as Holdings;
      const leadTimes = leadTimesOf(holdings, (platform) => platforms.get(platform)?.leadDays ?? 0);
      const local = localDay(op.now, person.timeZone);
      const last = dayAfter(local, longestLead(leadTimes) + SAFETY_DAYS);
      const holidays = await holidaysOf(person.locale, local, last);
      found.push({
        ...{ person, today: local, holdings, leadTimes, holidays },
        ...{ ...thingsOf(person.id), ...toolsOf(person.id), ...dutiesOf(person.id), ...powersOf(person.id) },
      });
    }
    return found;
  }

  private async things(
    { db }: Operation,
    people: readonly Departing[],
    most: number,
  ): Promise<Part<'exposures' | 'tokens' | 'factors' | 'devices' | 'nativeRoles' | 'paidPlans'>> {
    const ids = people.map((person) => person.id);
    const exposures = await things.exposedVersions(db, ids, most);
    const tokens = await things.knownTokens(db, ids, most);
    const factors = byPerson(await things.heldFactors(db, ids));
    const devices = await things.heldDevices(db, ids, most);
    const nativeRoles = await things.nativeRoles(db, ids, most);
    const plans = await things.paidPlans(db, people, most);
    return (id) => ({
      exposures: exposures.get(id) ?? nothing(),
      tokens: tokens.get(id) ?? nothing(),
      factors: factors.get(id) ?? [],
      devices: devices.get(id) ?? nothing(),
      nativeRoles: nativeRoles.get(id) ?? nothing(),
      paidPlans: plans.get(id) ?? nothing(),
    });
  }

  private async tools(
    { db, now }: Operation,
    held: ReadonlyMap<string, Holdings>,
    platforms: ReadonlyMap<string, Platform>,
  ): Promise<Part<'tools'>> {
    const isTool = (platform: string): boolean => platforms.get(platform)?.kind === 'tool';
    const touched = [...held.values()].flatMap(({ accounts }) =>
      [...accounts.values()].filter(({ platform }) => isTool(platform)).map(({ id }) => id),
    );
    const facts = new Map((await things.toolFacts(db, [...new Set(touched)])).map((tool) => [tool.id, tool]));
    return (id) => ({ tools: toolsIn(id, held.get(id) as Holdings, facts, day(now)) });
  }

  private async duties(
    op: Operation,
    ids: readonly string[],
    most: number,
  ): Promise<Part<'successions' | 'tasks' | 'reviews' | 'accessRequests' | 'accountRequests'>> {
    const asked = { ids, askerId: op.actor.id, shelf: this.shelf, now: iso(op.now), most };
    const successions = await duties.successions(op.db, asked);
    const tasks = await duties.assignedTasks(op.db, asked);
    const reviews = byPerson(await duties.openReviews(op.db, ids));
    const access = await duties.waitingForAccess(op.db, asked);
    const accounts = byPerson(await duties.waitingForAccounts(op.db, this.keys.current, asked));
    return (id) => ({
      successions: successions.get(id) ?? nothing(),
      tasks: tasks.get(id) ?? nothing(),
      reviews: reviews.get(id) ?? [],
      accessRequests: access.get(id) ?? nothing(),
      accountRequests: accounts.get(id) ?? [],
    });
  }

  private async powers(
    { db, now }: Operation,
    held: ReadonlyMap<string, Holdings>,
  ): Promise<Part<'rights' | 'delegations' | 'groups'>> {
    const keyring = this.keys.current;
    const ids = [...held.keys()];
    const rights = byPerson(await powers.standingRights(db, keyring, ids, day(now)));
    const delegations = await powers.delegationsAround(db, keyring, ids, day(now));
    const groups = byPerson(await powers.memberships(db, keyring, held, day(now)));
    return (id) => ({
      rights: rights.get(id) ?? [],
      delegations: delegations.filter(({ holderId, delegateId }) => holderId === id || delegateId === id),
      groups: groups.get(id) ?? [],
    });
  }
}

/** Public holidays by locale and days; asked once for people who share both. */
function holidayReader(): (locale: string, from: string, to: string) => Promise<ReadonlySet<string>> {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  const look = async (locale: string, days: string[]): Promise<ReadonlySet<string>> =>
    publicHolidays(await countryOfLocale(locale), days);
  return (locale, from, to) => {
    const key = `${locale} ${from} ${to}`;
    const holidays = known.get(key) ?? look(locale, [from, to]);
    known.set(key, holidays);
    return holidays;
  };
}
