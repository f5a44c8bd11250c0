import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { lockAccount } from './account.queries.js';
import { AccountFailures } from './accounts.failures.js';
import type { AddDocument } from './document.dto.js';
import { AccountDocument } from './document.entity.js';
import { documentsOf, MOST_DOCUMENTS } from './document.queries.js';
import { documentView, type DocumentListView, type DocumentView } from './document.view.js';
import { liveSeats } from './seat.queries.js';
import { isOwnerAmong } from './seat.rules.js';
import { visibleAccount } from './visible.queries.js';

const ACTS = ['document.add', 'document.remove'];

/** Where the documents of an account are kept. Links end and stay in the log. */
@Injectable()
export class Documents {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  async list(op: Operation, accountId: string): Promise<DocumentListView> {
    await visibleAccount(op, accountId, this.keys.current);
    const items = (await documentsOf(op.db, accountId)).map(documentView);
    return { items, can: (await this.mayKeep(op, accountId)) ? ACTS : [] };
  }

  /** By an admin or an owner seat. The log keeps the hash of the address. */
  async add(op: Operation, accountId: string, { kind, title, url }: AddDocument): Promise<DocumentView> {
    await this.hold(op, accountId);
    if ((await documentsOf(op.db, accountId)).length >= MOST_DOCUMENTS) throw AccountFailures.TOO_MANY_DOCUMENTS();
    const row = { id: newId(), accountId, kind, title, url, addedBy: op.actor.id, addedAt: iso(op.now) };
    await op.db.insert(AccountDocument, { ...row, removedBy: null, removedAt: null });
    const sha256 = createHash('sha256').update(url).digest('base64');
    op.record(`account:${accountId}`, { document: row.id, kind, sha256 });
    return documentView({ ...row, addedByName: op.actor.name });
  }

  async remove(op: Operation, accountId: string, id: string): Promise<void> {
    await this.hold(op, accountId);
    const row = await op.db.findOneBy(AccountDocument, { id, accountId });
    if (!row || row.removedAt !== null) throw AccountFailures.UNKNOWN_DOCUMENT();
    await op.db.update(AccountDocument, { id }, { removedBy: op.actor.id, removedAt: iso(op.now) });
    op.record(`account:${accountId}`, { document: id, kind: row.kind });
  }

  private async hold(op: Operation, accountId: string): Promise<void> {
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    await visibleAccount(op, accountId, this.keys.current);
    if (!(await this.mayKeep(op, accountId))) throw AccountFailures.NOT_OWNER();
  }

  /** Hr and auditors keep nothing, whatever seat they hold. */
  private async mayKeep(op: Operation, accountId: string): Promise<boolean> {
    if (holds(op.actor, 'hr', 'auditor')) return false;
    return holds(op.actor, 'admin') || isOwnerAmong(await liveSeats(op.db, this.keys.current, accountId), op.actor.id);
  }
}
