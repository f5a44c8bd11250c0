import { day } from '../kernel/clock.js';
import { mayTry } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { fullNames } from '../people/names.queries.js';
import type { Training } from './policy.entity.js';
import { refusalToTakeBack } from './training.rules.js';
import { trainingView, type TrainingView } from './training.view.js';

/** Trainings as the actor sees them, with who wrote them down. */
export async function trainingViews(op: Operation, trainings: readonly Training[]): Promise<TrainingView[]> {
  const names = await fullNames(
    op.db,
    trainings.map(({ recordedBy }) => recordedBy),
  );
  const mayWithdraw = mayTry(op.actor, 'training.withdraw');
  return trainings.map((training) => {
    const can = mayWithdraw && refusalToTakeBack(training, op.actor.id) === null ? ['training.withdraw'] : [];
    return trainingView(training, { today: day(op.now), names, can });
  });
}

export async function shownTraining(op: Operation, training: Training): Promise<TrainingView> {
  const [view] = await trainingViews(op, [training]);
  return view as TrainingView;
}
