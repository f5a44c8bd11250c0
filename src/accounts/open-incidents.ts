import type { EntityManager } from 'typeorm';

/**
 * Whether something is being dealt with on an account: then no freeze is lifted and it is not called active by hand, as the close
 * of the incident does that with a second person. The incidents above provide it (from a global module).
 */
export abstract class OpenIncidents {
  /** Id of the open incident of the account, or null. */
  abstract openOn(db: EntityManager, accountId: string): Promise<string | null>;
}
