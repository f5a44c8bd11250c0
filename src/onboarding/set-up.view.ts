import { TextView } from '../kernel/text.view.js';
import { ApiProperty } from '@nestjs/swagger';
import { NAMES } from '../people/names.dto.js';
import type { SetUpEntry } from './onboarding.entity.js';
import type { Gate, GateState, Text } from './set-up.rules.js';

/** Who vouched for a gate, when and by what. */
export class AttestationView {
  byId: string;
  at: string;
  /** `text` or `link`. */
  kind: string;
  evidence: string;
}

/** A gate left out for a time; it counts once somebody else verified it. */
export class GateWaiverView {
  byId: string;
  at: string;
  reason: string;
  /** Last day on which it counts. */
  reviewOn: string;
  verifiedBy: string | null;
  verifiedAt: string | null;
}

export class SetUpGateView {
  code: string;
  /** `met`, `open`, `waived` or `not_applicable`. */
  state: string;
  title: TextView;
  why: TextView;
  /** What to do; null unless it is open or waived. */
  todo: TextView | null;
  /** By whom. */
  who: TextView;
  /** Somebody may vouch for it. */
  attestable: boolean;
  attestation: AttestationView | null;
  waiver: GateWaiverView | null;
  /** Actions the reader may try on it now. */
  can: string[];
}

/** What is still to be done before a new official account is used. */
export class SetUpView {
  accountId: string;
  requestId: string | null;
  /** `open` while the account is not active, else `done`. */
  state: string;
  /** Since when it is open. */
  openedAt: string | null;
  /** `all`, or `register` for readers who see nothing of the vault. */
  scope: string;
  /** Nothing keeps the account from becoming active. */
  complete: boolean;
  gates: SetUpGateView[];
  /** Actions the reader may try on the account now. */
  can: string[];
  @ApiProperty(NAMES)
  people: Record<string, string>;
}

export interface LookedAt {
  gate: Gate;
  state: GateState;
  entry: SetUpEntry | null;
}

const textView = ({ en, fr }: Text): TextView => ({ en, fr });

export function setUpGateView({ gate, state, entry }: LookedAt, can: string[]): SetUpGateView {
  const isTodo = state === 'open' || state === 'waived';
  return {
    code: gate.code,
    state,
    title: textView(gate.title),
    why: textView(gate.why),
    todo: isTodo ? textView(gate.todo) : null,
    who: textView(gate.who),
    attestable: gate.attested !== undefined,
    attestation: entry?.kind === 'attested' ? attestationView(entry) : null,
    waiver: entry?.kind === 'waived' ? waiverView(entry) : null,
    can,
  };
}

const attestationView = ({ byId, at, evidenceKind, evidence }: SetUpEntry): AttestationView => ({
  byId,
  at,
  kind: evidenceKind ?? '',
  evidence: evidence ?? '',
});

const waiverView = ({ byId, at, reason, reviewOn, verifiedBy, verifiedAt }: SetUpEntry): GateWaiverView => ({
  byId,
  at,
  reason: reason ?? '',
  reviewOn: reviewOn ?? '',
  verifiedBy,
  verifiedAt,
});
