import type { EntityManager } from 'typeorm';
import { seatsOfPerson } from '../accounts/seat.queries.js';
import { list, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { personById } from '../people/person.queries.js';
import { aliveOf, seenAhead, seenSecrets, type SeenSecret } from './conditions.queries.js';
import { conditionWords } from './condition-words.js';
import { gateConditions, liftable, type LiftedBy, type OpenCondition } from './conditions.rules.js';
import type { OffboardingCase } from './handover.entity.js';
import { heldChannels } from './holdings.queries.js';
import type { RunbookShelf } from './runbook.service.js';
import { stayingOf, type Staying } from './staying.js';
import { allTasks } from './task.queries.js';

/** What stands between a case and its close (invariant 6), and what two people have accepted to leave as it is. */
export interface Conditions {
  open: OpenCondition[];
  /** Would be open, but for a waiver with a reason, a review date and a second person. */
  accepted: (OpenCondition & { taskId: string })[];
}

/** Computed from what is, never from a flag; empty for a case that is over. */
export async function conditionsOf(
  db: EntityManager,
  keyring: Keyring,
  shelf: RunbookShelf,
  kase: OffboardingCase,
  now: string,
): Promise<Conditions> {
  if (kase.status !== 'open' && kase.status !== 'cut') return { open: [], accepted: [] };
  const steps = shelf.codes((step) => step.gate || step.does === 'accept_risk');
  const tasks = await allTasks(db, shelf, kase.id, now, sql`(t.code in ${list(steps)} or t.status = 'waived')`);
  const lifts = liftable(tasks, (code) => shelf.step(code));
  const staying = await stayingOf(db, keyring, shelf, kase, now.slice(0, 10));
  const isArrival = shelf.arrives(kase.scenario) && kase.status === 'open';
  const found = isArrival
    ? []
    : [
        ...(kase.status === 'cut' ? [] : [notCut(kase)]),
        ...(await alive(db, kase, staying, now)).map((row) => ({ condition: row, lifted: null })),
        ...(await stillHeld(db, keyring, { kase, staying, lifts })),
      ];
  const gates = gateConditions(tasks, (code) => shelf.step(code)).map((condition) => ({ condition, lifted: null }));
  const all = [...found, ...gates];
  return {
    open: all.filter((entry) => entry.lifted === null).map((entry) => entry.condition),
    accepted: all.flatMap(({ condition, lifted }) => (lifted === null ? [] : [{ ...condition, taskId: lifted }])),
  };
}

interface Found {
  condition: OpenCondition;
  lifted: string | null;
}

const notCut = (kase: OffboardingCase): Found => ({
  condition: { code: 'not_cut', subject: `case:${kase.id}`, accountId: null, ...conditionWords('not_cut') },
  lifted: null,
});

/** Of somebody who only moves, what nobody kept; of everybody else all that still lives. */
const alive = (db: EntityManager, kase: OffboardingCase, staying: Staying, now: string): Promise<OpenCondition[]> =>
  staying.moved
    ? Promise.resolve(
        staying.unkept.map(({ id, accountId }) => ({
          ...{ code: 'live_grant', subject: `grant:${id}`, accountId },
          ...conditionWords('live_grant'),
        })),
      )
    : aliveOf(db, kase, now);

/** Seats, channels and secrets: what somebody else must take over, replace or rotate. */
async function stillHeld(
  db: EntityManager,
  keyring: Keyring,
  { kase, staying, lifts }: { kase: OffboardingCase; staying: Staying; lifts: LiftedBy },
): Promise<Found[]> {
  const until = staying.againSince ?? '~';
  const held = (await seatsOfPerson(db, keyring, kase.personId)).filter(
    (seat) => seat.createdAt <= until && !staying.controlled.has(seat.accountId),
  );
  const seats = held.map((seat) => ({
    condition: {
      ...{ code: 'owns_account', subject: `account:${seat.accountId}`, accountId: seat.accountId },
      ...conditionWords('owns_account', seat.seat),
    },
    lifted: lifts.seat(),
  }));
  const gone = ({ accountId }: { accountId: string }): boolean => !staying.accounts.has(accountId);
  const theirs = (await heldChannels(db, await personById(db, kase.personId))).filter(gone);
  const channels = theirs.map(({ kind, accountId }) => {
    const code = kind === 'second_factor' ? 'second_factor_holder' : 'recovery_channel';
    const subject = `account:${accountId}`;
    return {
      condition: { code, subject, accountId, ...conditionWords(code, kind) },
      lifted: lifts.channel(accountId, kind),
    };
  });
  const exposed = (word: 'exposed_version' | 'staged_version') => (seen: SeenSecret) => ({
    condition: {
      ...{ code: 'exposed_version', subject: `credential:${seen.credentialId}`, accountId: seen.accountId },
      ...conditionWords(word, seen.kind, seen.version),
    },
    lifted: lifts.secret(seen.accountId, seen.kind),
  });
  const secrets = (await seenSecrets(db, kase.personId, until)).filter(gone).map(exposed('exposed_version'));
  const ahead = (await seenAhead(db, keyring, kase.personId)).filter(gone).map(exposed('staged_version'));
  return [...seats, ...channels, ...secrets, ...ahead];
}
