import { parse } from 'yaml';
import type { AccessModel } from '../platforms/platform.js';
import type { DueExpression } from './due.expression.js';
import { parseDue } from './due.expression.js';
import { DOES } from './runbook-work.js';
import { choice, either, flag, ids, list, optional, record, RunbookError, text, type Row } from './runbook.reading.js';

export const WHO = [
  'vault',
  'hr',
  'leaver',
  'manager',
  'custodian',
  'deputy',
  'successor',
  'finance',
  'it',
  'admin',
] as const;
const AUTO = ['auto', 'assisted', 'manual'] as const;
const ROTATES = ['password', 'totp', 'recovery_codes', 'any'] as const;
const CLASSES = ['vault', 'platform', 'negative_test'] as const;
const ORDERS = ['proof_first', 'cut_first'] as const;
/** What of an account calls a scenario in beside the one of the case. */
export const OVERLAYS = ['sole_control', 'personal_registration'] as const;
/** `hybrid` is no model of its own here: it is worked as shared login and native roles together. */
const MODELS = ['shared_login', 'native_roles', 'brand_account', 'tool_mediated', 'phone_bound'] as const;

export type TaskWho = (typeof WHO)[number];
export type TaskClass = (typeof CLASSES)[number];
export type RunbookModel = (typeof MODELS)[number];

/** One step of a runbook; the header of config/runbooks.yaml says what each field means. */
export interface TaskTemplate {
  readonly id: string;
  readonly en: string;
  readonly fr: string;
  readonly who: TaskWho;
  readonly due: DueExpression;
  readonly evidence: string;
  /** The English where the runbook has no French of it. */
  readonly evidenceFr: string;
  readonly verify: string;
  readonly auto: (typeof AUTO)[number];
  readonly gate: boolean;
  /** `connection`: once for each profile connected to a tool, or once where the register knows of none. */
  readonly per: 'case' | 'account' | 'connection';
  readonly rotates: (typeof ROTATES)[number] | null;
  readonly needsVerification: boolean;
  readonly notByLeaver: boolean;
  readonly otherThan: readonly string[];
  readonly followUp: boolean;
  readonly removes: boolean;
  /** What it ends of the things a new password leaves working, by their names in the catalogue. */
  readonly ends: readonly string[];
  /** Done once for a whole organisation. */
  readonly shared: boolean;
  readonly needs: readonly string[];
  readonly proves: boolean;
  readonly preserves: boolean;
  readonly notOlderThan: readonly string[];
  readonly onlyIf: 'primary.exists' | null;
  readonly class: TaskClass | null;
  readonly does: (typeof DOES)[number] | null;
}

export interface Scenario {
  readonly id: string;
  readonly en: string;
  readonly fr: string;
  readonly trigger: string;
  readonly timing: string;
  readonly guard: string;
  /** Trigger, timing and guard in French; the English where the runbook has none. */
  readonly inFrench: { readonly trigger: string; readonly timing: string; readonly guard: string };
  readonly order: (typeof ORDERS)[number];
  /** Task ids that come before all others. */
  readonly first: readonly string[];
  /** The leaver sees nothing of the case. */
  readonly hidden: boolean;
  /** Nothing ends by itself on the last day: the person stays with the organisation. */
  readonly cutByHand: boolean;
  /** May be opened for everybody of an outside organisation at once. */
  readonly forOrganisation: boolean;
  /** The person only moves: what their new manager keeps goes on, the rest ends. */
  readonly confirmsKept: boolean;
  /** Somebody comes back: a period begins, nothing ends. */
  readonly arrives: boolean;
  /** The person is away and may come back: opening it suspends, and nothing ends by itself. */
  readonly suspends: boolean;
  /** What is given as the reason of its acts is kept nowhere. */
  readonly keepsNoReason: boolean;
  /** Its steps join every case for accounts of which this is true. */
  readonly overlay: (typeof OVERLAYS)[number] | null;
  readonly clock: Readonly<Partial<Record<TaskClass, DueExpression>>>;
  readonly due: ReadonlyMap<string, DueExpression>;
  readonly add: readonly TaskTemplate[];
  readonly drop: ReadonlySet<string>;
}

export interface Runbooks {
  readonly common: readonly TaskTemplate[];
  readonly models: Readonly<Record<RunbookModel, readonly TaskTemplate[]>>;
  readonly scenarios: ReadonlyMap<string, Scenario>;
  /** Every step by its id, whatever part it comes from. */
  readonly tasks: ReadonlyMap<string, TaskTemplate>;
}

/** Reads `config/runbooks.yaml` into frozen templates; the first thing that does not fit is named. */
export const loadRunbooks = (yamlText: string): Runbooks => readRunbooks(parseRunbooks(yamlText));

export function parseRunbooks(yamlText: string): Row {
  try {
    return record(parse(yamlText, { schema: 'core', maxAliasCount: 0 }), 'runbooks');
  } catch (error) {
    if (error instanceof RunbookError) throw error;
    throw new RunbookError(`runbooks: not readable as YAML (${error instanceof Error ? error.message : 'unknown'})`);
  }
}

/** The same from what was parsed already, with or without corrections over it. */
export function readRunbooks(root: Row): Runbooks {
  const { common, models, scenarios } = root;
  const parts = record(models, 'models');
  const byModel = Object.fromEntries(
    MODELS.map((model) => [model, readTasks(parts[model], `models.${model}`, 'account')]),
  );
  const all = list(scenarios, 'scenarios').map(readScenario);
  const runbooks: Runbooks = Object.freeze({
    common: readTasks(common, 'common', 'case'),
    models: Object.freeze(byModel) as Runbooks['models'],
    scenarios: new Map(all.map((scenario) => [scenario.id, scenario])),
    tasks: new Map<string, TaskTemplate>(),
  });
  collect(
    runbooks,
    all.flatMap((scenario) => scenario.add),
  );
  return runbooks;
}

