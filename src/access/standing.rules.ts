import type { Missing } from '../policies/gate.rules.js';
import type { Level } from './grant.rules.js';

/** What gives somebody a say in an account's vault: one of its owner seats, the level of a grant, an emergency, or a task to rotate. */
export type Standing = 'owner' | 'backup_owner' | Level | 'break_glass' | 'rotation_task';

/** What holds a right back for now, computed at each use and never stored; it comes back by itself. */
export interface Held {
  standing: string;
  /** The day since which it is out of use because nobody answered for it in a review; null while it serves. */
  unreviewedSince: string | null;
  /** What its holder has not accepted or lets lapse; empty while the gate is open. */
  missing: readonly Missing[];
}

/** Neither waits for a review nor stands before a closed gate. */
export const isServing = ({ unreviewedSince, missing }: Held): boolean =>
  unreviewedSince === null && missing.length === 0;

/** The seats that may do in the vault all that full control may, and that decide who gets access. */
export const OWNER_SEATS = ['owner', 'backup_owner'] as const;

export type VaultAct =
  | 'credential.list'
  | 'credential.create'
  | 'credential.label'
  | 'credential.rotate'
  | 'credential.generate'
  | 'credential.reveal'
  | 'credential.code'
  | 'credential.use_code'
  | 'credential.reveal_staged'
  | 'credential.code_staged';

interface Allowance {
  readonly who: readonly Standing[];
  /** Of these kinds only. */
  readonly kinds?: readonly string[];
  /** On accounts of these access models only. */
  readonly models?: readonly string[];
}

const inCharge: Allowance = { who: [...OWNER_SEATS, 'full_control'] };
const publisher: Allowance = { who: ['publisher'] };
/** Sees all that full control sees, and may store a new version afterwards; puts nothing new into the vault. */
const emergency: Allowance = { who: ['break_glass'] };
/** Sees what they are to set on the platform, before it is in use; nothing else. */
const assignee: Allowance = { who: ['rotation_task'] };

/**
 * Who may do what in the vault; what is not here is not allowed. A publisher signs in with the shared password and the
 * one-time code; where the platform knows named people, they have a login of their own and no password to be shown.
 */
export const VAULT_ALLOWANCES: Record<VaultAct, readonly Allowance[]> = {
  'credential.list': [inCharge, emergency, publisher],
  'credential.create': [inCharge],
  'credential.label': [inCharge],
  'credential.rotate': [inCharge, emergency],
  'credential.generate': [inCharge, emergency],
  'credential.reveal': [inCharge, emergency, { ...publisher, kinds: ['password'], models: ['shared_login'] }],
  'credential.code': [inCharge, emergency, publisher],
  'credential.use_code': [inCharge, emergency],
  'credential.reveal_staged': [inCharge, emergency, assignee],
  'credential.code_staged': [inCharge, emergency, assignee],
};

/** The standings that allow an act on a credential of this kind, on an account of this access model. */
export function standingsFor(act: VaultAct, kind: string, accessModel: string): readonly Standing[] {
  return VAULT_ALLOWANCES[act].flatMap((allowance) => (covers(allowance, kind, accessModel) ? allowance.who : []));
}

const covers = ({ kinds, models }: Allowance, kind: string, accessModel: string): boolean =>
  (kinds?.includes(kind) ?? true) && (models?.includes(accessModel) ?? true);

/** May somebody of these live standings do this act on a credential of this kind? */
export function mayRelease(act: VaultAct, kind: string, accessModel: string, standings: readonly string[]): boolean {
  const allowed: readonly string[] = standingsFor(act, kind, accessModel);
  return standings.some((standing) => allowed.includes(standing));
}
