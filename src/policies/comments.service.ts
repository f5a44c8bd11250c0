import { Injectable } from '@nestjs/common';
import { one, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { Operation } from '../operation/operation.js';
import { editionOf } from './edition.queries.js';
import { PolicyFailures } from './policies.failures.js';
import { PolicyComment } from './policy.entity.js';
import { heldPolicy } from './policy.queries.js';
import { takesComments } from './policy.rules.js';
import type { CommentView } from './policy.view.js';

/** What people think of a draft while it is open; comments stay beside the version for good. */
@Injectable()
export class Comments {
  async add(op: Operation, code: string, number: number, text: string): Promise<CommentView> {
    await this.readable(op, code, number);
    // Held: nothing is added to a version that is published at the same moment.
    await heldPolicy(op, code);
    const row = await this.readable(op, code, number);
    if (!takesComments(row, day(op.now))) throw PolicyFailures.NO_COMMENTS();
    const comment = {
      id: newId(),
      policyCode: code,
      number,
      personId: op.actor.id,
      text: text.trim(),
      createdAt: iso(op.now),
    };
    await op.db.insert(PolicyComment, comment);
    op.record(`policy:${code}`, { policy: code, number, comment: comment.id });
    const { id, personId, createdAt } = comment;
    return { id, personId, person: op.actor.name, text: comment.text, createdAt };
  }

  /** In the order they were made; for whoever may read the version. */
  async list(op: Operation, code: string, number: number, { limit, cursor }: ListQuery): Promise<Page<CommentView>> {
    await this.readable(op, code, number);
    const [after] = cursor ? decodeCursor(cursor, 1) : [''];
    const found = await rows<CommentView>(
      op.db,
      sql`select c.id, c.person_id as "personId", p.full_name as person, c.text, c.created_at as "createdAt"
          from policy_comment c join person p on p.id = c.person_id
          where c.policy_code = ${code} and c.number = ${number} and c.id > ${after ?? ''}
          order by c.id limit ${limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from policy_comment where policy_code = ${code} and number = ${number}`,
    );
    return pageOf(found, limit, Number(count?.n ?? 0), ({ id }) => [id]);
  }

  private async readable(op: Operation, code: string, number: number) {
    const row = await editionOf(op, code, number);
    if (!row) throw PolicyFailures.UNKNOWN_VERSION();
    return row;
  }
}
