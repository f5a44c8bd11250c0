import type { Caller } from './actions.js';

/** Who acts. The name is frozen into every event, so that history reads the same after a marriage or a deletion. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly callers: ReadonlySet<Caller>;
  /** The signed-in browser, when there is one. */
  readonly session: ActingSession | null;
}

export interface ActingSession {
  readonly id: string;
  /** Until when the second factor counts as fresh; null when it never was. */
  readonly freshUntil: string | null;
  /** Ledger entry of the sign-in or step-up that made it fresh. */
  readonly factorEvent: string | null;
}

/** Timed work of the service itself. */
export const SYSTEM: Actor = { id: 'system', name: 'Relève', callers: new Set(['system']), session: null };

/** Whoever runs a command owns the machine; recorded as such. */
export const MACHINE: Actor = { id: 'machine', name: 'Command line', callers: new Set(['machine']), session: null };

export const ANONYMOUS: Actor = { id: 'anonymous', name: 'Anonymous', callers: new Set(['anonymous']), session: null };

export const isPerson = (actor: Actor): boolean => actor.callers.has('member');
export const holds = (actor: Actor, ...callers: Caller[]): boolean =>
  callers.some((caller) => actor.callers.has(caller));
