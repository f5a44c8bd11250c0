import { isAuthenticOpening } from '../access/break-glass.mac.js';
import { stateOf } from '../access/break-glass.rules.js';
import { isAuthenticGrant } from '../access/grant.mac.js';
import { isNewest } from '../accounts/mark.rules.js';
import { isAuthenticSeat } from '../accounts/seat.mac.js';
import { isAuthenticSession } from '../identity/session.mac.js';
import type { Keyring } from '../keyring/keyring.js';
import { saidBy } from '../ledger/mark.js';
import { readMissing, type MissingList } from '../policies/gate.rules.js';
import { isAuthenticTurn } from './check-out.mac.js';
import { believedPolicy } from './check-out.queries.js';
import type { Listed, ReleaseRow } from './release.queries.js';
import type { ReleaseAct, ReleaseFacts, Right } from './release.rules.js';

type Text = string | null;
type GrantList = [
  ...[string, string, string, Text, string, Text, Text, Text, number, string, Text],
  ...[groupGrantId: Text, unreviewedSince: Text, missing: MissingList],
];
type SeatList = [string, string, string, string, number, string, Text];
type OpeningList = [string, string, string, string, string, Text, Text, Text, Text, Text, Text, number, string, Text];

type PolicyList = [required: string, minutes: number, rotateOnReturn: string, version: number, mac: string];
type TurnList = [string, string, string, Text, string, string, Text, number, string, Text];

interface About {
  act: ReleaseAct;
  sessionId: string;
  personId: string;
  /** The account is visible to them whatever they hold on it. */
  seesAll: boolean;
  /** The open rotation task of theirs for this credential. */
  taskId: string | null;
  keyring: Keyring;
  now: string;
}

/**
 * Turns the loaded row into what the rule decides on; rights that are forged or restored are left out and named. A cut, a freeze
 * and the access model are believed as the log has them, where it has them: clearing a column lifts nothing.
 */
export function factsOf(row: ReleaseRow, about: About) {
  const { act, sessionId, personId, seesAll, keyring } = about;
  // In this order: an emergency is relied on only where no seat and no grant allows the act.
  const claimed = [
    ...seatsOf(row, personId, keyring),
    ...grantsOf(row, personId, keyring),
    ...taskOf(about),
    ...openingsOf(row, about),
  ];
  const facts: ReleaseFacts = {
    act,
    session: {
      authentic: isAuthenticSession(keyring, { ...row, id: sessionId, personId }),
      state: row.state,
      endedAt: row.endedAt,
      expiresAt: row.expiresAt,
      freshUntil: row.freshUntil,
    },
    person: {
      id: personId,
      frozenAt: row.personFrozenAt ?? saidBy(row.personFreezeMark, 'frozenAt'),
      cutAt: row.cutAt ?? saidBy(row.cutMark, 'cutAt'),
      // Forged or not: a role that forbids must not be switched off by spoiling its MAC.
      roles: read<[string]>(row.roles).map(([role]) => role),
    },
    account: {
      status: row.status,
      frozenAt: row.accountFrozenAt ?? saidBy(row.accountFreezeMark, 'frozenAt'),
      accessModel: saidBy(row.modelMark, 'accessModel') ?? saidBy(row.mark, 'accessModel') ?? row.accessModel,
      visible: seesAll,
    },
    credential: { kind: row.kind, retiredAt: row.retiredAt },
    rights: claimed.filter((right) => right.proven),
    checkOut: checkOutOf(row, keyring),
  };
  return { facts, unproven: claimed.filter((right) => !right.proven).map((right) => right.subject) };
}

type Claimed = Right & { proven: boolean };

/** Seats and emergencies wait for no review and stand before no gate. */
const SERVES = { unreviewedSince: null, missing: [] };

function grantsOf(row: ReleaseRow, personId: string, keyring: Keyring): Claimed[] {
  return read<GrantList>(row.grants).map((columns) => {
    const [id, level, since, until, status, endedOn, requestedBy, approvedBy, version, mac, mark, ...rest] = columns;
    const [groupGrantId, unreviewedSince, missing] = rest;
    const grant = {
      id,
      accountId: row.accountId,
      personId,
      level,
      since,
      until,
      status,
      endedOn,
      requestedBy,
      approvedBy,
      groupGrantId,
      version,
      mac,
    };
    const proven = isAuthenticGrant(keyring, grant) && isNewest(version, mark);
    return { standing: level, subject: `grant:${id}`, unreviewedSince, missing: readMissing(missing), proven };
  });
}

function seatsOf(row: ReleaseRow, personId: string, keyring: Keyring): Claimed[] {
  return read<SeatList>(row.seats).map(([id, name, since, givenBy, version, mac, mark]) => {
    const seat = { id, accountId: row.accountId, personId, seat: name, since, givenBy, endedAt: null, version, mac };
    const proven = isAuthenticSeat(keyring, seat) && isNewest(version, mark);
    return { standing: name, subject: `seat:${id}`, ...SERVES, proven };
  });
}

const taskOf = ({ taskId }: About): Claimed[] =>
  taskId === null ? [] : [{ standing: 'rotation_task', subject: `task:${taskId}`, ...SERVES, proven: true }];

/** What waits for a second person is no right yet, and nothing wrong either. */
function openingsOf(row: ReleaseRow, { personId, keyring, now }: About): Claimed[] {
  return read<OpeningList>(row.openings).flatMap((columns) => {
    const [id, rightId, openedAt, expiresAt, secondPerson, confirmedBy, confirmedAt, ...rest] = columns;
    const [endedAt, outcome, reviewedBy, reviewedAt, version, mac, mark] = rest;
    const times = { openedAt, expiresAt, secondPerson, confirmedBy, confirmedAt, endedAt };
    const review = { outcome, reviewedBy, reviewedAt };
    const opening = { id, accountId: row.accountId, personId, rightId, ...times, ...review, version, mac };
    const proven = isAuthenticOpening(keyring, opening) && isNewest(version, mark);
    if (proven && stateOf(opening, now) !== 'open') return [];
    return [{ standing: 'break_glass', subject: `opening:${id}`, ...SERVES, proven }];
  });
}

/** Is it used by one person at a time, and by whom now? */
function checkOutOf(row: ReleaseRow, keyring: Keyring): ReleaseFacts['checkOut'] {
  const { accountId } = row;
  const [policy] = read<PolicyList>(row.checkOutPolicy).map(([required, minutes, rotateOnReturn, version, mac]) => ({
    ...{ accountId, required, minutes, rotateOnReturn, version, mac },
  }));
  const held = read<TurnList>(row.turns).flatMap((columns) => {
    const [id, personId, askedAt, offeredAt, takenAt, expiresAt, rotateOnReturn, version, mac, mark] = columns;
    const times = { askedAt, offeredAt, takenAt, expiresAt, endedAt: null };
    const proven =
      isAuthenticTurn(keyring, { id, accountId, personId, ...times, rotateOnReturn, version, mac }) &&
      isNewest(version, mark);
    return proven ? [{ id, personId, since: takenAt, until: expiresAt }] : [];
  });
  const required = believedPolicy(keyring, policy ?? null, row.checkOutMark)?.required === 'yes';
  return { required, holder: held[0] ?? null };
}

const read = <T extends unknown[]>(listed: Listed): T[] =>
  typeof listed === 'string' ? (JSON.parse(listed) as T[]) : ((listed ?? []) as T[]);
