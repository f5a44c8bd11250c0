import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { RunbookShelf } from '../handover/runbook.service.js';
import { iso } from '../kernel/clock.js';
import { holds } from '../operation/actor.js';
import { heldStream } from '../operation/held-stream.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { personById } from '../people/person.queries.js';
import { readerLanguage } from '../people/reader-language.js';
import { personalData } from './personal-data.js';
import { PrivacyFailures } from './privacy.failures.js';

/** Files at once in one process: each holds a view of the database as long as its reader takes. */
const AT_ONCE = 2;

/** Hands out everything that is held on one person. The act is in the log before the first line leaves. */
@Injectable()
export class PersonalData {
  private running = 0;

  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** To the person, HR and admins. Throws `privacy.not_yours` (403), `people.unknown`, `privacy.busy`. */
  async file(op: Operation, personId: string, lang: string | undefined): Promise<StreamableFile> {
    if (op.actor.id !== personId && !holds(op.actor, 'admin', 'hr')) throw PrivacyFailures.NOT_YOURS();
    op.about(`person:${personId}`);
    await personById(op.db, personId);
    if (this.running >= AT_ONCE) throw PrivacyFailures.BUSY({ retryAfter: 5 });
    const asked = {
      ...{ personId, lang: await readerLanguage(op, lang), at: iso(op.now) },
      withVault: op.actor.id === personId || holds(op.actor, 'admin'),
      hiddenScenarios: this.shelf.hiddenScenarios,
    };
    op.record(`person:${personId}`, { person: personId, own: op.actor.id === personId, withVault: asked.withVault });
    return op.afterCommit(() => {
      this.running++;
      const file = heldStream(this.operations, op.actor, ({ db }) => personalData(db, asked), 'person.data_read');
      file.once('close', () => this.running--);
      return new StreamableFile(file, {
        type: 'application/json; charset=utf-8',
        disposition: `attachment; filename="personal-data-${personId}.json"`,
      });
    });
  }
}
