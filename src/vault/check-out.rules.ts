import type { CheckOut } from './check-out.entity.js';

export type Turn = Pick<CheckOut, 'id' | 'personId' | 'askedAt' | 'offeredAt' | 'takenAt' | 'expiresAt'>;

/** How an account that is used by one person at a time stands at an instant. */
export interface Queue<T extends Turn> {
  holder: T | null;
  /** For whom it is kept, from when and until when; nobody while it is held or free for anybody. */
  offered: { turn: T; since: string; until: string } | null;
  /** Whoever waits, first come first; the one it is kept for is not among them. */
  waiting: T[];
  /** What the clock has ended and nobody has written down yet. */
  over: { turn: T; at: string; ending: 'expired' | 'missed' }[];
}

const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/**
 * The queue as the clock has it: a turn is over at its time; the account is then kept for the next for `claimMinutes`, and for
 * the one after when they do not come. `turns` are those not written down as ended, in any order;
 * `freedAt` is when somebody's turn or offer ended early, by the act in hand.
 */
export function queueAt<T extends Turn>(
  turns: readonly T[],
  now: string,
  claimMinutes: number,
  freedAt = '',
): Queue<T> {
  const waiting = turns.filter((turn) => turn.takenAt === null).sort(byArrival);
  const taken = turns.find((turn) => turn.takenAt !== null) ?? null;
  const end = taken?.expiresAt ?? '';
  if (taken && end > now) return { holder: taken, offered: null, waiting, over: [] };
  const over: Queue<T>['over'] = taken ? [{ turn: taken, at: end, ending: 'expired' }] : [];
  let free = end > freedAt ? end : freedAt;
  while (waiting.length > 0) {
    const turn = waiting.shift() as T;
    const since = turn.offeredAt ?? (free > turn.askedAt ? free : turn.askedAt);
    const until = later(since, claimMinutes);
    if (until > now) return { holder: null, offered: { turn, since, until }, waiting, over };
    over.push({ turn, at: until, ending: 'missed' });
    free = until;
  }
  return { holder: null, offered: null, waiting, over };
}

const byArrival = (a: Turn, b: Turn): number => (`${a.askedAt} ${a.id}` < `${b.askedAt} ${b.id}` ? -1 : 1);

/** May this person take it now? It is free for anybody, or kept for them. */
export const isFreeFor = <T extends Turn>({ holder, offered }: Queue<T>, personId: string): boolean =>
  holder === null && (offered === null || offered.turn.personId === personId);

/** 1 is next; null for somebody who does not wait. */
export function placeOf<T extends Turn>({ offered, waiting }: Queue<T>, personId: string): number | null {
  const all = [...(offered ? [offered.turn] : []), ...waiting];
  const at = all.findIndex((turn) => turn.personId === personId);
  return at < 0 ? null : at + 1;
}

export const lastMinuteOf = (now: string, minutes: number): string => later(now, minutes);

export interface AskedTurn {
  personId: string;
  /** One person at a time uses the account. */
  required: boolean;
  /** An owner seat of the account, or an admin. */
  hasSay: boolean;
  /** They could release something of it today. */
  mayUse: boolean;
}

const CHECK_OUT_ACTS = ['check_out.take', 'check_out.return', 'check_out.force', 'check_out.policy'] as const;

/** What somebody may try with an account that is used by one person at a time. Taking what is not free is waiting for it. */
export function allowedTurns<T extends Turn>(queue: Queue<T>, { personId, required, hasSay, mayUse }: AskedTurn) {
  const { holder, offered, waiting } = queue;
  const waits = waiting.some((turn) => turn.personId === personId);
  const isMine = holder?.personId === personId || offered?.turn.personId === personId || waits;
  const fits = {
    'check_out.take': required && mayUse && holder?.personId !== personId && (!waits || isFreeFor(queue, personId)),
    'check_out.return': isMine,
    'check_out.force': hasSay && holder !== null,
    'check_out.policy': hasSay,
  };
  return CHECK_OUT_ACTS.filter((act) => fits[act]);
}
