import { Failure, failures } from '../kernel/failure.js';
import type { AccessModel } from '../platforms/platform.js';
import { dueText, type DueExpression } from './due.expression.js';
import type { DueFacts } from './due.rules.js';
import { dueAt } from './due.rules.js';
import type { RunbookModel, Runbooks, Scenario, TaskClass, TaskTemplate } from './runbook.js';
import { partsOf } from './runbook.js';

export const RunbookFailures = failures('handover', {
  UNKNOWN_SCENARIO: ['refused', 'There is no such scenario.'],
  UNKNOWN_STEP: ['missing', 'The runbooks have no such step or scenario.'],
  BAD_RUNBOOK: ['refused', 'The runbooks cannot be read with this: a due date or a step that it names does not exist.'],
  RUNBOOK_NEEDED: [
    'refused',
    'Nobody would be gone without this: steps that end access, renew secrets, name successors or certify stay as they are.',
  ],
});

/** What the runbook asks about an account of the case. */
export interface PlanAccount {
  readonly accountId: string;
  readonly model: AccessModel;
  readonly primaryExists: boolean;
  readonly leadDays: number;
  /** Scenarios whose steps join for this account. */
  readonly overlays: readonly Scenario[];
  /** Models worked here where they are not those of `model`: a login is worked once, at the account that lends it. */
  readonly parts?: readonly RunbookModel[];
}

export interface PlannedTask {
  readonly template: TaskTemplate;
  /** `null` for a task of the whole case. */
  readonly accountId: string | null;
  readonly dueAt: Date;
}

export type PlanFacts = Omit<DueFacts, 'leadDays' | 'dueOf'>;

export function scenarioOf(runbooks: Runbooks, id: string): Scenario | Failure {
  return (
    runbooks.scenarios.get(id) ??
    RunbookFailures.UNKNOWN_SCENARIO({ facts: { scenarios: [...runbooks.scenarios.keys()] } })
  );
}

/** Steps done once for the case, in the order of the runbook, those of the scenario and of what joins it last. */
export function caseTasks(runbooks: Runbooks, scenario: Scenario, overlays: readonly Scenario[] = []): TaskTemplate[] {
  return kept([...runbooks.common, ...added(scenario, overlays)], scenario).filter((task) => task.per === 'case');
}

/** Steps done for one account: those of its access model, and the common and added ones that are asked per account. */
export function accountTasks(
  runbooks: Runbooks,
  scenario: Scenario,
  account: Pick<PlanAccount, 'model' | 'primaryExists' | 'overlays' | 'parts'>,
): TaskTemplate[] {
  const parts = account.parts ?? partsOf(account.model);
  const model = parts.flatMap((part) => runbooks.models[part]);
  // Who has nothing of their own to work on has nothing of their own to prove.
  const common = parts.length > 0 ? runbooks.common : [];
  const shared = [...common, ...added(scenario, account.overlays)].filter((task) => task.per === 'account');
  return kept([...model, ...shared], scenario).filter((task) => task.onlyIf === null || account.primaryExists);
}

/**
 * Every task of a case with its due instant: the case's own once, then each account's. Sorted by due date, what the scenario
 * puts first ahead of everything; a scenario that cuts first brings what removes access before what does not, any other
 * puts it last of what is due at once.
 */
export function planTasks(
  runbooks: Runbooks,
  scenario: Scenario,
  accounts: readonly PlanAccount[],
  facts: PlanFacts,
): PlannedTask[] {
  const longest = Math.max(0, ...accounts.map((account) => account.leadDays));
  const joining = [...new Set(accounts.flatMap((account) => account.overlays))];
  const count = counting(facts);
  const whole = timed(
    caseTasks(runbooks, scenario, joining),
    { scenario, overlays: [], accountId: null, leadDays: longest },
    count,
  );
  const each = accounts.flatMap(({ accountId, leadDays, overlays, ...account }) =>
    timed(
      accountTasks(runbooks, scenario, { ...account, overlays }),
      { scenario, overlays, accountId, leadDays },
      count,
    ),
  );
  return [...whole, ...each].sort(
    (a, b) =>
      rank(a, scenario) - rank(b, scenario) ||
      a.dueAt.getTime() - b.dueAt.getTime() ||
      Number(a.template.removes) - Number(b.template.removes),
  );
}

/** The due expression that holds in this scenario: its own word for the task, else the clock of the task's class, else the runbook's. */
export function dueIn(scenario: Scenario, task: TaskTemplate): DueExpression {
  const own = scenario.due.get(task.id);
  if (own) return own;
  const kind = classOf(task);
  const clock = kind === null ? undefined : scenario.clock[kind];
  return clock !== undefined && task.due.anchor === 'last_day' && !task.followUp ? clock : task.due;
}

function classOf(task: TaskTemplate): TaskClass | null {
  if (task.class !== null) return task.class;
  if (task.who === 'vault') return 'vault';
  return task.per === 'case' ? null : 'platform';
}

interface Timing {
  scenario: Scenario;
  overlays: readonly Scenario[];
  accountId: string | null;
  leadDays: number;
}

type Count = (due: DueExpression, about: Required<Pick<DueFacts, 'leadDays' | 'dueOf'>>) => number;

/** Days in a time zone are slow to count, and the steps of a plan share a few expressions: each is counted once. */
function counting(facts: PlanFacts): Count {
  const known = new Map<string, number>();
  return (due, about) => {
    if (typeof due.anchor !== 'string') return dueAt(due, { ...facts, ...about }).getTime();
    const key = `${dueText(due)} ${due.unit} ${due.addsLeadDays ? about.leadDays : 0}`;
    const at = known.get(key) ?? dueAt(due, { ...facts, ...about }).getTime();
    known.set(key, at);
    return at;
  };
}

/**
 * A task counted from another one that this plan does not hold is counted from the last day. Where what joins the case asks
 * for a task of its own time, the earlier one holds.
 */
function timed(
  tasks: readonly TaskTemplate[],
  { scenario, overlays, accountId, leadDays }: Timing,
  count: Count,
): PlannedTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const due = (task: TaskTemplate, trail: readonly string[]): Date => {
    const asked = [dueIn(scenario, task), ...overlays.map((overlay) => overlay.due.get(task.id))];
    const times = asked.flatMap((expression) => (expression ? [count(expression, { leadDays, dueOf })] : []));
    return new Date(Math.min(...times));

    function dueOf(id: string): Date | undefined {
      const other = trail.includes(id) ? undefined : byId.get(id);
      return other && due(other, [...trail, id]);
    }
  };
  return tasks.map((template) => ({ template, accountId, dueAt: due(template, [template.id]) }));
}

function rank(planned: PlannedTask, scenario: Scenario): number {
  const first = scenario.first.indexOf(planned.template.id);
  if (first >= 0) return first - scenario.first.length;
  if (planned.template.followUp) return 2;
  return scenario.order === 'cut_first' && !planned.template.removes ? 1 : 0;
}

const added = (scenario: Scenario, overlays: readonly Scenario[]): TaskTemplate[] =>
  [scenario, ...overlays.filter((overlay) => overlay.id !== scenario.id)].flatMap((part) => part.add);

const kept = (tasks: readonly TaskTemplate[], scenario: Scenario): TaskTemplate[] =>
  tasks.filter((task) => !scenario.drop.has(task.id));

/** For every case of an organisation but the first: what is done once for all of them is done there. */
export const withoutSharedSteps = (scenario: Scenario): Scenario => ({
  ...scenario,
  add: scenario.add.filter((step) => !step.shared),
});
