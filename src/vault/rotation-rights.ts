import type { EntityManager } from 'typeorm';

/**
 * Who may store a new version without standing of their own. The handover above provides it for the assignees of its open
 * rotation tasks (from a global module); without a provider nobody may.
 */
export abstract class RotationRights {
  abstract mayRotate(db: EntityManager, personId: string, credentialId: string): Promise<boolean>;
}
