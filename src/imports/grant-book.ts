import type { EntityManager } from 'typeorm';
import { sql } from '../database/sql.js';
import { fingerprint } from './importer.js';
import type { ImportedGrant } from './imported-grant.js';
import { PAGE, paged } from './inserts.js';

/** How a row stands to what is registered and to the rows before it. */
export type GrantStanding = 'new' | 'unchanged' | 'duplicate';

interface Stored extends ImportedGrant {
  id: string;
  version: number;
}

/** A right as it began: never changed by the service. */
const beginningOf = (g: ImportedGrant): string =>
  fingerprint([g.nativeRole, g.reason, g.requestedBy, g.approvedBy, g.until]);
const endOf = (g: ImportedGrant): string => fingerprint([g.status, g.endedOn, g.endedReason]);

/**
 * Every right by account, person, level and first day, a few bytes each. Rule 10: the first row of a key is kept. A row
 * that says what was once imported is unchanged, even where the service has ended the right since: an old file gives
 * nothing back and takes nothing away.
 */
export class GrantBook {
  private readonly numbers = new Map<string, number>();
  private readonly stored = new Map<string, string>();
  private readonly placed = new Set<string>();

  static async of(db: EntityManager): Promise<GrantBook> {
    const book = new GrantBook();
    const page = (after: string) => sql`select id, account_id as "accountId", person_id as "personId", level,
        native_role as "nativeRole", reason, requested_by as "requestedBy", approved_by as "approvedBy", since, until, status,
        ended_on as "endedOn", ended_reason as "endedReason", version
      from access_grant where id > ${after} order by id limit ${PAGE}`;
    for await (const row of paged<Stored>(db, page)) {
      const key = book.keyOf(row);
      // The same right can be given again on a day on which it was ended: the file's row is the first.
      if (!book.stored.has(key)) book.stored.set(key, beginningOf(row) + (row.version === 1 ? endOf(row) : ''));
    }
    return book;
  }

  place(grant: ImportedGrant): GrantStanding {
    const key = this.keyOf(grant);
    if (this.placed.has(key)) return 'duplicate';
    const known = this.stored.get(key);
    if (known !== undefined && !(beginningOf(grant) + endOf(grant)).startsWith(known)) return 'duplicate';
    this.placed.add(key);
    return known === undefined ? 'new' : 'unchanged';
  }

  private keyOf({ accountId, personId, level, since }: ImportedGrant): string {
    return `${this.numberOf(accountId)} ${this.numberOf(personId)} ${level} ${since}`;
  }

  /** Ids are long and come thousands of times: a number stands for each. */
  private numberOf(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.numbers.size);
    return this.numbers.size - 1;
  }
}
