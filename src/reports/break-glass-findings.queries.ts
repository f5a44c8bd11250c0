import { reviewLimit } from '../access/break-glass-list.queries.js';
import { isProvenOpening, markedOpenings } from '../access/break-glass.queries.js';
import { overAt, stateOf } from '../access/break-glass.rules.js';
import { sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { tableOf } from './finding.js';
import type { Look } from './look.js';

/** Over for longer than a review may take, and nobody has looked; a row changed by hand counts as one nobody has looked at. */
export async function unreviewed({ db, keyring, now, today, isPast, settings }: Look): Promise<Sql> {
  const at = isPast ? new Date(`${today}T23:59:59.999Z`) : now;
  const limit = reviewLimit(at, settings.breakGlassReviewDays);
  const over = await markedOpenings(db, sql`coalesce(o.ended_at, o.expires_at) <= ${limit}`);
  const isLookedAt = ({ reviewedAt }: { reviewedAt: string | null }): boolean =>
    reviewedAt !== null && reviewedAt <= iso(at);
  const open = over.filter(
    (row) => !isProvenOpening(keyring, row) || (!isLookedAt(row) && stateOf(row, iso(at)) === 'over'),
  );
  return tableOf(
    db,
    open.map((row) => ({
      subject: `opening:${row.id}`,
      accountId: row.accountId,
      personId: row.personId,
      since: overAt(row),
      note: overAt(row).slice(0, 10),
    })),
  );
}
