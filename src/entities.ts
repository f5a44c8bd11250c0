import {
  AccessRequest,
  AccessSuspension,
  Grant,
  GrantWarning,
  RequestNote,
  GroupGrant,
} from './access/access.entity.js';
import { Delegation } from './access/delegation.entity.js';
import { ReviewItem } from './access/review.entity.js';
import { BreakGlassRight, Opening } from './access/break-glass.entity.js';
import { OwnAddress } from './accounts/own-address.entity.js';
import { Brand } from './accounts/brand.entity.js';
import { Account, RecoveryChannel, Seat } from './accounts/account.entity.js';
import { Campaign, ReviewerChange } from './campaigns/campaign.entity.js';
import { EntitlementRule } from './entitlement/entitlement.entity.js';
import { AccountDocument } from './accounts/document.entity.js';
import { AccountHistory, RecoveryChannelHistory } from './accounts/history.entity.js';
import { GroupExclusion, GroupMember, GroupRule, PersonGroup } from './groups/group.entity.js';
import { WaiverReview } from './handover/waiver-review.entity.js';
import { EvidenceFile } from './handover/evidence-file.entity.js';
import { Handover, OffboardingCase, Task, TaskComment, TaskEvidence } from './handover/handover.entity.js';
import { DeclaredAccount, LeaverDeclaration } from './handover/declaration.entity.js';
import { HandoverRefusal } from './handover/refusal.entity.js';
import { HandoverNotice, TaskNotice } from './handover/reminder.entity.js';
import { RunbookCorrection } from './handover/runbook-correction.entity.js';
import { AgencyDeparture } from './handover/agency.entity.js';
import { MoveDecision } from './handover/move.entity.js';
import {
  Attempt,
  ComingFactor,
  OneTimeLink,
  RecoveryCodes,
  SecondFactor,
  Session,
  SignIn,
} from './identity/identity.entity.js';
import { Kek, KeyCheck } from './keys/keys.entity.js';
import {
  LedgerEntry,
  LedgerHead,
  LedgerLeaf,
  LedgerNode,
  LedgerPersonal,
  LedgerSubject,
} from './ledger/ledger.entity.js';
import { HookEvent } from './imports/hook.entity.js';
import { ImportContent, ImportCorrection, ImportMapping, ImportRunRow } from './imports/import-run.entity.js';
import { Mail } from './notifications/mail.entity.js';
import { MailPreference, ReleaseNotice, ReleaseWatch } from './notifications/telling.entity.js';
import { AccountDecision, AccountRequest, AccountRequestEvent, SetUpEntry } from './onboarding/onboarding.entity.js';
import { IdempotentAnswer } from './operation/idempotency.entity.js';
import { Lease, OutboxMessage } from './outbox/outbox.entity.js';
import { Organisation } from './people/organisation.entity.js';
import { EmploymentPeriod, Person, PersonRole } from './people/person.entity.js';
import { PlatformCorrection } from './platforms/platform.entity.js';
import {
  Acknowledgement,
  Policy,
  PolicyComment,
  PolicyEdition,
  PolicyNotice,
  PolicyVersion,
  Training,
} from './policies/policy.entity.js';
import {
  BrandAudit,
  BrandAuditItem,
  BrandAuditResult,
  Impersonation,
  ImpersonationOutcome,
  ImpersonationReport,
} from './branding/branding.entity.js';
import {
  NativeCapture,
  NativeException,
  NativeIdentity,
  NativeName,
  NativePicture,
  NativeRow,
} from './reconciliation/reconciliation.entity.js';
import { CheckOut, CheckOutPolicy } from './vault/check-out.entity.js';
import { StagedVersion } from './vault/staged.entity.js';
import { Credential, CredentialVersion, Exposure, RecoveryCodeUse } from './vault/vault.entity.js';
import { Incident, IncidentContact, IncidentEntry, IncidentTask } from './incidents/incident.entity.js';

/** Every table, floor by floor. */
export const ENTITIES = [
  LedgerLeaf,
  LedgerSubject,
  LedgerNode,
  LedgerHead,
  LedgerEntry,
  LedgerPersonal,
  OutboxMessage,
  Lease,
  IdempotentAnswer,
  Kek,
  KeyCheck,
  Person,
  EmploymentPeriod,
  PersonRole,
  SignIn,
  SecondFactor,
  RecoveryCodes,
  ComingFactor,
  Session,
  OneTimeLink,
  Attempt,
  PlatformCorrection,
  Account,
  Seat,
  RecoveryChannel,
  Brand,
  OwnAddress,
  Policy,
  AccountHistory,
  RecoveryChannelHistory,
  AccountDocument,
  PolicyVersion,
  PolicyEdition,
  PolicyComment,
  PolicyNotice,
  Acknowledgement,
  Training,
  EntitlementRule,
  PersonGroup,
  GroupRule,
  GroupMember,
  GroupExclusion,
  Grant,
  GroupGrant,
  AccessSuspension,
  GrantWarning,
  AccessRequest,
  RequestNote,
  Delegation,
  ReviewItem,
  BreakGlassRight,
  Opening,
  Credential,
  CredentialVersion,
  StagedVersion,
  RecoveryCodeUse,
  Exposure,
  CheckOutPolicy,
  CheckOut,
  Campaign,
  ReviewerChange,
  NativeCapture,
  NativePicture,
  NativeRow,
  NativeName,
  NativeIdentity,
  NativeException,
  Incident,
  IncidentTask,
  IncidentEntry,
  IncidentContact,
  AccountRequest,
  AccountDecision,
  AccountRequestEvent,
  SetUpEntry,
  Impersonation,
  ImpersonationReport,
  ImpersonationOutcome,
  BrandAudit,
  BrandAuditItem,
  BrandAuditResult,
  MoveDecision,
  AgencyDeparture,
  Organisation,
  OffboardingCase,
  Handover,
  HandoverRefusal,
  LeaverDeclaration,
  DeclaredAccount,
  Task,
  TaskEvidence,
  EvidenceFile,
  WaiverReview,
  TaskComment,
  TaskNotice,
  HandoverNotice,
  RunbookCorrection,
  HookEvent,
  ImportRunRow,
  ImportContent,
  ImportCorrection,
  ImportMapping,
  Mail,
  MailPreference,
  ReleaseNotice,
  ReleaseWatch,
];
