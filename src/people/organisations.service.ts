import { Injectable } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import type { Operation } from '../operation/operation.js';
import { violatedUnique } from '../operation/storage-errors.js';
import type { ChangeOrganisation, CreateOrganisation, OrganisationQuery } from './organisation.dto.js';
import { Organisation } from './organisation.entity.js';
import { headcounts, heldOrganisation, organisationPage } from './organisation.queries.js';
import { fullNames } from './names.queries.js';
import type { Regarded } from './organisation.view.js';
import { PeopleFailures } from './people.failures.js';
import { personById } from './person.queries.js';

/** The outside organisations people work for, and until when. */
@Injectable()
export class Organisations {
  list(op: Operation, query: OrganisationQuery): Promise<Page<Organisation>> {
    return organisationPage(op.db, query);
  }

  /** What stands beside these in a view. */
  async regarded(op: Operation, organisations: readonly Organisation[]): Promise<Regarded> {
    const names = await fullNames(
      op.db,
      organisations.map(({ contactId }) => contactId),
    );
    return { names, people: await headcounts(op.db) };
  }

  /** Throws `people.unknown_organisation`. */
  async show(op: Operation, id: string): Promise<Organisation> {
    const found = await op.db.findOneBy(Organisation, { id });
    if (!found) throw PeopleFailures.UNKNOWN_ORGANISATION();
    return found;
  }

  /** Throws `people.organisation_taken` (409) for a name that is there in any spelling. */
  async create(op: Operation, input: Omit<CreateOrganisation, 'reason'>): Promise<Organisation> {
    const name = input.name.replace(/\s+/g, ' ').trim();
    const nameKey = fold(name);
    if (nameKey === '') throw PeopleFailures.ORGANISATION_NAME();
    if (input.contactId) await personById(op.db, input.contactId);
    const { kind = 'agency', contractEnd = null, contactId = null } = input;
    const row = { id: newId(), name, nameKey, kind, contractEnd, contactId, createdAt: iso(op.now), version: 1 };
    try {
      await op.db.insert(Organisation, row);
    } catch (error) {
      throw violatedUnique(error) ? PeopleFailures.ORGANISATION_TAKEN() : error;
    }
    op.record(`organisation:${row.id}`, { name, kind, contractEnd, contact: contactId });
    return row;
  }

  /** Its name stays: people are matched by it. */
  async change(op: Operation, id: string, input: Omit<ChangeOrganisation, 'reason'>): Promise<Organisation> {
    op.about(`organisation:${id}`);
    const before = await heldOrganisation(op.db, id);
    op.expect(before);
    if (input.contactId) await personById(op.db, input.contactId);
    const { kind = before.kind, contractEnd = before.contractEnd, contactId = before.contactId } = input;
    const next = { ...before, kind, contractEnd, contactId, version: before.version + 1 };
    const isSame = kind === before.kind && contractEnd === before.contractEnd && contactId === before.contactId;
    if (isSame) {
      op.unchanged();
      return before;
    }
    await op.db.save(Organisation, next);
    op.record(`organisation:${id}`, { kind, contractEnd, contact: contactId, was: before.contractEnd });
    return next;
  }
}
