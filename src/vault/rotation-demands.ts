import type { EntityManager } from 'typeorm';

/**
 * Accounts of which every secret must be changed whoever has seen it, and since when: a current version stored by then is owed a
 * newer one. The incidents above provide it (from a global module); without a provider there are none.
 */
export abstract class RotationDemands {
  abstract demands(db: EntityManager, accountIds?: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
