import { newId } from '../kernel/ids.js';
import type { SqlValue } from '../database/sql.js';
import { canonicalJson } from '../ledger/leaf-encoding.js';
import type { AccessModel, Platform } from '../platforms/platform.js';
import { owningSeats, type Holdings } from './holdings.js';
import type { TouchedAccount } from './holdings.queries.js';
import { partsWorked, type Logins } from './logins.rules.js';
import { planTasks, type PlanAccount, type PlanFacts, type PlannedTask } from './runbook.rules.js';
import type { RunbookModel, Runbooks, Scenario, TaskTemplate } from './runbook.js';

/** One account's transfer, before it is written. */
export interface PlannedHandover {
  accountId: string;
  /** owner, backup_owner */
  seats: string[];
  /** sole_control, registration_email, recovery_phone, second_factor */
  holds: string[];
}

/**
 * Accounts that somebody must take over: the leaver answers for them, alone controls them, or they hang on the leaver's own
 * things. A child without a login of its own goes with its parent; a seat of its own still passes on by itself, because its
 * history is the account's.
 */
export function plannedHandovers(holdings: Holdings, logins: Logins = ALONE.logins): PlannedHandover[] {
  const planned = new Map<string, PlannedHandover>();
  const of = (accountId: string): PlannedHandover | null => {
    if (!holdings.accounts.has(accountId)) return null;
    const known = planned.get(accountId) ?? { accountId, seats: [], holds: [] };
    planned.set(accountId, known);
    return known;
  };
  for (const seat of owningSeats(holdings.seats)) of(seat.accountId)?.seats.push(seat.seat);
  for (const accountId of holdings.soleControl) of(accountId)?.holds.push('sole_control');
  for (const { kind, accountId } of holdings.channels) {
    const handover = of(accountId);
    if (handover && !handover.holds.includes(kind)) handover.holds.push(kind);
  }
  return [...planned.values()].filter(({ accountId, seats, holds }) => {
    const parent = planned.get(logins.lentBy.get(accountId) ?? '');
    if (!parent || seats.length > 0) return true;
    parent.holds = [...new Set([...parent.holds, ...holds])];
    return false;
  });
}

/** Which scenarios join the one of the case, account by account: overlays combine, and each says itself when it applies. */
export function overlaysOf(
  runbooks: Runbooks,
  holdings: Pick<Holdings, 'accounts' | 'soleControl'>,
): Map<string, Scenario[]> {
  const joining = [...runbooks.scenarios.values()].filter((scenario) => scenario.overlay !== null);
  const alone = new Set(holdings.soleControl);
  const applies = ({ id, isPersonal }: TouchedAccount, { overlay }: Scenario): boolean =>
    overlay === 'sole_control' ? alone.has(id) : Number(isPersonal) === 1;
  const found = new Map<string, Scenario[]>();
  for (const account of holdings.accounts.values()) {
    const overlays = joining.filter((scenario) => applies(account, scenario));
    if (overlays.length > 0) found.set(account.id, overlays);
  }
  return found;
}

/** Steps that keep the leaver out; all that is asked for an account on which they only had access. */
const keepsOut = (step: TaskTemplate): boolean => step.removes || step.class === 'negative_test';

export interface TaskPlan {
  scenario: Scenario;
  runbooks: Runbooks;
  facts: PlanFacts;
  /** Accounts with a handover get every step of their access model, the others only what keeps the leaver out. */
  handed: ReadonlySet<string>;
  /** Scenarios that join for an account, by its id. */
  overlays: ReadonlyMap<string, readonly Scenario[]>;
  platforms: ReadonlyMap<string, Platform>;
  ground?: Ground;
}

/** How the accounts of a case hang together. */
export interface Ground {
  logins: Logins;
  /** Tool → profiles connected to it. */
  connections: ReadonlyMap<string, readonly string[]>;
  /** Not the leaver's: there because it lends its login to an account that is. */
  lenders: ReadonlySet<string>;
}

const ALONE: Ground = {
  logins: { lentBy: new Map(), borrowers: new Map() },
  connections: new Map(),
  lenders: new Set(),
};

/** A step of a case; `covers` names the accounts that it is done for as well, because they use this one's login. */
export type CaseTask = Pick<PlannedTask, 'template' | 'accountId' | 'dueAt'> & { covers?: readonly string[] };

/**
 * The tasks of a case. Due dates are worked out once for each kind of account (access model, primary owner, delay), not
 * once for each account: a person may hold thousands.
 */
