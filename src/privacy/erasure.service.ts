import { Inject, Injectable } from '@nestjs/common';
import { RunbookShelf } from '../handover/runbook.service.js';
import { addSeconds, day, iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import type { Person } from '../people/person.entity.js';
import { heldPerson, personById } from '../people/person.queries.js';
import { hasLeft } from '../people/person.rules.js';
import { Settings } from '../settings/settings.js';
import { eraseContacts } from './erasing.js';
import { erasable, holdsOf, type Retention } from './erasure.queries.js';
import { refusalToErase } from './erasure.rules.js';

const DAY_SECONDS = 86_400;
const AT_A_TIME = 100;

/** Who is due by then: for the job, and for the finding that says who cannot be erased. */
export function retentionOf(shelf: RunbookShelf, days: number, now: Date): Retention {
  return {
    eraseSteps: shelf.codes((step) => step.does === 'erase_contacts'),
    before: day(addSeconds(now, -days * DAY_SECONDS)),
    now: iso(now),
  };
}

/** Forgets how people who left could be reached. Tree, proofs, signatures and names stay what they were. */
@Injectable()
export class Erasures {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** Those whose time is over; answers whether there may be more. Whoever something hangs on is left, and is a finding. */
  async eraseDue(op: Operation): Promise<boolean> {
    const retention = retentionOf(this.shelf, this.settings.eraseContactsAfterDays, op.now);
    const ids = await erasable(op.db, retention, day(op.now), AT_A_TIME);
    if (ids.length === 0) {
      op.unchanged();
      return false;
    }
    const erased = await eraseContacts(op, ids, retention.eraseSteps);
    for (const id of ids) op.record(`person:${id}`, { person: id, before: retention.before });
    op.record([], { people: ids.length, erased });
    return ids.length === AT_A_TIME;
  }

  /** Asked for, at once. Throws `privacy.still_here` and `privacy.still_needed` (422) with `holds`. */
  async erase(op: Operation, id: string): Promise<Person> {
    op.about(`person:${id}`);
    const person = await heldPerson(op.db, id);
    op.expect(person);
    if (person.erasedAt !== null) {
      op.unchanged();
      return person;
    }
    op.refuse(refusalToErase(hasLeft(person, op.now), await holdsOf(op.db, id, day(op.now))));
    const { eraseSteps } = retentionOf(this.shelf, 0, op.now);
    const erased = await eraseContacts(op, [id], eraseSteps);
    op.record(`person:${id}`, { person: id, erased });
    return personById(op.db, id);
  }
}
