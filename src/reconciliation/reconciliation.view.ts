import { TextView } from '../kernel/text.view.js';
import type { Candidate } from './capture.queries.js';
import { CandidateView } from './capture.view.js';
import type { Compared } from './comparison.queries.js';
import type { DifferenceKind } from './difference.rules.js';

export class DifferenceCureView {
  /** Name of the act. */
  act: string;
  /** Route under `/api/v1` that does it. */
  path: string;
  text: TextView;
}

export class AcceptedView {
  by: string;
  /** Their present name. */
  byName: string | null;
  reason: string;
  /** Last day it is excused. */
  reviewOn: string;
  at: string;
}

/** Something the platform's list and the register do not agree on. */
export class DifferenceView {
  /** Names it for `…/reconciliation/accept`. */
  difference: string;
  /** ghost, missing, wrong_role or question. */
  kind: string;
  personId: string | null;
  person: string | null;
  /** As the list calls them. */
  name: string | null;
  role: string | null;
  /** What the platform lets them do. */
  platformLevels: string[];
  /** What the register lets them do. */
  registerLevels: string[];
  grantId: string | null;
  captureId: string;
  row: number | null;
  capturedOn: string;
  candidates: CandidateView[];
  /** What makes it go away: one of them is enough. */
  cures: DifferenceCureView[];
  /** Who explained it away until when; null while it counts. */
  accepted: AcceptedView | null;
  /** What the reader may do about it here, as names of actions. */
  can: string[];
}

/** The platform's list of an account beside the register. */
export class ReconciliationView {
  accountId: string;
  /** The newest list; null while there is none. */
  captureId: string | null;
  capturedOn: string | null;
  /** Last day of grace for a newer list; null where the account needs none. */
  dueOn: string | null;
  isOverdue: boolean;
  /** There, not here. */
  ghosts: DifferenceView[];
  /** Here, not there. */
  missing: DifferenceView[];
  /** There and here, in another role. */
  wrongRoles: DifferenceView[];
  /** Names that may be several people's. */
  questions: DifferenceView[];
  /** What the reader may do about the lists of this account, as names of actions. */
  can: string[];
}

export class ListedAccountView {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  status: string;
}

/** How old the newest list of an account is. */
export class OverviewView {
  account: ListedAccountView;
  /** high, medium or low. */
  criticality: string;
  /** The day of the newest list; null while there is none. */
  capturedOn: string | null;
  /** Last day of grace for a newer list; null where the account needs none. */
  dueOn: string | null;
  isOverdue: boolean;
}

export class OverviewPage {
  items: OverviewView[];
  nextCursor: string | null;
  total: number;
}

const remove = (accountId: string): DifferenceCureView => ({
  act: 'capture.add',
  path: `/accounts/${accountId}/captures`,
  text: {
    en: 'Remove them on the platform, then add the list as it is afterwards.',
    fr: 'Retirez la personne sur la plateforme, puis ajoutez la liste telle qu’elle est ensuite.',
  },
});
const put = (accountId: string): DifferenceCureView => ({
  act: 'capture.add',
  path: `/accounts/${accountId}/captures`,
  text: {
    en: 'Set the role on the platform, then add the list as it is afterwards.',
    fr: 'Donnez le rôle sur la plateforme, puis ajoutez la liste telle qu’elle est ensuite.',
  },
});
const issue = (accountId: string): DifferenceCureView => ({
  act: 'grant.issue',
  path: `/accounts/${accountId}/grants`,
  text: { en: 'Give them the access they have there.', fr: 'Donnez l’habilitation qui correspond.' },
});
const revoke = (grantId: string): DifferenceCureView => ({
  act: 'grant.revoke',
  path: `/grants/${grantId}/revoke`,
  text: { en: 'End the grant.', fr: 'Mettez fin à l’habilitation.' },
});
const tell = (captureId: string, row: number): DifferenceCureView => ({
  act: 'capture.resolve',
  path: `/captures/${captureId}/rows/${row}`,
  text: { en: 'Say whom this name means.', fr: 'Dites qui ce nom désigne.' },
});

function curesOf({ kind, accountId, grantId, captureId, row, personId }: Compared): DifferenceCureView[] {
  const cures: Record<DifferenceKind, () => DifferenceCureView[]> = {
    ghost: () => [remove(accountId), personId === null ? tell(captureId, row ?? 0) : issue(accountId)],
    missing: () => [revoke(grantId ?? ''), put(accountId)],
    wrong_role: () => [put(accountId), issue(accountId)],
    question: () => [tell(captureId, row ?? 0)],
  };
  return cures[kind]();
}

/** `people` names everybody that is concerned or may be, or accepted it. */
export const differenceView = (
  found: Compared,
  people: ReadonlyMap<string, Candidate>,
  can: string[],
): DifferenceView => ({
  difference: found.key,
  kind: found.kind,
  personId: found.personId,
  person: found.personId === null ? null : (people.get(found.personId)?.name ?? null),
  name: found.name,
  role: found.role,
  platformLevels: [...found.levels],
  registerLevels: [...found.held],
  grantId: found.grantId,
  captureId: found.captureId,
  row: found.row,
  capturedOn: found.capturedOn,
  candidates: found.candidates
    .map((id) => people.get(id))
    .filter((person) => person !== undefined)
    .map(({ id, name, email }) => ({ personId: id, name, email })),
  cures: curesOf(found),
  accepted: found.accepted && {
    by: found.accepted.acceptedBy,
    byName: people.get(found.accepted.acceptedBy)?.name ?? null,
    reason: found.accepted.reason,
    reviewOn: found.accepted.reviewOn,
    at: found.accepted.acceptedAt,
  },
  can,
});
