import type { EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import type { AccountDocument } from './document.entity.js';

export const MOST_DOCUMENTS = 100;

export type NamedDocument = Omit<AccountDocument, 'accountId' | 'removedBy' | 'removedAt'> & {
  addedByName: string | null;
};

/** What is linked to an account now, in the order it was. */
export const documentsOf = (db: EntityManager, accountId: string): Promise<NamedDocument[]> =>
  rows(
    db,
    sql`select d.id, d.kind, d.title, d.url, d.added_by as "addedBy", d.added_at as "addedAt", p.full_name as "addedByName"
        from account_document d left join person p on p.id = d.added_by
        where d.account_id = ${accountId} and d.removed_at is null order by d.id limit ${MOST_DOCUMENTS}`,
  );
