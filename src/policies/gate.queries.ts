import { dayAfter } from '../kernel/clock.js';
import type { EntityManager } from 'typeorm';
import { connectionOf } from '../database/connection.js';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import { readMissing, TRAINING_WORDS, type Grace, type Missing, type MissingList } from './gate.rules.js';

/** One grant as columns or parameters of the statement around it. */
export interface GateOn {
  person: Sql;
  platform: Sql;
  brand: Sql;
  level: Sql;
  /** The UTC day of the use, YYYY-MM-DD. */
  day: string;
  grace: Grace;
}

/**
 * What a person is missing for one grant, as one JSON value of the statement around it; `readMissing` reads it. A grant with
 * something missing is suspended for as long as it is missing: nothing is written, it comes back by itself. Counts every
 * version in force that asks for "read and accepted" and covers the grant, once the grace is over; training that has lapsed;
 * and training that a covering version asks for. Seats are never gated.
 */
export function missingFor(db: EntityManager, on: GateOn): Sql {
  const [all, each] =
    connectionOf(db).kind === 'postgres' ? ['json_agg', 'json_build_array'] : ['json_group_array', 'json_array'];
  return sql`(select ${raw(`${all}(${each}(m.what, m.code, m.number, m.since))`)} from (${missing(on)}) m)`;
}

/** Written short: it stands in the statement of every release. */
function missing(on: GateOn): Sql {
  const cut = dayAfter(on.day, -on.grace.acknowledgementGraceDays);
  const until = dayAfter(on.day, -on.grace.trainingGraceDays);
  return sql`select x.what, v.policy_code as code, v.number, max(v.effective_from) as since from policy_version v
join person gp on gp.id = ${on.person} cross join (select 'acknowledgement' as what union all select 'training_needed') x
left join policy_edition e on e.policy_code = v.policy_code and e.number = v.number
where v.effective_from <= ${cut} and ${firstDay('gp')} <= ${cut} and ${notOver('v', on.day)} and ${covers(on)}
and case x.what when 'acknowledgement' then v.requires_acknowledgement = 'yes' and not ${acknowledged('v', 'gp', on.day)}
else e.requires_training > 0 and not ${trainedAt('gp', on.day, until, raw('e.requires_training'))} end
group by x.what, v.policy_code, v.number
union all select 'training_lapsed', null, null, max(case when t.withdrawn_at is null then t.expires_on end) from training t
where t.person_id = ${on.person} and t.completed_on >= ${backSince('t.person_id')} having count(*) > 0 and max(case when ${counts(on.day, until)} then 1 else 0 end) = 0`;
}

/**
 * In force at the end of a day and not overtaken by a newer version of the same policy. Drafts have no first day; what was
 * withdrawn before it came into force overtakes nothing.
 */
export const inForce = (alias: string, day: string): Sql =>
  sql`${raw(alias)}.effective_from <= ${day} and ${notOver(alias, day)}`;

/** Of a version that has begun. */
export const notOver = (alias: string, day: string): Sql => sql`(${raw(alias)}.effective_to is null
or ${raw(alias)}.effective_to >= ${day}) and not exists (select 1 from policy_version n where n.policy_code = ${raw(alias)}.policy_code
and n.number > ${raw(alias)}.number and n.effective_from >= ${raw(alias)}.effective_from and n.effective_from <= ${day}
and (n.effective_to is null or n.effective_to >= n.effective_from))`;

/** Grace runs from the later of the version's first day and the person's; whose first day is unknown, from their record's. */
export const firstDay = (person: string): Sql =>
  raw(`coalesce(${person}.start_date, substr(${person}.created_at, 1, 10))`);

/** One row a version, whatever its languages. */
export const firstLanguage = (alias: string): Sql =>
  raw(`not exists (select 1 from policy_version other
  where other.policy_code = ${alias}.policy_code and other.number = ${alias}.number and other.language < ${alias}.language)`);

export const acknowledged = (version: string, person: string, day: string): Sql =>
  sql`exists (select 1 from acknowledgement k where k.person_id = ${raw(person)}.id
and k.policy_code = ${raw(version)}.policy_code and k.number = ${raw(version)}.number and ${saidBy('k', day)})`;

/**
 * The first day of the period somebody came back in; empty for whoever never left. What was accepted or learnt before counts for
 * nothing any more: it is asked again.
 */
