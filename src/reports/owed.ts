import { owedRotations, type OwedRotation } from '../vault/rotation.queries.js';
import type { Look } from './look.js';

/** What was owed at the end of the day looked at, and today what is owed now. */
export const owedOn = ({ db, keyring, now, isPast, today }: Look): Promise<OwedRotation[]> =>
  isPast ? owedRotations(db, keyring, {}, now, today) : owedRotations(db, keyring, {}, now);
