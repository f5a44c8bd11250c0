import { roleKeyOf } from './role.rules.js';

/** The platform's list beside the register. Pure: the same for one account's page and for the findings of all. */

export interface Seen {
  captureId: string;
  number: number;
  name: string;
  nameKey: string;
  role: string | null;
  levels: readonly string[];
  personId: string | null;
  /** Whom an open question may be about. */
  candidates: readonly string[];
  state: string;
}

export interface Capture {
  id: string;
  capturedOn: string;
  capturedBy: string;
  rows: readonly Seen[];
}

/** A grant that is live today. */
export interface Held {
  id: string;
  personId: string;
  level: string;
  nativeRole: string | null;
  since: string;
}

export interface Side {
  accountId: string;
  accessModel: string;
  newest: Capture;
  /** The newest list by anybody but the author of `newest`. */
  byAnother: Capture | null;
  grants: readonly Held[];
  /** Holders of the owner seats, who may do all that full control may. */
  seated: readonly string[];
}

export type DifferenceKind = 'ghost' | 'missing' | 'wrong_role' | 'question';

export interface Difference {
  /** Names exactly this difference within the account: the same person in another role is another one. */
  key: string;
  kind: DifferenceKind;
  accountId: string;
  personId: string | null;
  grantId: string | null;
  name: string | null;
  role: string | null;
  /** What the platform lets them do. */
  levels: readonly string[];
  /** What the register lets them do. */
  held: readonly string[];
  captureId: string;
  row: number | null;
  capturedOn: string;
  candidates: readonly string[];
}

/** On these, whoever has access stands on the platform's own list; elsewhere only whoever was given a role there. */
const BY_ROLES = ['native_roles', 'brand_account', 'tool_mediated'];

/**
 * Ghosts (there, not here), missing (here since before the list, not there), wrong roles, and names that are still to be told
 * apart. What a list says of its own author does not count while somebody else's list is there to be asked.
 */
export function differencesOf(side: Side): Difference[] {
  const rows = countedRows(side);
  const found = [...rows.flatMap((row) => ofRow(side, row)), ...missing(side, rows)];
  return [...new Map(found.map((difference) => [difference.key, difference])).values()];
}

interface Counted extends Seen {
  capturedOn: string;
}

function countedRows({ newest, byAnother }: Side): Counted[] {
  const author = newest.capturedBy;
  const concerns = (row: Seen): boolean =>
    row.personId === author || (row.personId === null && row.candidates.includes(author));
  const own = byAnother ?? newest;
  const dated = (capture: Capture, rows: readonly Seen[]): Counted[] =>
    rows.map((row) => ({ ...row, capturedOn: capture.capturedOn }));
  return [
    ...dated(
      newest,
      newest.rows.filter((row) => !concerns(row)),
    ),
    ...dated(own, own.rows.filter(concerns)),
  ];
}

function ofRow(side: Side, row: Counted): Difference[] {
  const { accountId } = side;
  const { captureId, number, name, role, levels, personId, candidates, capturedOn } = row;
  const base = {
    accountId,
    personId,
    grantId: null,
    name,
    role,
    levels,
    captureId,
    row: number,
    capturedOn,
    candidates,
  };
  const there = levels.join('+') || (role ?? '-');
  if (row.state === 'ambiguous')
    return [{ ...base, key: `question:${captureId}/${number}`, kind: 'question', held: [] }];
  if (personId === null) return [{ ...base, key: `ghost:~${row.nameKey}:${there}`, kind: 'ghost', held: [] }];
  if (side.seated.includes(personId)) return [];
  const grants = side.grants.filter((grant) => grant.personId === personId);
  const held = [...new Set(grants.map(({ level }) => level))].sort();
  if (held.length === 0) return [{ ...base, key: `ghost:${personId}:${there}`, kind: 'ghost', held }];
  const fits =
    levels.length === 0 ||
    held.some((level) => levels.includes(level)) ||
    grants.some(({ nativeRole }) => nativeRole !== null && roleKeyOf(nativeRole) === role);
  return fits ? [] : [{ ...base, key: `wrong_role:${personId}:${there}:${held.join('+')}`, kind: 'wrong_role', held }];
}

function missing(side: Side, rows: readonly Counted[]): Difference[] {
  const there = new Set(rows.flatMap((row) => (row.personId === null ? row.candidates : [row.personId])));
  const byRoles = BY_ROLES.includes(side.accessModel);
  return side.grants
    .filter(({ personId, nativeRole, since }) => {
      const list = personId === side.newest.capturedBy ? (side.byAnother ?? side.newest) : side.newest;
      return !there.has(personId) && since <= list.capturedOn && (byRoles || nativeRole !== null);
    })
    .map(({ id, personId, level, nativeRole }) => ({
      key: `missing:${id}`,
      kind: 'missing',
      accountId: side.accountId,
      personId,
      grantId: id,
      name: null,
      role: nativeRole,
      levels: [],
      held: [level],
      captureId: side.newest.id,
      row: null,
      capturedOn: side.newest.capturedOn,
      candidates: [],
    }));
}
