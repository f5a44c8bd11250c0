import type { Operation } from '../operation/operation.js';

/** What follows from a record in the directory, in the transaction that writes it; groups implement it, a floor above. */
export abstract class DirectoryWatch {
  /** These people are new, changed or hired again. */
  abstract written(op: Operation, personIds: readonly string[]): Promise<void>;
}
