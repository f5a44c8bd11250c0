import type { Failure } from '../kernel/failure.js';
import type { Actor } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import type { ActionName } from '../operation/actions.js';
import { ImportFailures } from './import.failures.js';
import { missingColumns, type Mapping } from './mapping.js';
import { actionOf, RUN_KINDS, type RunKind } from './table-kinds.js';

/** Kinds of files whose rows this actor may write. */
export const kindsFor = (actor: Actor): RunKind[] => RUN_KINDS.filter((kind) => mayTry(actor, actionOf(kind)));

interface Standing {
  status: string;
  mapping: Mapping;
}

export const refusalToTouch = ({ status }: Standing): Failure | null =>
  status === 'running' ? ImportFailures.RUNNING() : status === 'forgotten' ? ImportFailures.FORGOTTEN() : null;

export function refusalToRun(run: Standing): Failure | null {
  const missing = missingColumns(run.mapping);
  return (
    refusalToTouch(run) ?? (missing.length > 0 ? ImportFailures.COLUMNS_MISSING({ facts: { columns: missing } }) : null)
  );
}

/** What may be done to an import, by the rules that will decide. */
export function allowedOn(run: Standing): ActionName[] {
  const isTable = run.mapping.kind !== 'secrets';
  const touching: ActionName[] = isTable && refusalToTouch(run) === null ? ['import.map', 'import.fix'] : [];
  const reading: ActionName[] = isTable && run.status !== 'running' ? ['import.reread'] : [];
  return [
    ...touching,
    ...reading,
    ...(run.status === 'running' ? [] : (['import.discard'] as const)),
    ...(refusalToRun(run) === null ? (['import.run'] as const) : []),
  ];
}
