import { Inject, Injectable } from '@nestjs/common';
import { GroupRules } from '../groups/rules.service.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Actor } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { NONE_ABSENT, type Importer } from './importer.js';
import { Outcome, type ImportAnswer } from './outcome.js';
import { openSheet } from './sheet.js';
import { IMPORTERS, type ImportKind } from './table-kinds.js';

export interface ImportOptions {
  /** The same checks and the same answer; nothing is written and nothing recorded. */
  dryRun?: boolean;
}

export { IMPORT_KINDS, type ImportKind } from './table-kinds.js';

@Injectable()
export class Imports {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(GroupRules) private readonly groups: GroupRules,
  ) {}

  /**
   * Reads a file in one transaction: every accepted row or, when the file cannot be read to its end, none. Running it again
   * changes nothing. Throws `import.unreadable` and `import.too_large`.
   */
  read(actor: Actor, kind: ImportKind, file: string, { dryRun = false }: ImportOptions = {}): Promise<ImportAnswer> {
    const importer = IMPORTERS[kind] as unknown as Importer;
    return this.operations.run(actor, dryRun ? 'import.rehearse' : importer.action, {}, (op) =>
      this.perform(op, importer, file, !dryRun),
    );
  }

  private async perform(op: Operation, importer: Importer, file: string, write: boolean): Promise<ImportAnswer> {
    const outcome = new Outcome();
    const keyring = this.keys.current;
    const sheet = await openSheet(file, importer.columns);
    await importer.read(sheet.rows, {
      op,
      keyring,
      outcome,
      write,
      catalogue: await this.catalogue.all(op.db),
      absent: NONE_ABSENT,
    });
    // Whom the file moves to another department leaves and joins groups in the same transaction.
    if (write && importer.action === IMPORTERS.people.action && outcome.accepted > 0) await this.groups.sync(op);
    if (write) close(op, outcome, keyring.mac('import', [sheet.sha256()]));
    return outcome.answer();
  }
}

/** The file is named by a keyed hash: a plain one of a file of names and addresses could be guessed back. */
export function close(op: Operation, outcome: Outcome, file: string): void {
  if (outcome.accepted === 0) op.unchanged();
  else op.record([], { file, ...outcome.counts() });
}
