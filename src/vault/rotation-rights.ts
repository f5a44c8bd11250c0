import type { EntityManager } from 'typeorm';

/**
 * Who may store a new version without standing of their own. The handover above provides it for the assignees of its open
 * rotation tasks (from a global module); without a provider nobody may.
 */
export abstract class RotationRights {
  /** The open rotation task of this person for this credential; null when there is none. */
  abstract taskFor(db: EntityManager, personId: string, credentialId: string): Promise<string | null>;
}
