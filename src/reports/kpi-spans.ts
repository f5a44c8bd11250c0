import { DateTime } from 'luxon';
import type { Sql } from '../database/sql.js';
import { sql } from '../database/sql.js';
import { daysBetween } from './days.js';
import { tableOf, type Shortfall } from './finding.js';
import { median, type Measured, type Scope } from './kpi.js';
import { accountsIn, leavings } from './kpi.queries.js';
import { owedOn } from './owed.js';

const HOUR_MS = 3_600_000;

/** A thing with a length of its own: days owed, hours until access was over. */
interface Span extends Omit<Shortfall, 'note'> {
  length: number;
  open: boolean;
}

/** Somebody who left, and for how long access outlived their last day. */
interface Leaver extends Span {
  personId: string;
  lastDay: string;
}

/** Figures over lengths of time: a rule of ours measured each, so the rows come as a table. */
function table({ look }: Scope, spans: readonly Span[]): Sql {
  const found = spans.map(({ subject, accountId, personId, length, open }) => ({
    ...{ subject, accountId, personId },
    since: open ? '1' : '0',
    note: String(Math.round(length * 10) / 10),
  }));
  return sql`select t.subject, t.account_id, t.person_id, 1 as counted, cast(t.note as double precision) as value,
    cast(t.since as integer) as x, 0 as y from (${tableOf(look.db, found)}) t`;
}

async function owedSpans(scope: Scope): Promise<Span[]> {
  const inScope = scope.isNarrowed ? await accountsIn(scope) : null;
  return (await owedOn(scope.look))
    .filter(({ accountId }) => inScope === null || inScope.has(accountId))
    .map(({ credentialId, accountId, exposedTo, since }) => ({
      subject: `credential:${credentialId}`,
      accountId,
      personId: exposedTo[0]?.personId ?? null,
      since,
      length: daysBetween(since.slice(0, 10), scope.look.today),
      open: false,
    }));
}

export const owedRows = async (scope: Scope): Promise<Sql> => table(scope, await owedSpans(scope));

export async function owed(scope: Scope): Promise<Measured> {
  const ages = (await owedSpans(scope)).map(({ length }) => length);
  const oldest = ages.length === 0 ? null : Math.max(...ages);
  return {
    value: ages.length,
    numerator: ages.length,
    denominator: null,
    parts: { oldest_days: oldest, median_days: median(ages) },
  };
}

/** From midnight at the end of the last day, where the person works; access that still lives counts up to the end of the day, or now. */
export async function leavingSpans(scope: Scope): Promise<Leaver[]> {
  const { now, today } = scope.look;
  const asked = Math.min(now.getTime(), Date.parse(`${today}T24:00:00.000Z`));
  return (await leavings(scope)).map(({ personId, lastDay, timeZone, endedAt, open }) => {
    const over = DateTime.fromISO(lastDay, { zone: timeZone }).endOf('day').toMillis();
    const isOpen = Number(open) === 1;
    const end = isOpen ? asked : Math.min(asked, Date.parse(endedAt));
    const length = Math.max(0, (end - over) / HOUR_MS);
    return { subject: `person:${personId}`, accountId: null, personId, lastDay, since: null, length, open: isOpen };
  });
}

export const leavingRows = async (scope: Scope): Promise<Sql> => table(scope, await leavingSpans(scope));

export async function hoursToZero(scope: Scope): Promise<Measured> {
  const spans = await leavingSpans(scope);
  return {
    value: median(spans.map(({ length }) => length)),
    numerator: null,
    denominator: spans.length,
    parts: { still_open: spans.filter(({ open }) => open).length },
  };
}
