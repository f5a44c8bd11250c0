import type { Operation } from '../operation/operation.js';
import type { PersonGroup } from './group.entity.js';

/** What groups must ask of and tell to access, which lies a floor above; all in the transaction of the act. */
export abstract class GroupWatch {
  /** Does a live grant to this group exist? */
  abstract givesAccess(op: Operation, groupId: string): Promise<boolean>;
  /** Does the actor answer for any account, from an owner seat? */
  abstract answersForAccounts(op: Operation): Promise<boolean>;
  /** Gives the members what the group was granted and they do not have yet; the group is held. Answers how many grants began. */
  abstract issue(op: Operation, group: PersonGroup): Promise<number>;
  /** These people have left the group: what they hold through it ends. */
  abstract withdraw(op: Operation, group: PersonGroup, personIds: readonly string[]): Promise<void>;
  /** The group has ended: nothing more follows from what it was granted. */
  abstract dissolve(op: Operation, group: PersonGroup): Promise<void>;
}
