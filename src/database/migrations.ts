import { CreateOwnAddresses1795300080001 } from './migrations/1795300080001-create-own-addresses.js';
import { CreateLedger1795132800001 } from './migrations/1795132800001-create-ledger.js';
import { CreateOperation1795132800002 } from './migrations/1795132800002-create-operation.js';
import { CreatePeople1795132800003 } from './migrations/1795132800003-create-people.js';
import { CreateRegister1795132800004 } from './migrations/1795132800004-create-register.js';
import { CreateAccess1795132800005 } from './migrations/1795132800005-create-access.js';
import { CreateVault1795132800006 } from './migrations/1795132800006-create-vault.js';
import { CreateHandover1795132800007 } from './migrations/1795132800007-create-handover.js';
import { WidenAccess1795150800001 } from './migrations/1795150800001-widen-access.js';
import { CreateEntitlement1795150820001 } from './migrations/1795150820001-create-entitlement.js';
import { CreateAccessTime1795150830001 } from './migrations/1795150830001-create-access-time.js';
import { CreateDelegation1795150820002 } from './migrations/1795150820002-create-delegation.js';
import { WidenRequests1795150820003 } from './migrations/1795150820003-widen-requests.js';
import { CreatePolicies1795150850001 } from './migrations/1795150850001-create-policies.js';
import { WidenPolicies1795150850002 } from './migrations/1795150850002-widen-policies.js';
import { CreateCampaigns1795150860001 } from './migrations/1795150860001-create-campaigns.js';
import { WidenAccountValidation1795150860002 } from './migrations/1795150860002-widen-account-validation.js';
import { KeepAccounts1795150880001 } from './migrations/1795150880001-keep-accounts.js';
import { CreateIncidents1795150880002 } from './migrations/1795150880002-create-incidents.js';
import { CreateMail1795160020001 } from './migrations/1795160020001-create-mail.js';
import { AddCaseCountry1795160010001 } from './migrations/1795160010001-add-case-country.js';
import { CreateBreakGlass1795150840001 } from './migrations/1795150840001-create-break-glass.js';
import { NoteOpenings1795150840002 } from './migrations/1795150840002-note-openings.js';
import { CreateReconciliation1795150870001 } from './migrations/1795150870001-create-reconciliation.js';
import { CreateTaskComments1795160030001 } from './migrations/1795160030001-create-task-comments.js';
import { CreateOnboarding1795150810001 } from './migrations/1795150810001-create-onboarding.js';
import { CreateCheckOut1795150840003 } from './migrations/1795150840003-create-check-out.js';
import { CreateBranding1795150870002 } from './migrations/1795150870002-create-branding.js';
import { CreateGroups1795150830002 } from './migrations/1795150830002-create-groups.js';
import { CreateHookEvents1795200060002 } from './migrations/1795200060002-create-hook-events.js';
import { WidenMail1795200060003 } from './migrations/1795200060003-widen-mail.js';
import { CreateTelling1795200060004 } from './migrations/1795200060004-create-telling.js';
import { CreateTaskNotices1795200060001 } from './migrations/1795200060001-create-task-notices.js';

import { ErasePeople1795200070001 } from './migrations/1795200070001-erase-people.js';
import { AddProposals1795200010001 } from './migrations/1795200010001-add-proposals.js';
import { CreateRefusals1795200010002 } from './migrations/1795200010002-create-refusals.js';
import { CreateStagedVersions1795200040001 } from './migrations/1795200040001-create-staged-versions.js';
import { CreateImportRuns1795300040001 } from './migrations/1795300040001-create-import-runs.js';
import { AddAgencyCases1795200050005 } from './migrations/1795200050005-add-agency-cases.js';
import { CreateAgencies1795200050004 } from './migrations/1795200050004-create-agencies.js';
import { RenewAcknowledgement1795200050003 } from './migrations/1795200050003-renew-acknowledgement.js';
import { CreateMoves1795200050002 } from './migrations/1795200050002-create-moves.js';
import { AddAbsence1795200050001 } from './migrations/1795200050001-add-absence.js';
/** In order. A migration that was released is never edited: a new one is added below it. */
import { CreateRunbookCorrections1795200030001 } from './migrations/1795200030001-create-runbook-corrections.js';
import { SecondPersonCuts1795200030003 } from './migrations/1795200030003-second-person-cuts.js';
import { CoverTasks1795200030002 } from './migrations/1795200030002-cover-tasks.js';
import { CreateDeclarations1795200010003 } from './migrations/1795200010003-create-declarations.js';
import { CreateEvidenceFiles1795200000001 } from './migrations/1795200000001-create-evidence-files.js';
import { CreateWaiverReviews1795200000002 } from './migrations/1795200000002-create-waiver-reviews.js';
import { CreateAccountDocument1795300030001 } from './migrations/1795300030001-create-account-document.js';
import { DescribeSessions1795300010001 } from './migrations/1795300010001-describe-sessions.js';
import { CreateOwnSignIn1795300010002 } from './migrations/1795300010002-create-own-sign-in.js';

/** In order. A migration that was released is never edited: a new one is added below it. */
export const MIGRATIONS = [
  CreateLedger1795132800001,
  CreateOperation1795132800002,
  CreatePeople1795132800003,
  CreateRegister1795132800004,
  CreateAccess1795132800005,
  CreateVault1795132800006,
  CreateHandover1795132800007,
  WidenAccess1795150800001,
  CreateEntitlement1795150820001,
  CreateAccessTime1795150830001,
  CreateGroups1795150830002,
  CreateDelegation1795150820002,
  WidenRequests1795150820003,
  CreatePolicies1795150850001,
  WidenPolicies1795150850002,
  CreateCampaigns1795150860001,
  WidenAccountValidation1795150860002,
  KeepAccounts1795150880001,
  CreateIncidents1795150880002,
  CreateMail1795160020001,
  AddCaseCountry1795160010001,
  CreateBreakGlass1795150840001,
  NoteOpenings1795150840002,
  CreateReconciliation1795150870001,
  CreateTaskComments1795160030001,
  CreateOnboarding1795150810001,
  CreateCheckOut1795150840003,
  CreateBranding1795150870002,
  AddProposals1795200010001,
  CreateRefusals1795200010002,
  CreateDeclarations1795200010003,
  CreateTaskNotices1795200060001,
  CreateStagedVersions1795200040001,
  AddAbsence1795200050001,
  CreateRunbookCorrections1795200030001,
  CoverTasks1795200030002,
  SecondPersonCuts1795200030003,
  CreateHookEvents1795200060002,
  ErasePeople1795200070001,
  CreateEvidenceFiles1795200000001,
  WidenMail1795200060003,
  CreateTelling1795200060004,
  CreateWaiverReviews1795200000002,
  CreateMoves1795200050002,
  RenewAcknowledgement1795200050003,
  CreateAgencies1795200050004,
  AddAgencyCases1795200050005,
  CreateOwnAddresses1795300080001,
  CreateAccountDocument1795300030001,
  CreateImportRuns1795300040001,
  DescribeSessions1795300010001,
  CreateOwnSignIn1795300010002,
];