export function plannedTasks(accounts: readonly TouchedAccount[], plan: TaskPlan): CaseTask[] {
  const { logins, connections, lenders } = plan.ground ?? ALONE;
  const groups = new Map<string, { kind: PlanAccount; members: string[] }>();
  for (const account of accounts) {
    const parts = partsWorked(account, logins, !lenders.has(account.id));
    const kind = kindOf(account, plan.platforms, plan.overlays.get(account.id) ?? [], parts);
    const group = groups.get(kind.accountId) ?? { kind, members: [] };
    group.members.push(account.id);
    groups.set(kind.accountId, group);
  }
  const kinds = [...groups.values()].map((group) => group.kind);
  const handed = new Set([...plan.handed, ...[...plan.handed].map((id) => logins.lentBy.get(id) ?? id)]);
  const ofLogin = new Set([...plan.runbooks.models.shared_login, ...plan.runbooks.common]);
  return planTasks(plan.runbooks, plan.scenario, kinds, plan.facts).flatMap((task) => {
    const members = task.accountId === null ? null : (groups.get(task.accountId)?.members ?? []);
    if (members === null) return [task];
    const { template } = task;
    return members
      .filter((accountId) => handed.has(accountId) || keepsOut(template))
      .flatMap((accountId) => {
        const profiles = template.per === 'connection' ? (connections.get(accountId) ?? []) : [];
        const covers = ofLogin.has(template) ? logins.borrowers.get(accountId) : undefined;
        return (profiles.length > 0 ? profiles : [accountId]).map((at) => ({
          ...task,
          accountId: at,
          ...(covers ? { covers } : {}),
        }));
      });
  });
}

export function kindOf(
  account: TouchedAccount,
  platforms: ReadonlyMap<string, Platform>,
  overlays: readonly Scenario[],
  parts: readonly RunbookModel[],
): PlanAccount {
  const platform = platforms.get(account.platform);
  const facts = {
    model: account.accessModel as AccessModel,
    primaryExists: platform?.primary.exists === true,
    leadDays: platform?.leadDays ?? 0,
    parts,
  };
  return { accountId: JSON.stringify([facts, overlays.map((overlay) => overlay.id)]), ...facts, overlays };
}

/** What the service has done by opening the case; by whom the evidence is. */
const DONE_AT_OPENING: Partial<Record<NonNullable<TaskTemplate['does']>, 'opener' | 'service'>> = {
  open_case: 'opener',
  new_period: 'opener',
  freeze_list: 'service',
  stop_rights: 'service',
  check_delays: 'service',
};

export const TASK_COLUMNS = [
  'id',
  'case_id',
  'account_id',
  'code',
  'who',
  'status',
  'due_at',
  'completed_by',
  'completed_at',
  'version',
  'covers',
] as const;

export function taskRecords(
  caseId: string,
  tasks: readonly CaseTask[],
  opened: { by: string; at: string; stopsGrowth: boolean; cameBack?: boolean },
): SqlValue[][] {
  return tasks.map(({ template, accountId, dueAt, covers }) => {
    const isLater =
      template.does === null ||
      (template.does === 'stop_rights' && !opened.stopsGrowth) ||
      (template.does === 'new_period' && !opened.cameBack);
    const by = isLater ? undefined : DONE_AT_OPENING[template.does];
    const completed =
      by === undefined
        ? ['open', dueAt.toISOString(), null, null]
        : ['done', dueAt.toISOString(), by === 'opener' ? opened.by : 'system', opened.at];
    return [
      newId(),
      caseId,
      accountId,
      template.id,
      template.who,
      ...completed,
      1,
      covers ? JSON.stringify(covers) : null,
    ];
  });
}

/** RFC 8785 text of what the person held and had seen when the case was opened; ids and dates, for whoever asks later. */
export function frozenListOf(
  holdings: Holdings,
  about: { personId: string; at: string; lastDayBefore: string | null },
): string {
  return canonicalJson({
    ...about,
    seats: holdings.seats.map(({ id, accountId, seat, since }) => ({ seatId: id, accountId, seat, since })),
    grants: holdings.grants.map(({ id, accountId, level, since, until }) => ({
      grantId: id,
      accountId,
      level,
      since,
      until,
    })),
    soleControl: holdings.soleControl,
    soleSeat: holdings.soleSeat,
    recoveryChannels: holdings.channels,
    seenVersions: holdings.seen,
  });
}
