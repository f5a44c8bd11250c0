import type { Training } from './policy.entity.js';

export class TrainingView {
  id: string;
  personId: string;
  course: string;
  level: string;
  completedOn: string;
  /** Last day it counts; null: it does not end. */
  expiresOn: string | null;
  provider: string | null;
  certificateRef: string | null;
  evidence: string | null;
  evidenceUrl: string | null;
  /** Id of a person, and their name; null for one imported. */
  recordedBy: string | null;
  recorder: string | null;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
  /** Counts today. */
  current: boolean;
  /** Actions the reader may try on it. */
  can: string[];
}

export class TrainingPageView {
  items: TrainingView[];
  nextCursor: string | null;
  total: number;
}

/** `names` by id of people; `can`: what the reader may try. */
export const trainingView = (
  training: Training,
  { today, names, can }: { today: string; names: ReadonlyMap<string, string>; can: string[] },
): TrainingView => ({
  id: training.id,
  personId: training.personId,
  course: training.course,
  level: training.level,
  completedOn: training.completedOn,
  expiresOn: training.expiresOn,
  provider: training.provider,
  certificateRef: training.certificateRef,
  evidence: training.evidence,
  evidenceUrl: training.evidenceUrl,
  recordedBy: training.recordedBy,
  recorder: names.get(training.recordedBy ?? '') ?? null,
  withdrawnAt: training.withdrawnAt,
  withdrawnBy: training.withdrawnBy,
  withdrawnReason: training.withdrawnReason,
  current:
    training.withdrawnAt === null &&
    training.completedOn <= today &&
    (training.expiresOn === null || training.expiresOn >= today),
  can,
});
