import { AccountReferenceView } from '../accounts/account.view.js';
import { LogProofView } from '../ledger/log-proof.view.js';
import type { Incident, IncidentTask } from './incident.entity.js';
import type { IncidentStep, Text } from './incident-plan.js';
import type { NoticeClock, TaskState } from './incident.rules.js';
import { isSettled } from './incident.rules.js';
import { nameAmong } from '../people/names.queries.js';
import type { Called } from './called.queries.js';
import type { ContactRow, EntryRow } from './incident.queries.js';

export class InBothLanguages {
  en: string;
  fr: string;
}

/** A kind of incident that can be opened. */
export class IncidentKindView {
  id: string;
  title: InBothLanguages;
  /** The account is called compromised from then on. */
  marks: boolean;
  /** Every older secret must be changed before the close. */
  rotates: boolean;
}

export class IncidentKindsView {
  items: IncidentKindView[];
}

export class NoticeClockView {
  /** When it was noticed. */
  startsAt: string;
  endsAt: string;
  /** Negative once it is over. */
  hoursLeft: number;
}

export class IncidentSummary {
  id: string;
  accountId: string;
  account: AccountReferenceView | null;
  /** compromised, breach, lockout or reputation. */
  kind: string;
  title: InBothLanguages;
  noticedAt: string;
  openedAt: string;
  openedBy: string;
  openedByName: string | null;
  /** yes, no or unknown. */
  personalData: string;
  /** Hours since it was noticed, up to the setting; null where no personal data is involved. */
  noticeClock: NoticeClockView | null;
  /** open or closed. */
  status: string;
  closedAt: string | null;
  closedBy: string | null;
  closedByName: string | null;
  version: number;
}

export class IncidentTaskView {
  /** Also its name in the address of its acts. */
  code: string;
  title: InBothLanguages;
  how: InBothLanguages;
  /** open, started, done, verified or waived. */
  status: string;
  /** The incident cannot be closed before it is settled. */
  gate: boolean;
  needsVerification: boolean;
  /** Done and confirmed, or left out by two people. */
  settled: boolean;
  /** The service sees by itself whether it is done. */
  byService: boolean;
  dueAt: string;
  completedBy: string | null;
  completedByName: string | null;
  completedAt: string | null;
  evidence: string | null;
  waivedBy: string | null;
  waivedByName: string | null;
  waiveReason: string | null;
  reviewOn: string | null;
  verifiedBy: string | null;
  verifiedByName: string | null;
  /** Acts the reader may try on it: `start`, `complete`, `waive`, `verify`. */
  can: string[];
}

export class IncidentContactView {
  personId: string | null;
  person: string | null;
  organisation: string | null;
  reach: string | null;
  role: string;
}

export class OpenIncidentCondition {
  /** gate_task, owed_rotation or no_owner. */
  code: string;
  /** `task:<code>`, `credential:<id>` or `account:<id>`. */
  subject: string;
  detail: string;
}

export class IncidentView extends IncidentSummary {
  reason: string;
  closeReason: string | null;
  tasks: IncidentTaskView[];
  contacts: IncidentContactView[];
  openConditions: OpenIncidentCondition[];
  /** Actions the reader may try on the incident itself. */
  can: string[];
}

export class IncidentPage {
  items: IncidentSummary[];
  nextCursor: string | null;
  total: number;
}

export class IncidentEntryView {
  id: string;
  at: string;
  text: string;
  addedBy: string;
  by: string | null;
  addedAt: string;
}

export class IncidentEntryPage {
  items: IncidentEntryView[];
  nextCursor: string | null;
  total: number;
}

/** `signature` is base64 Ed25519 by the audit key over the RFC 8785 bytes of `report`; the leaf names their SHA-256. */
export class SignedIncidentReport extends LogProofView {
  report: Record<string, unknown>;
  signature: string;
}

export const incidentSummary = (
  incident: Incident,
  title: Text | null,
  clock: NoticeClock | null,
  { people, accounts }: Called,
): IncidentSummary => ({
  id: incident.id,
  accountId: incident.accountId,
  account: accounts.get(incident.accountId) ?? null,
  kind: incident.kind,
  title: title ?? { en: incident.kind, fr: incident.kind },
  noticedAt: incident.noticedAt,
  openedAt: incident.openedAt,
  openedBy: incident.openedBy,
  openedByName: nameAmong(people, incident.openedBy),
  personalData: incident.personalData,
  noticeClock: clock,
  status: incident.closedAt === null ? 'open' : 'closed',
  closedAt: incident.closedAt,
  closedBy: incident.closedBy,
  closedByName: nameAmong(people, incident.closedBy),
  version: incident.version,
});

export interface TaskBeside {
  people: ReadonlyMap<string, string>;
  can: string[];
}

export function taskView(
  task: IncidentTask,
  step: IncidentStep | null,
  state: TaskState,
  { people, can }: TaskBeside,
): IncidentTaskView {
  const unknown = { en: task.code, fr: task.code };
  return {
    code: task.code,
    title: step?.title ?? unknown,
    how: step?.how ?? unknown,
    status: state.status,
    gate: step?.gate ?? false,
    needsVerification: step?.second ?? false,
    settled: isSettled(task, state, step),
    byService: state.byService,
    dueAt: task.dueAt,
    completedBy: task.completedBy,
    completedByName: nameAmong(people, task.completedBy),
    completedAt: task.completedAt,
    evidence: task.evidence,
    waivedBy: task.waivedBy,
    waivedByName: nameAmong(people, task.waivedBy),
    waiveReason: task.waiveReason,
    reviewOn: task.reviewOn,
    verifiedBy: task.verifiedBy,
    verifiedByName: nameAmong(people, task.verifiedBy),
    can,
  };
}

export const contactView = ({ personId, person, organisation, reach, role }: ContactRow): IncidentContactView => ({
  personId,
  person,
  organisation,
  reach,
  role,
});

export const entryView = ({ id, at, text, addedBy, by, addedAt }: EntryRow): IncidentEntryView => ({
  id,
  at,
  text,
  addedBy,
  by,
  addedAt,
});
