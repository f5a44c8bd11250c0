import { Inject, Injectable } from '@nestjs/common';
import { forUpdate, list, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { escalationCut } from './deciding.rules.js';
import { unattended } from './my-requests.queries.js';
import { OPEN_STATES } from './request.rules.js';

/** Tells once that a request waits for more than its owner seats; whether admins may decide it is computed at every use. */
@Injectable()
export class RequestEscalation {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** At most `limit` requests at a time. Answers how many were announced. */
  async escalateDue(op: Operation, limit = 500): Promise<number> {
    const now = iso(op.now);
    const cut = escalationCut(op.now, this.settings.requestEscalationDays);
    const alone = await unattended(
      op.db,
      this.keys.current,
      op.now,
      sql`r.escalated_at is null and r.created_at > ${cut}`,
    );
    const due = await rows<{ id: string; accountId: string; personId: string }>(
      op.db,
      sql`select r.id, r.account_id as "accountId", r.person_id as "personId" from access_request r
          where r.state in ${list(OPEN_STATES)} and r.expires_at > ${now} and r.escalated_at is null
            and (r.created_at <= ${cut} or r.id in ${list(alone.slice(0, limit))})
          order by r.id limit ${limit}${forUpdate(op.db)}`,
    );
    if (due.length === 0) {
      op.unchanged();
      return 0;
    }
    const ids = due.map(({ id }) => id);
    await rows(
      op.db,
      sql`update access_request set escalated_at = ${now}, version = version + 1 where id in ${list(ids)}`,
    );
    for (const { id, accountId, personId } of due) {
      op.record([`request:${id}`, `account:${accountId}`, `person:${personId}`], { account: accountId });
      op.announce('request.escalated', { requestId: id, accountId, personId });
    }
    return due.length;
  }
}