export const backSince = (personId: string): Sql =>
  raw(`coalesce((select max(np.start_date) from employment_period np where np.person_id = ${personId}
and exists (select 1 from employment_period op where op.person_id = np.person_id and op.start_date < np.start_date)), '')`);

/** Acknowledgement `k` was given by the end of a day, or again, in the person's present period. */
export const saidBy = (alias: string, day: string): Sql => {
  const said = (column: string): Sql =>
    sql`(${raw(`${alias}.${column}`)} <= ${day} and ${raw(`${alias}.${column}`)} >= ${backSince(`${alias}.person_id`)})`;
  return sql`(${said('acknowledged_on')} or ${said('renewed_on')})`;
};

/** Training `t`, done by `day` and not ended before `until`. A withdrawn one counts for nothing: taking it away opens no gate. */
export const counts = (day: string, until: string): Sql => sql`t.withdrawn_at is null and t.completed_on <= ${day}
and t.completed_on >= ${backSince('t.person_id')} and (t.expires_on is null or t.expires_on >= ${until})`;

export const trainedAt = (person: string, day: string, until: string, level: Sql): Sql =>
  sql`exists (select 1 from training t where t.person_id = ${raw(person)}.id and ${counts(day, until)} and ${LEVEL_OF} >= ${level})`;

const LEVELS = [...Object.entries(TRAINING_WORDS), ...[2, 3, 4, 5].map((level) => [level, level] as const)];
/** A training of no known level is a first acquaintance. */
const LEVEL_OF = raw(
  `case t.level ${LEVELS.map(([word, level]) => `when '${word}' then ${level}`).join(' ')} else 1 end`,
);

/** Lists hold one value a line between line breaks; the empty list is everything. `gp` is the person, `e` the edition. */
const within = (column: string, value: Sql): Sql =>
  sql`(e.${raw(column)} is null or replace(e.${raw(column)}, '\n' || ${value} || '\n', '') <> e.${raw(column)})`;

/** By who they are: their organisation and kind; an imported version says it in one word. */
const covers = (on: GateOn): Sql => sql`${isFor()} and (e.id is null or (e.custodians = 'no' and ${isAbout(on)}))`;

/** `words`: further words of imported versions that are meant. */
export const isFor = (...words: string[]): Sql =>
  sql`(case when e.id is null then v.applies_to = gp.kind or v.applies_to in ${list(['all', ...words])} else
${within('organisations', raw('gp.organisation'))} and ${within('person_kinds', raw('gp.kind'))} end)`;

/** By what they hold. */
export const isAbout = (on: Pick<GateOn, 'platform' | 'brand' | 'level'>): Sql =>
  sql`${within('platforms', on.platform)} and ${within('brands', on.brand)} and ${within('levels', on.level)}`;

/** What to ask about: a grant held, or one that somebody may get. */
export interface GateAsked {
  personId: string;
  platform: string;
  brand: string | null;
  level: string;
}

/** What is missing for one grant on a day; empty where the gate is open. */
export async function gateOf(db: EntityManager, asked: GateAsked, day: string, grace: Grace): Promise<Missing[]> {
  const [person, platform, brand, level] = [asked.personId, asked.platform, asked.brand, asked.level].map(
    (value) => sql`cast(${value} as varchar)`,
  ) as [Sql, Sql, Sql, Sql];
  const [found] = await rows<{ missing: MissingList }>(
    db,
    sql`select ${missingFor(db, { person, platform, brand, level, day, grace })} as missing`,
  );
  return readMissing(found?.missing ?? null);
}

/** What is missing for each of these grants (ids) on a day; in one statement. */
export async function gatesOf(
  db: EntityManager,
  grantIds: readonly string[],
  day: string,
  grace: Grace,
): Promise<Map<string, Missing[]>> {
  if (grantIds.length === 0) return new Map();
  const on = {
    person: raw('g.person_id'),
    platform: raw('a.platform'),
    brand: raw('a.brand'),
    level: raw('g.level'),
    day,
    grace,
  };
  const found = await rows<{ id: string; missing: MissingList }>(
    db,
    sql`select g.id, ${missingFor(db, on)} as missing from access_grant g join account a on a.id = g.account_id
        where g.id in ${list(grantIds)}`,
  );
  return new Map(found.map(({ id, missing: listed }) => [id, readMissing(listed)]));
}
