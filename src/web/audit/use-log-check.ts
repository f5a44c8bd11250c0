import { useRef, useState } from 'react';
import type { LogVerdict } from '../../ledger/log-walk';
import { checkLog, type Progress } from './log/check-log';
import { BadNote, openNote, type Checkpoint, type NoteProblem } from './log/checkpoint-note';
import { piecesOfFile, piecesOfService } from './log/chunks';
import { Problem } from '../service/problem';

/** What the reader brought to the check. */
export interface Brought {
  /** Null: the log of this service. */
  file: File | null;
  note: string;
  key: string;
}

export type Outcome =
  | { is: 'checked'; verdict: LogVerdict; covered: number | null }
  | { is: 'stopped' }
  | { is: 'refused'; problem: Problem };

/** A note as it was signed: a copy often loses the newline at its end. */
const whole = (note: string): string => `${note.replaceAll('\r\n', '\n').trimEnd()}\n`;

interface Opened {
  heads: Checkpoint[];
  badSignature: boolean;
}

/** Throws a {@link BadNote} for what is no checkpoint; a signature that does not hold is a finding of the check itself. */
async function opened({ note, key }: Pick<Brought, 'note' | 'key'>): Promise<Opened> {
  if (note.trim() === '') return { heads: [], badSignature: false };
  try {
    return { heads: [await openNote(whole(note), key)], badSignature: false };
  } catch (error) {
    if (error instanceof BadNote && error.problem === 'bad_signature') return { heads: [], badSignature: true };
    throw error;
  }
}

/** Runs one check at a time and tells how far it is. */
export function useLogCheck() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [noteProblem, setNoteProblem] = useState<NoteProblem | null>(null);
  const stopped = useRef(false);

  const run = async (brought: Brought): Promise<Outcome> => {
    const known = await opened(brought);
    const isStopped = (): boolean => stopped.current;
    const pieces = brought.file ? piecesOfFile(brought.file, isStopped) : await piecesOfService(isStopped);
    const verdict = await checkLog(pieces, known, setProgress);
    return isStopped() ? { is: 'stopped' } : { is: 'checked', verdict, covered: known.heads[0]?.size ?? null };
  };

  const start = async (brought: Brought): Promise<void> => {
    stopped.current = false;
    setOutcome(null);
    setNoteProblem(null);
    setProgress({ lines: 0, bytes: 0 });
    try {
      setOutcome(await run(brought));
    } catch (error) {
      if (error instanceof BadNote) setNoteProblem(error.problem);
      else if (error instanceof Problem) setOutcome({ is: 'refused', problem: error });
      else throw error;
    } finally {
      setProgress(null);
    }
  };

  return { start, stop: () => void (stopped.current = true), progress, outcome, noteProblem };
}
