import { Inject, Injectable } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Person } from '../people/person.entity.js';
import { PeopleFailures } from '../people/people.failures.js';
import { personByEmail, personById } from '../people/person.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { holdingsOf, type Holdings } from './holdings.js';
import { leadTimesOf, previewOf } from './preview.rules.js';
import type { DeparturePreview, LeadTime } from './preview.view.js';

/** "If they left tonight": computed from what is, changes nothing. */
@Injectable()
export class DeparturePreviews {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** Throws `people.unknown`. */
  async of(op: Operation, personId: string): Promise<DeparturePreview> {
    return this.preview(op, await personById(op.db, personId));
  }

  /** Throws `people.unknown`. */
  async ofEmail(op: Operation, email: string): Promise<DeparturePreview> {
    const person = await personByEmail(op.db, email);
    if (!person) throw PeopleFailures.UNKNOWN();
    return this.preview(op, person);
  }

  /** What the person holds, with the platforms' delays: the ground a case is opened on. */
  async holdings(op: Operation, person: Person): Promise<{ holdings: Holdings; leadTimes: LeadTime[] }> {
    const holdings = await holdingsOf(op.db, this.keys.current, person, day(op.now));
    const { platforms } = await this.catalogue.all(op.db);
    return { holdings, leadTimes: leadTimesOf(holdings, (platform) => platforms.get(platform)?.leadDays ?? 0) };
  }

  private async preview(op: Operation, person: Person): Promise<DeparturePreview> {
    const { holdings, leadTimes } = await this.holdings(op, person);
    return previewOf(person, holdings, leadTimes, op.now);
  }
}
