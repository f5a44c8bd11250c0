import { Failure } from '../kernel/failure.js';
import { readRunbooks, type Runbooks, type TaskTemplate } from './runbook.js';
import { RunbookError, type Row } from './runbook.reading.js';
import { RunbookFailures } from './runbook.rules.js';

/** What an admin says instead of the file: of which step or scenario, which field, and its value. */
export interface Correction {
  /** `step:<code>` or `scenario:<id>`. */
  readonly subject: string;
  /** As the product names it; one due date of a scenario is `due.<code>`. */
  readonly field: string;
  readonly value: unknown;
}

/** Names of the product → names of the file, for the fields whose names differ. */
const FILE_NAMES: Record<string, string> = {
  verifiedBy: 'verified_by',
  notByLeaver: 'not_by_leaver',
  evidenceFr: 'evidence_fr',
};

/** What the service itself depends on: the steps by which a departure ends access, renews what was seen, and is proved. */
const NEEDED_WORK: readonly TaskTemplate['does'][] = [
  'open_case',
  'freeze_list',
  'stop_rights',
  'name_successors',
  'account_tasks',
  'end_grants',
  'accept_risk',
  'certificate',
];

const isNeeded = (step: TaskTemplate): boolean => step.rotates !== null || NEEDED_WORK.includes(step.does);

/** The runbooks of the file with corrections over it. Those that no newer file knows any more, or refuses, are left out. */
export function correctedRunbooks(file: Row, corrections: readonly Correction[]): Runbooks {
  try {
    return readRunbooks(laidOver(file, corrections));
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error;
  }
  const kept = corrections.reduce<Correction[]>((sound, correction) => {
    const next = [...sound, correction];
    return tried(file, next) instanceof RunbookError ? sound : next;
  }, []);
  return readRunbooks(laidOver(file, kept));
}

/**
 * The runbooks as they would be, or why not: `handover.unknown_step`, `bad_runbook` (the reader of the file refuses them) or
 * `runbook_needed` (an invariant hangs on what would be gone).
 */
export function soundRunbooks(file: Row, corrections: readonly Correction[], subject: string): Runbooks | Failure {
  if (!rowOf(file, subject)) return RunbookFailures.UNKNOWN_STEP();
  const after = tried(file, corrections);
  if (after instanceof RunbookError) return RunbookFailures.BAD_RUNBOOK();
  return refusalToLoosen(readRunbooks(file), after) ?? after;
}

/** What the service does stays its own, and what ends access or renews secrets stays a gate that no correction drops. */
function refusalToLoosen(file: Runbooks, after: Runbooks): Failure | null {
  const steps = [...file.tasks.values()].filter((step) => {
    const now = after.tasks.get(step.id) as TaskTemplate;
    const isLooser =
      (step.gate && !now.gate) ||
      (step.notByLeaver && !now.notByLeaver) ||
      (step.does === 'accept_risk' && !now.needsVerification);
    return (step.who === 'vault') !== (now.who === 'vault') || (isNeeded(step) && isLooser);
  });
  const dropped = [...after.scenarios.values()].flatMap((scenario) =>
    [...scenario.drop].filter(
      (id) => isNeeded(after.tasks.get(id) as TaskTemplate) && !file.scenarios.get(scenario.id)?.drop.has(id),
    ),
  );
  const needed = [...new Set([...steps.map((step) => step.id), ...dropped])];
  return needed.length > 0 ? RunbookFailures.RUNBOOK_NEEDED({ facts: { steps: needed } }) : null;
}

function tried(file: Row, corrections: readonly Correction[]): Runbooks | RunbookError {
  try {
    return readRunbooks(laidOver(file, corrections));
  } catch (error) {
    if (error instanceof RunbookError) return error;
    throw error;
  }
}

function laidOver(file: Row, corrections: readonly Correction[]): Row {
  const copy = structuredClone(file);
  for (const { subject, field, value } of corrections) {
    const row = rowOf(copy, subject);
    if (!row) continue;
    const [name, code] = field.split('.');
    if (code === undefined) row[FILE_NAMES[field] ?? field] = value === 'nobody' ? null : value;
    else row[name ?? field] = { ...(row[name ?? field] as Row | undefined), [code]: value };
  }
  return copy;
}

/** The file has passed its reader, so its shape is known. */
function rowOf(file: Row, subject: string): Row | undefined {
  const [kind, id] = subject.split(':');
  const scenarios = file['scenarios'] as Row[];
  if (kind === 'scenario') return scenarios.find((row) => row['id'] === id);
  const lists = [
    file['common'],
    ...Object.values(file['models'] as Row),
    ...scenarios.map((row) => row['add']),
  ] as Row[][];
  return lists.flat().find((row) => row['id'] === id);
}