/** One code, one meaning: a task in a case is found again by its code alone. References must lead somewhere. */
function collect(runbooks: Runbooks, added: readonly TaskTemplate[]): void {
  const tasks = runbooks.tasks as Map<string, TaskTemplate>;
  for (const task of [...runbooks.common, ...Object.values(runbooks.models).flat(), ...added]) {
    if (tasks.has(task.id)) throw new RunbookError(`${task.id}: this id is there twice`);
    tasks.set(task.id, task);
  }
  const known = (owner: string, ids: Iterable<string>) => {
    for (const id of ids) if (!tasks.has(id)) throw new RunbookError(`${owner}: there is no task ${id}`);
  };
  const anchors = (due: DueExpression) => (typeof due.anchor === 'object' ? [due.anchor.task] : []);
  for (const task of tasks.values())
    known(task.id, [...task.needs, ...task.otherThan, ...task.notOlderThan, ...anchors(task.due)]);
  for (const scenario of runbooks.scenarios.values()) {
    known(scenario.id, [
      ...scenario.first,
      ...scenario.drop,
      ...scenario.due.keys(),
      ...[...scenario.due.values()].flatMap(anchors),
    ]);
  }
}

function readTasks(value: unknown, owner: string, per: TaskTemplate['per']): readonly TaskTemplate[] {
  return Object.freeze(list(value, owner).map((row) => readTask(row, owner, per)));
}

function readTask(value: unknown, owner: string, per: TaskTemplate['per']): TaskTemplate {
  const row = record(value, owner);
  const id = text(row, 'id', owner);
  if (!/^[A-Z]\d{1,2}$/.test(id)) throw new RunbookError(`${owner}: ${id} is no task id`);
  return Object.freeze({
    id,
    en: text(row, 'en', id),
    fr: text(row, 'fr', id),
    who: choice(row, 'who', WHO, id),
    due: dueOf(text(row, 'due', id), `${id}: due`),
    evidence: text(row, 'evidence', id),
    evidenceFr: either(row, 'evidence_fr', 'evidence', id),
    verify: text(row, 'verify', id),
    auto: choice(row, 'auto', AUTO, id),
    gate: flag(row, 'gate', id),
    per: row['per'] === undefined ? per : choice(row, 'per', ['case', 'account', 'connection'] as const, id),
    rotates: optional(row, 'rotates', ROTATES, id),
    needsVerification: optional(row, 'verified_by', ['another_person'] as const, id) !== null,
    notByLeaver: flag(row, 'not_by_leaver', id),
    otherThan: ids(row['other_than'], `${id}: other_than`),
    followUp: flag(row, 'follow_up', id),
    removes: flag(row, 'removes', id),
    ends: ids(row['ends'], `${id}: ends`),
    shared: flag(row, 'shared', id),
    needs: ids(row['needs'], `${id}: needs`),
    proves: flag(row, 'proves', id),
    preserves: flag(row, 'preserves', id),
    notOlderThan: ids(row['not_older_than'], `${id}: not_older_than`),
    onlyIf: optional(row, 'only_if', ['primary.exists'] as const, id),
    class: optional(row, 'class', CLASSES, id),
    does: optional(row, 'does', DOES, id),
  });
}

function readScenario(value: unknown): Scenario {
  const row = record(value, 'scenarios');
  const id = text(row, 'id', 'scenarios');
  const clock = Object.entries(record(row['clock'] ?? {}, `${id}: clock`)).map(([name, due]) => {
    if (!CLASSES.some((known) => known === name)) throw new RunbookError(`${id}: clock ${name} is no class of tasks`);
    return [name, dueOf(due, `${id}: clock.${name}`)];
  });
  const due = Object.entries(record(row['due'] ?? {}, `${id}: due`));
  return Object.freeze({
    id,
    en: text(row, 'en', id),
    fr: text(row, 'fr', id),
    trigger: text(row, 'trigger', id),
    timing: text(row, 'timing', id),
    guard: text(row, 'guard', id),
    inFrench: {
      trigger: either(row, 'trigger_fr', 'trigger', id),
      timing: either(row, 'timing_fr', 'timing', id),
      guard: either(row, 'guard_fr', 'guard', id),
    },
    order: choice(row, 'order', ORDERS, id),
    first: ids(row['first'], `${id}: first`),
    hidden: flag(row, 'hidden', id),
    cutByHand: flag(row, 'cut_by_hand', id),
    forOrganisation: flag(row, 'for_organisation', id),
    confirmsKept: flag(row, 'confirms_kept', id),
    arrives: flag(row, 'arrives', id),
    suspends: flag(row, 'suspends', id),
    keepsNoReason: flag(row, 'keeps_no_reason', id),
    overlay: optional(row, 'overlay', OVERLAYS, id),
    clock: Object.freeze(Object.fromEntries(clock)) as Scenario['clock'],
    due: new Map(due.map(([task, expression]) => [task, dueOf(expression, `${id}: due.${task}`)])),
    add: readTasks(row['add'], `${id}: add`, 'case'),
    drop: new Set(ids(row['drop'], `${id}: drop`)),
  });
}

/** The parts of the runbook an account's access model asks for. */
export function partsOf(model: AccessModel): readonly RunbookModel[] {
  return model === 'hybrid' ? ['shared_login', 'native_roles'] : [model];
}

function dueOf(value: unknown, where: string): DueExpression {
  const due = typeof value === 'string' ? parseDue(value) : null;
  if (!due) throw new RunbookError(`${where} is no due expression`);
  return due;
}
