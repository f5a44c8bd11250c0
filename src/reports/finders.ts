import { dayAfter } from '../kernel/clock.js';
import type { Sql } from '../database/sql.js';
import { waiversDue } from '../handover/waiver-review.queries.js';
import { owedOn } from './owed.js';
import { unreviewed } from './break-glass-findings.queries.js';
import * as afterClose from './after-close-findings.js';
import * as accounts from './account-findings.queries.js';
import * as branding from './branding-findings.queries.js';
import * as comings from './comings-findings.queries.js';
import { declaredUnregistered } from './declared-findings.queries.js';
import { tableOf, type NamedShortfall } from './finding.js';
import type { KindCode } from './finding-kinds.js';
import * as grants from './grant-findings.queries.js';
import type { Look } from './look.js';
import { differing, listsDue } from './native-findings.js';
import * as onboarding from './onboarding-findings.js';
import * as people from './people-findings.queries.js';
import { lookalikes } from './people.rules.js';
import { paidByPeople } from './payer.rules.js';
import * as reviews from './review-findings.queries.js';
import { stagedForLong } from './vault-findings.queries.js';
import { REVEAL_DAYS, unusualReveals } from './reveals.rules.js';

type Finder = (look: Look) => Sql | Promise<Sql>;

/** How each kind is found: one query over the register, or a rule over what one query read. Nothing is ever stored. */
export const FINDERS: Record<KindCode, Finder> = {
  orphan: accounts.orphans,
  owner_left: accounts.ownersGone,
  no_full_control: accounts.withoutControl,
  sole_control: accounts.soleControl,
  no_backup_owner: accounts.withoutBackup,
  personal_registration: accounts.privatelyRegistered,
  personal_recovery_phone: accounts.privatePhones,
  agency_registration: accounts.agencyRegistered,
  named_registration: accounts.nominallyRegistered,
  registration_unknown: accounts.unknownRegistration,
  person_held_second_factor: accounts.personHeldFactors,
  lost_account: accounts.lost,
  incident_open: accounts.incidents,
  disputed_ownership: accounts.disputed,
  dormant_limit: accounts.nearLimit,
  dormant: accounts.resting,
  stale: accounts.stale,
  plan_on_person: async (look) =>
    tableOf(look.db, paidByPeople(await people.payments(look), await people.everybody(look.db))),
  plan_renewal: accounts.renewals,
  owed_rotation: owed,
  leaver_granted: grants.ofLeavers,
  not_entitled: grants.outsideEntitlement,
  past_until: grants.pastUntil,
  self_approved: grants.selfApproved,
  mutual_approval: grants.mutual,
  no_reason: grants.withoutReason,
  agency_as_person: grants.agencyPeople,
  no_end_date: grants.withoutEnd,
  never_used: grants.neverUsed,
  break_glass_unreviewed: unreviewed,
  staged_waiting: stagedForLong,
  not_recertified: reviews.notRecertified,
  review_overdue: reviews.overdue,
  register_flagged: reviews.flagged,
  step_waiver_due: stepWaivers,
  set_up_open: onboarding.standingStill,
  set_up_waiver_due: onboarding.waiversDue,
  brand_unaccountable: onboarding.unaccountable,
  conflicting_role: people.conflicting,
  duplicate_people: async ({ db }) => tableOf(db, lookalikes(await people.everybody(db))),
  mail_bouncing: people.bouncing,
  unusual_reveals: async (look) =>
    tableOf(look.db, unusualReveals(await people.bursts(look, `${dayAfter(look.today, -REVEAL_DAYS)}T00:00:00.000Z`))),
  unacknowledged: people.unacknowledged,
  training_lapsed: people.lapsed,
  untrained: people.untrained,
  ghost_access: differing('ghost'),
  missing_on_platform: differing('missing'),
  wrong_native_role: differing('wrong_role'),
  unmatched_native_role: differing('question'),
  reconciliation_due: listsDue,
  policy_review_due: people.reviewsDue,
  impersonation_up: branding.fakesUp,
  brand_audit_due: branding.auditsDue,
  brand_audit_wrong: branding.faults,
  access_still_suspended: comings.stillSuspended,
  agency_contract_ending: comings.contractsEnding,
  follow_up_late: afterClose.lateFollowUps,
  erasure_held: afterClose.heldErasures,
  declared_unregistered: declaredUnregistered,
};

async function stepWaivers({ db, keyring, today }: Look): Promise<Sql> {
  const due = await waiversDue(db, keyring, today);
  return tableOf(
    db,
    due.map(({ taskId, accountId, code, reviewOn, waivedBy }) => ({
      subject: `task:${taskId}`,
      accountId,
      personId: waivedBy,
      since: reviewOn,
      note: code,
    })),
  );
}

async function owed(look: Look): Promise<Sql> {
  const found = await owedOn(look);
  return tableOf(
    look.db,
    found.map(({ credentialId, accountId, kind, since, exposedTo }) => ({
      subject: `credential:${credentialId}`,
      accountId,
      personId: exposedTo[0]?.personId ?? null,
      since,
      note: kind,
    })),
  );
}

/** The day until which a platform's patience lasts, where the note is the last sign of life. */
export function noteOf(kind: KindCode, row: NamedShortfall, look: Look): string | null {
  if (kind !== 'dormant_limit' || row.note === null) return row.note;
  return dayAfter(row.note, look.keepAlive.get(row.platform ?? '') ?? 0);
}
