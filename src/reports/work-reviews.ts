import { isAuthenticItem } from '../access/review-item.mac.js';
import type { ReviewItem } from '../access/review.entity.js';
import { UNANSWERED } from '../branding/audit.queries.js';
import { ITEM_COLUMNS } from '../campaigns/item.queries.js';
import { one, rows, sql } from '../database/sql.js';
import { standingOf } from '../incidents/conditions.js';
import { pageOfIncidents } from '../incidents/incident.queries.js';
import { isOpenState } from '../incidents/incident.rules.js';
import type { IncidentShelf } from '../incidents/incident-shelf.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import { mayTry } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { owedBy, owedView } from '../policies/acknowledgement.queries.js';
import { titlesOf } from '../policies/edition.queries.js';
import { NAMED, nothing, waiting, type Waiting } from './work.js';

/** Questions of reviews; a row nobody made asks nobody anything. */
export async function reviewsToAnswer(op: Operation, keyring: Keyring): Promise<Waiting> {
  const asked = sql`i.reviewer_id = ${op.actor.id} and i.state = 'open'`;
  if (!mayTry(op.actor, 'review.certify')) return nothing('reviews', '/reviews');
  const count = await one<{ n: number | string; late: number | string | null }>(
    op.db,
    sql`select count(*) as n, sum(case when i.due_on < ${day(op.now)} then 1 else 0 end) as late
        from review_item i where ${asked}`,
  );
  const found = await rows<ReviewItem>(
    op.db,
    sql`select ${ITEM_COLUMNS} from review_item i where ${asked} order by i.due_on, i.id limit ${NAMED}`,
  );
  const entries = found
    .filter((item) => isAuthenticItem(keyring, item))
    .map(({ id, campaignId, level, accountId, personId, dueOn }) => ({
      ...{ subject: `review:${id}`, within: `campaign:${campaignId}`, word: level, accountId, personId, dueAt: dueOn },
    }));
  const [total, late] = [Number(count?.n ?? 0), Number(count?.late ?? 0)];
  return { kind: 'reviews', total, entries, counts: { late }, list: '/reviews' };
}

/** Versions of policies to read and accept; those the actor's access waits for first. */
export async function policiesToAccept(op: Operation, graceDays: number): Promise<Waiting> {
  const found = await owedBy(op.db, [op.actor.id], day(op.now));
  const titles = await titlesOf(op.db, found);
  const owed = found.map((row) => owedView(row, titles, graceDays));
  const first = [...owed.filter((version) => version.hasAccess), ...owed.filter((version) => !version.hasAccess)];
  return waiting('policies', '/me/acknowledgements', first, ({ policyCode, number, title, kind, ...owing }) => ({
    subject: `policy:${policyCode}/versions/${number}`,
    // Nothing rests of whoever has no access yet.
    ...{ title, word: kind, dueAt: owing.hasAccess ? owing.suspendedFrom : null },
  }));
}

/** Open incidents of accounts the actor answers for or is a contact of, with how many steps of theirs are open. */
export async function incidentsToWorkOn(op: Operation, keyring: Keyring, shelf: IncidentShelf): Promise<Waiting> {
  const path = '/incidents?status=open';
  if (!mayTry(op.actor, 'incident.work')) return nothing('incidents', path);
  const { items, total } = await pageOfIncidents(op, keyring, { status: 'open', limit: NAMED });
  const entries = [];
  for (const incident of items) {
    const { tasks } = await standingOf(op.db, shelf, incident);
    const open = tasks.filter(({ state }) => isOpenState(state.status)).map(({ task }) => task.dueAt);
    const dueAt = open.sort()[0] ?? null;
    entries.push({ subject: `incident:${incident.id}`, word: incident.kind, accountId: incident.accountId, dueAt });
  }
  return { kind: 'incidents', total, entries, list: path };
}

/** Looks over accounts that the actor was asked to take. */
export async function auditsToAnswer(op: Operation): Promise<Waiting> {
  const path = `/brand-audits?state=open&assigneeId=${op.actor.id}`;
  if (!mayTry(op.actor, 'brand_audit.answer')) return nothing('brand_audits', path);
  const found = await rows<{ id: string; dueOn: string }>(
    op.db,
    sql`select b.id, b.due_on as "dueOn" from brand_audit b
        where b.assignee_id = ${op.actor.id} and b.cancelled_at is null and ${UNANSWERED} order by b.due_on, b.id`,
  );
  return waiting('brand_audits', path, found, ({ id, dueOn }) => ({ subject: `audit:${id}`, dueAt: dueOn }));
}
