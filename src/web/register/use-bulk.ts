import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Problem } from '../service/problem';
import { carryOut, mayTry, type BulkValues } from './bulk-acts';
import type { AccountRow } from './shapes';

/** What became of one account: `not_offered` was not tried, because the service would have refused. */
export type Outcome = { state: 'waiting' | 'done' | 'not_offered' } | { state: 'refused'; problem: Problem };

/** Carries an act out account after account, and keeps what became of each. */
export function useBulk(rows: readonly AccountRow[]) {
  const queries = useQueryClient();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);

  const go = async (values: BulkValues): Promise<void> => {
    stopped.current = false;
    setRunning(true);
    for (const row of rows) {
      if (stopped.current) break;
      const outcome = await tried(values, row);
      setOutcomes((before) => new Map(before).set(row.id, outcome));
    }
    setRunning(false);
    await queries.invalidateQueries();
  };
  const count = (state: Outcome['state']): number =>
    [...outcomes.values()].filter((outcome) => outcome.state === state).length;
  return { go, stop: () => void (stopped.current = true), running, outcomes, count };
}

async function tried(values: BulkValues, row: AccountRow): Promise<Outcome> {
  if (!mayTry(values.act, row)) return { state: 'not_offered' };
  try {
    await carryOut(values, row);
    return { state: 'done' };
  } catch (problem) {
    if (problem instanceof Problem) return { state: 'refused', problem };
    throw problem;
  }
}
