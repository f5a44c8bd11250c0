import { Inject, Injectable } from '@nestjs/common';
import { rows, run, sql } from '../database/sql.js';
import { addSeconds, day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { personById } from '../people/person.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { addressKeyOf, addressOf } from './address.rules.js';
import { NativeIdentity } from './reconciliation.entity.js';
import { ReconciliationFailures } from './reconciliation.failures.js';

const DAY_SECONDS = 86_400;
const AT_A_TIME = 500;

/** Public profiles people gave of their own accord, so that a list can be matched by more than a name. */
@Injectable()
export class NativeIdentities {
  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  /** One's own; admins and hr see whose they may have to take away. */
  async of(op: Operation, personId: string): Promise<NativeIdentity[]> {
    await personById(op.db, personId);
    if (op.actor.id !== personId && !holds(op.actor, 'admin', 'hr')) throw ReconciliationFailures.NOT_YOURS();
    return op.db.find(NativeIdentity, { where: { personId }, order: { platform: 'ASC' }, take: 200 });
  }

  /** Given by the person themselves and by nobody for them. */
  async give(op: Operation, personId: string, platformId: string, profileUrl: string): Promise<NativeIdentity> {
    const person = await personById(op.db, personId);
    op.about(`person:${person.id}`);
    if (op.actor.id !== personId) throw ReconciliationFailures.NOT_YOURS();
    const platform = await this.catalogue.platform(op.db, platformId);
    const addressKey = addressKeyOf(profileUrl, platform);
    if (addressKey === null) throw ReconciliationFailures.NOT_A_PROFILE();
    const others = await rows(
      op.db,
      sql`select id from native_identity
          where platform = ${platform.id} and address_key = ${addressKey} and person_id <> ${personId}`,
    );
    if (others.length > 0) throw ReconciliationFailures.ADDRESS_TAKEN();
    const consentedAt = iso(op.now);
    await run(op.db, sql`delete from native_identity where person_id = ${personId} and platform = ${platform.id}`);
    const identity = { id: newId(), personId, platform: platform.id, addressKey, consentedAt };
    const row = { ...identity, profileUrl: addressOf(addressKey) };
    await op.db.insert(NativeIdentity, row);
    op.record(`person:${personId}`, { platform: platform.id, consent: true });
    return row;
  }

  /** Taken back by the person, or away by an admin or hr. */
  async remove(op: Operation, personId: string, platform: string): Promise<void> {
    await personById(op.db, personId);
    op.about(`person:${personId}`);
    if (op.actor.id !== personId && !holds(op.actor, 'admin', 'hr')) throw ReconciliationFailures.NOT_YOURS();
    const removed = await run(
      op.db,
      sql`delete from native_identity where person_id = ${personId} and platform = ${platform}`,
    );
    if (removed === 0) throw ReconciliationFailures.NO_IDENTITY();
    op.record(`person:${personId}`, { platform, consent: false });
  }

  /** Forgets the profiles of people who have gone; answers how many. */
  async purge(op: Operation): Promise<number> {
    const yesterday = day(addSeconds(op.now, -DAY_SECONDS));
    const gone = await rows<{ id: string; personId: string }>(
      op.db,
      sql`delete from native_identity where id in (
            select i.id from native_identity i join person p on p.id = i.person_id
            where p.cut_at is not null or p.last_day < ${yesterday} order by i.id limit ${AT_A_TIME})
          returning id, person_id as "personId"`,
    );
    if (gone.length === 0) op.unchanged();
    else op.record([...new Set(gone.map(({ personId }) => `person:${personId}`))], { removed: gone.length });
    return gone.length;
  }
}
