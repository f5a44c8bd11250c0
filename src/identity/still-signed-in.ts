import { Injectable } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import { newestMark } from '../ledger/ledger.queries.js';
import { cutMark, saidBy } from '../ledger/mark.js';
import type { Operation } from '../operation/operation.js';
import { StillHere } from '../operation/still-here.js';
import { SessionFailures } from './identity.failures.js';

/** Nobody does this to themselves: an act that ended its own session in any other way stands. */
const BY_OTHERS = ['cut', 'roles', 'away'];

/** Looks the session up once more before the commit; a cut is believed as the log has it, whatever the table says. */
@Injectable()
export class StillSignedIn extends StillHere {
  override async confirm({ db, actor, now }: Operation): Promise<void> {
    if (actor.session === null) return;
    const found = await one<{ endedAt: string | null; endedReason: string | null; cutAt: string | null }>(
      db,
      sql`select s.ended_at as "endedAt", s.ended_reason as "endedReason", coalesce(p.cut_at, p.away_at) as "cutAt"
          from session s join person p on p.id = s.person_id where s.id = ${actor.session.id} and s.person_id = ${actor.id}`,
    );
    const lives =
      found !== null &&
      found.cutAt === null &&
      (found.endedAt === null ||
        (found.endedAt === now.toISOString() && !BY_OTHERS.includes(found.endedReason ?? 'cut')));
    if (!lives || saidBy(await newestMark(db, cutMark(actor.id)), 'cutAt') !== null) throw SessionFailures.ENDED();
  }
}
