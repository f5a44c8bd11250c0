import { list, rows, sql } from '../database/sql.js';
import type { Operation } from '../operation/operation.js';
import type { AccountNameView, NamesView, PersonNameView } from './names.view.js';
import { sliced } from './successor.queries.js';

/** Fields of our answers that hold ids; whatever is in one of them is the reader's to see already. */
const PEOPLE = new Set([
  ...[
    'personId',
    'successorId',
    'replacesId',
    'assigneeId',
    'authorId',
    'managerId',
    'leaverId',
    'openedBy',
    'namedBy',
  ],
  ...['cutBy', 'cutAskedBy', 'closedBy', 'completedBy', 'verifiedBy', 'waivedBy', 'addedBy', 'declaredBy', 'decidedBy'],
  ...['correctedBy'],
]);
const ACCOUNTS = new Set(['accountId', 'accountIds', 'covers']);

/** The answer with what everybody and every account in it is called, read in two statements however long it is. */
export async function named<V extends object>(op: Operation, view: V): Promise<V & { names: NamesView }> {
  const ids = { people: new Set<string>(), accounts: new Set<string>() };
  gather(view, ids);
  const people = await sliced([...ids.people], (slice) =>
    rows<PersonNameView>(op.db, sql`select id, full_name as "fullName" from person where id in ${list(slice)}`),
  );
  const accounts = await sliced([...ids.accounts], (slice) =>
    rows<AccountNameView>(
      op.db,
      sql`select id, platform, handle, display_name as "displayName" from account where id in ${list(slice)}`,
    ),
  );
  return { ...view, names: { people, accounts } };
}

interface Ids {
  people: Set<string>;
  accounts: Set<string>;
}

function gather(value: unknown, ids: Ids, field = ''): void {
  if (typeof value === 'string') {
    if (PEOPLE.has(field)) ids.people.add(value);
    else if (ACCOUNTS.has(field)) ids.accounts.add(value);
  } else if (Array.isArray(value)) {
    for (const one of value) gather(one, ids, field);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) gather(one, ids, name);
  }
}
