import type { Failure } from '../kernel/failure.js';
import { TrainingFailures } from './policies.failures.js';

export const TRAINING_LEVELS = ['1', '2', '3', '4', '5', 'basic', 'intermediate', 'advanced', 'expert'] as const;

export interface TrainingGiven {
  personId: string;
  completedOn: string;
  expiresOn: string | null;
  evidence: string | null;
  evidenceUrl: string | null;
}

/** Somebody else writes down what is over, with what shows it. */
export function refusalToRecord(given: TrainingGiven, actorId: string, today: string): Failure | null {
  if (given.personId === actorId) return TrainingFailures.OWN();
  if (given.evidence === null && given.evidenceUrl === null) return TrainingFailures.NO_EVIDENCE();
  if (given.completedOn > today) return TrainingFailures.FUTURE();
  return given.expiresOn !== null && given.expiresOn < given.completedOn ? TrainingFailures.DATES_REVERSED() : null;
}

export function refusalToTakeBack(
  training: { personId: string; withdrawnAt: string | null },
  actorId: string,
): Failure | null {
  if (training.personId === actorId) return TrainingFailures.OWN();
  return training.withdrawnAt === null ? null : TrainingFailures.WITHDRAWN();
}
