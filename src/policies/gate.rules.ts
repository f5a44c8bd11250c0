/** What a person still owes before a grant of theirs lets them do anything. */
export interface Missing {
  /** acknowledgement of a version in force; a training that has lapsed; a training a version in force asks for. */
  what: 'acknowledgement' | 'training_lapsed' | 'training_needed';
  /** Of the version that asks; null where a training lapsed by itself. */
  policyCode: string | null;
  number: number | null;
  /** The day the version came into force, or the last day of the training; null where there never was one. */
  since: string | null;
}

/** How long the gate waits; days. */
export interface Grace {
  acknowledgementGraceDays: number;
  trainingGraceDays: number;
}

/** A JSON list out of a statement: text on SQLite, ready parsed on PostgreSQL, null or `[]` when nothing is missing. */
export type MissingList = string | unknown[] | null;

type MissingTuple = [Missing['what'], string | null, number | null, string | null];

/** Reads what `missingFor` answered. Empty: the gate is open. */
export function readMissing(listed: MissingList): Missing[] {
  const tuples = (typeof listed === 'string' ? JSON.parse(listed) : (listed ?? [])) as MissingTuple[];
  return tuples.map(([what, policyCode, number, since]) => ({ what, policyCode, number, since }));
}

/** Words that older records use for a level of training; a number stands for itself. */
export const TRAINING_WORDS = { basic: 2, intermediate: 3, advanced: 4, expert: 5 } as const;
