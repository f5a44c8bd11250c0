import { Inject, Injectable } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { peoplePage } from '../people/directory.queries.js';
import type { Person } from '../people/person.entity.js';
import { PeopleFailures } from '../people/people.failures.js';
import { personByEmail, personById } from '../people/person.queries.js';
import { hasLeft } from '../people/person.rules.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { holdingsOf, type Holdings } from './holdings.js';
import type { PreviewsQuery } from './preview.dto.js';
import { DepartureReading } from './preview-facts.js';
import { connectedTo, sharingAName } from './preview-things.queries.js';
import { previewOf, summaryOf } from './preview-writing.js';
import { leadTimesOf } from './preview.rules.js';
import type { DeparturePreview, DepartureSummaryPage, LeadTime } from './preview.view.js';

/** How long a list of a preview may be; the lists every client knows of are whole. */
const LISTED = 200;
/** Of a page only the lengths of the lists are shown. */
const COUNTED = 1;

/** "If they left tonight": computed from what is, changes nothing. */
@Injectable()
export class DeparturePreviews {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(DepartureReading) private readonly reading: DepartureReading,
  ) {}

  /** As if they left on `lastDay`, where it is given. Throws `people.unknown`. */
  async of(op: Operation, personId: string, lastDay?: string): Promise<DeparturePreview> {
    return this.preview(op, await personById(op.db, personId), lastDay);
  }

  /** Throws `people.unknown`. */
  async ofEmail(op: Operation, email: string): Promise<DeparturePreview> {
    const person = await personByEmail(op.db, email);
    if (!person) throw PeopleFailures.UNKNOWN();
    return this.preview(op, person);
  }

  /** Of everybody in the directory, by name; the figures are those of the single previews. */
  async page(op: Operation, query: PreviewsQuery): Promise<DepartureSummaryPage> {
    const people = await peoplePage(op.db, { ...query, sort: 'fullName' }, false);
    const facts = await this.reading.of(op, people.items, COUNTED);
    const items = people.items.map((person, n) => {
      const known = { lastDay: person.lastDay, gone: hasLeft(person, op.now) };
      return summaryOf(facts[n] as (typeof facts)[number], person, known);
    });
    return { ...people, items };
  }

  /** What the person holds, with the platforms' delays: the ground a case is opened on. */
  async holdings(op: Operation, person: Person): Promise<{ holdings: Holdings; leadTimes: LeadTime[] }> {
    const holdings = await holdingsOf(op.db, this.keys.current, person, day(op.now));
    const { platforms } = await this.catalogue.all(op.db);
    return { holdings, leadTimes: leadTimesOf(holdings, (platform) => platforms.get(platform)?.leadDays ?? 0) };
  }

  private async preview(op: Operation, person: Person, lastDay = person.lastDay): Promise<DeparturePreview> {
    const [facts] = await this.reading.of(op, [person], LISTED);
    if (!facts) throw PeopleFailures.UNKNOWN();
    const tools = facts.tools.slice(0, LISTED).map(({ accountId }) => accountId);
    return previewOf(facts, {
      lastDay,
      today: day(op.now),
      connected: await connectedTo(op.db, tools, LISTED),
      sharesName: facts.paidPlans.total > 0 && (await sharingAName(op.db, [person])).has(person.id),
      most: LISTED,
    });
  }
}
