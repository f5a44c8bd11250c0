import type { EntityManager } from 'typeorm';
import { REGISTER_COLUMNS, type RegisterColumn } from '../accounts/register-columns.js';
import { join, raw, rows, sql, type Sql } from '../database/sql.js';
import { guardedHandle } from '../kernel/formula-guard.js';
import { cell, line, quoted } from './csv-line.js';
import type { Listing } from './listing.js';

const PAGE = 1000;

export interface RegisterFilter {
  platform?: string;
  brand?: string;
  status?: string;
}

type RegisterRow = Record<RegisterColumn, string | null> & { id: string };

/** Where each column comes from; `a` is the account, `parent` its parent, the others people. */
const SOURCES: Partial<Record<RegisterColumn, string>> = {
  platform_id: 'a.platform_uid',
  second_factor_holder_email: 'factor.work_email',
  owner_email: 'owner.work_email',
  backup_owner_email: 'backup_owner.work_email',
  validator_email: 'validator.work_email',
  spokesperson_email: 'spokesperson.work_email',
  parent_platform: 'parent.platform',
  parent_handle: 'parent.handle',
  created_by_email: 'creator.work_email',
};
const COLUMNS = raw(REGISTER_COLUMNS.map((name) => `${SOURCES[name] ?? `a.${name}`} as "${name}"`).join(', '));

const SEATS = raw(
  ['owner', 'backup_owner', 'validator', 'spokesperson']
    .map(
      (seat) => `left join seat ${seat}_seat on ${seat}_seat.account_id = a.id and ${seat}_seat.seat = '${seat}'
        and ${seat}_seat.ended_at is null left join person ${seat} on ${seat}.id = ${seat}_seat.person_id`,
    )
    .join(' '),
);

/** The register in the columns an import reads: read again, it changes nothing. Accounts in the order of their registration. */
export const registerListing = (filter: RegisterFilter): Listing<RegisterRow> => ({
  header: REGISTER_COLUMNS,
  pages: (db) => pages(db, filter),
  csv: (row) =>
    line(
      REGISTER_COLUMNS.map((name) =>
        HANDLES.includes(name) ? quoted(guardedHandle(row[name] ?? '')) : cell(row[name]),
      ),
    ),
  json: ({ id: _, ...row }) => Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])),
});

const HANDLES: readonly RegisterColumn[] = ['handle', 'parent_handle'];
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

async function* pages(db: EntityManager, filter: RegisterFilter): AsyncGenerator<RegisterRow[]> {
  for (let last = ''; ;) {
    const page = await rows<RegisterRow>(db, pageAfter(last, filter));
    const end = page[page.length - 1];
    if (!end) return;
    yield page;
    last = end.id;
  }
}

function pageAfter(last: string, { platform, brand, status }: RegisterFilter): Sql {
  const conditions = [
    sql`a.id > ${last}`,
    ...(platform === undefined ? [] : [sql`a.platform = ${platform}`]),
    ...(brand === undefined ? [] : [sql`a.brand = ${brand}`]),
    ...(status === undefined ? [] : [sql`a.status = ${status}`]),
  ];
  return sql`select a.id, ${COLUMNS} from account a
    left join account parent on parent.id = a.parent_account_id
    left join person factor on factor.id = a.second_factor_holder_id
    left join person creator on creator.id = a.created_by_id ${SEATS}
    where ${join(conditions, ' and ')} order by a.id limit ${PAGE}`;
}
