import type { EntityManager } from 'typeorm';
import { list, raw, rows, sql } from '../database/sql.js';
import type { Leaf } from '../ledger/leaf.js';

/** What an id of an event is called today. */
export interface Named {
  id: string;
  /** person, account, credential, grant, seat, request, case, handover, task, group, campaign, organisation, incident … */
  kind: string;
  name: string;
  /** The account it belongs to, where it belongs to one. */
  accountId: string | null;
  /** The person it is about, where it is about one. */
  personId: string | null;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DEEPEST = 4;

/** Ids that an event speaks of: in its subjects and anywhere in its details. */
export function idsIn({ subjects, details }: Pick<Leaf, 'subjects' | 'details'>): string[] {
  const found = subjects.map((subject) => subject.slice(subject.indexOf(':') + 1)).filter((id) => ID.test(id));
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === 'string' && ID.test(value)) found.push(value);
    else if (typeof value === 'object' && value !== null && depth < DEEPEST)
      Object.values(value).forEach((member) => walk(member, depth + 1));
  };
  walk(details, 0);
  return found;
}

type Look = readonly [kind: string, from: string, name: string, accountId: string, personId: string];

const none = 'cast(null as varchar)';

/** Where each kind of record has its name, its account and its person: one statement a kind, whatever the number of events. */
const LOOKS: readonly Look[] = [
  ['person', 'person x', 'x.full_name', none, 'x.id'],
  ['account', 'account x', 'x.display_name', 'x.id', none],
  ['credential', 'credential x', 'x.label', 'x.account_id', none],
  ['grant', 'access_grant x', 'x.level', 'x.account_id', 'x.person_id'],
  ['seat', 'seat x', 'x.seat', 'x.account_id', 'x.person_id'],
  ['request', 'access_request x', 'x.level', 'x.account_id', 'x.person_id'],
  ['case', 'offboarding_case x join person p on p.id = x.person_id', 'p.full_name', none, 'p.id'],
  [
    'handover',
    'handover x join account a on a.id = x.account_id join offboarding_case c on c.id = x.case_id',
    ...(['a.display_name', 'a.id', 'c.person_id'] as const),
  ],
  ['task', 'task x join offboarding_case c on c.id = x.case_id', 'x.code', 'x.account_id', 'c.person_id'],
  ['group', 'person_group x', 'x.name', none, none],
  ['group_grant', 'group_grant x join person_group g on g.id = x.group_id', 'g.name', 'x.account_id', none],
  ['campaign', 'campaign x', 'x.name', none, none],
  ['organisation', 'organisation x', 'x.name', none, none],
  ['incident', 'incident x', 'x.kind', 'x.account_id', none],
  ['opening', 'break_glass_opening x', 'x.ticket', 'x.account_id', 'x.person_id'],
  ['account_request', 'account_request x', 'x.display_name', none, none],
  ['impersonation', 'impersonation x', 'x.handle', 'x.account_id', none],
  ['training', 'training x', 'x.course', none, 'x.person_id'],
  ['agency', 'agency_departure x join organisation o on o.id = x.organisation_id', 'o.name', none, none],
];

/** The names of everything these events speak of, and of the accounts and people those records belong to. */
export async function namesOf(db: EntityManager, leaves: readonly Leaf[]): Promise<Map<string, Named>> {
  const names = await looked(db, LOOKS, [...new Set(leaves.flatMap(idsIn))]);
  const beside = [...names.values()].flatMap(({ accountId, personId }) => [accountId, personId]);
  const missing = [...new Set(beside)].filter((id): id is string => id !== null && !names.has(id));
  const more = await looked(db, LOOKS.slice(0, 2), missing);
  return new Map([...names, ...more]);
}

async function looked(db: EntityManager, looks: readonly Look[], ids: readonly string[]): Promise<Map<string, Named>> {
  const names = new Map<string, Named>();
  if (ids.length === 0) return names;
  for (const [kind, from, name, accountId, personId] of looks) {
    const found = await rows<Omit<Named, 'kind'>>(
      db,
      sql`select x.id, ${raw(name)} as name, ${raw(accountId)} as "accountId", ${raw(personId)} as "personId"
          from ${raw(from)} where x.id in ${list(ids)}`,
    );
    for (const row of found) names.set(row.id, { ...row, kind });
  }
  return names;
}

/** What of the names one event needs. */
export function namesFor(leaf: Leaf, names: ReadonlyMap<string, Named>): Named[] {
  const own = idsIn(leaf).flatMap((id) => names.get(id) ?? []);
  const beside = own.flatMap(({ accountId, personId }) => [names.get(accountId ?? ''), names.get(personId ?? '')]);
  return [...new Set([...own, ...beside].filter((named) => named !== undefined))];
}
