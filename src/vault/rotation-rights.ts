import type { EntityManager } from 'typeorm';

/**
 * Who may store a new version without standing of their own. The handover above provides it for the assignees of its open
 * rotation tasks (from a global module); without a provider nobody may.
 */
export abstract class RotationRights {
  /** The open rotation tasks of this person for these credentials, by credential. */
  abstract tasksFor(
    db: EntityManager,
    personId: string,
    credentialIds: readonly string[],
  ): Promise<Map<string, string>>;
}
