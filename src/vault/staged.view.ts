import type { FailureExtra } from '../kernel/failure.js';
import type { StagedVersion } from './staged.entity.js';

/** A version that is stored and not in use: it waits until somebody says whether it works. */
export class StagedView {
  /** Number of the version. */
  version: number;
  since: string;
  /** Who staged it. */
  by: string;
  /** Made by the service: whoever sets it on the platform reveals it first. */
  generated: boolean;
}

export const stagedView = ({ number, stagedAt, stagedBy, origin }: StagedVersion): StagedView => ({
  version: number,
  since: stagedAt,
  by: stagedBy,
  generated: origin === 'generated',
});

/** What a refusal tells of the candidate that is in the way. */
export const stagedConflict = (staged: StagedVersion): FailureExtra => ({ facts: { staged: stagedView(staged) } });
