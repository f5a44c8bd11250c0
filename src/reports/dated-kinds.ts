import type { KindCode } from './finding-kinds.js';

/**
 * Kinds of shortfall that can be looked for on any past day: every row their search reads is dated or kept with its history. A
 * kind that is not here is answered for today only, and refused for another day rather than answered wrongly.
 */
export const DATED: ReadonlySet<KindCode> = new Set<KindCode>([
  'orphan',
  'owner_left',
  'no_full_control',
  'sole_control',
  'no_backup_owner',
  'personal_registration',
  'personal_recovery_phone',
  'agency_registration',
  'named_registration',
  'registration_unknown',
  'person_held_second_factor',
  'incident_open',
  'disputed_ownership',
  'dormant_limit',
  'dormant',
  'stale',
  'plan_on_person',
  'plan_renewal',
  'owed_rotation',
  'leaver_granted',
  'past_until',
  'self_approved',
  'no_reason',
  'break_glass_unreviewed',
  'not_recertified',
  'review_overdue',
  'register_flagged',
  'agency_as_person',
  'no_end_date',
  'never_used',
  'conflicting_role',
  'unusual_reveals',
  'unacknowledged',
  'training_lapsed',
  'untrained',
]);
