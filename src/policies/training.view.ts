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
  /** Id of a person; null for one imported. */
  recordedBy: string | null;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
  /** Counts today. */
  current: boolean;
}

export class TrainingPageView {
  items: TrainingView[];
  nextCursor: string | null;
  total: number;
}

export const trainingView = (training: Training, today: string): TrainingView => ({
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
  withdrawnAt: training.withdrawnAt,
  withdrawnBy: training.withdrawnBy,
  withdrawnReason: training.withdrawnReason,
  current:
    training.withdrawnAt === null &&
    training.completedOn <= today &&
    (training.expiresOn === null || training.expiresOn >= today),
});
