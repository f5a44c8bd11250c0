import type { EntityManager } from 'typeorm';
import { pendingAt } from '../access/request.queries.js';
import { accountables } from '../accounts/brand.queries.js';
import { list, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { UNDECIDED } from '../onboarding/account-request.rules.js';
import { firstOfEach, type Bounded } from './bounded.queries.js';
import type { AssignedTaskView, SuccessionView, WaitingRequestView } from './preview-parts.view.js';
import type { RunbookShelf } from './runbook.service.js';
import { TASK_JOINS, taskAssignee, taskStatus } from './task-state.js';

/** Whose duties are asked for, and by whom: of a hidden departure of their own the asking person learns nothing. */
export interface DutiesAsked {
  ids: readonly string[];
  askerId: string;
  shelf: RunbookShelf;
  now: string;
  most: number;
}

type Lists<T> = Promise<Map<string, Bounded<T>>>;

const OPEN_CASE = sql`k.status in ${list(['open', 'cut'])}`;
const UNFINISHED = list(['open', 'started', 'blocked']);
const OWNING = list(['owner', 'backup_owner']);

/** A case `k` that the asking person may know of. */
const knownTo = ({ askerId, shelf }: DutiesAsked): Sql =>
  sql`not (k.person_id = ${askerId} and k.scenario in ${list(shelf.hiddenScenarios)})`;

/** Open departures of others in which these people are to take over. */
export const successions = (db: EntityManager, asked: DutiesAsked): Lists<SuccessionView> =>
  firstOfEach(
    db,
    sql`select h.successor_id as "personId", h.id as "handoverId", h.case_id as "caseId", h.account_id as "accountId",
          k.person_id as "leaverId", h.accepted_at as "acceptedAt"
        from handover h join offboarding_case k on k.id = h.case_id
        where h.successor_id in ${list(asked.ids)} and ${OPEN_CASE} and ${knownTo(asked)}`,
    'f."caseId", f."handoverId"',
    asked.most,
  );

/** Steps of open departures that are these people's to do. Whatever can make somebody the assignee is looked up by its index. */
export function assignedTasks(db: EntityManager, asked: DutiesAsked): Lists<AssignedTaskView> {
  const ids = list(asked.ids);
  const candidates = sql`
    select x.id from task x where x.assignee_id in ${ids} and x.status in ${UNFINISHED}
    union select x.id from seat s join task x on x.account_id = s.account_id
      where s.person_id in ${ids} and s.ended_at is null and s.seat in ${OWNING}
    union select x.id from handover h join task x on x.case_id = h.case_id and x.account_id = h.account_id
      where h.successor_id in ${ids}
    union select x.id from offboarding_case k join task x on x.case_id = k.id
      where k.person_id in ${ids} and ${OPEN_CASE} and x.who = 'leaver'
    union select x.id from person l join offboarding_case k on k.person_id = l.id join task x on x.case_id = k.id
      where l.manager_id in ${ids} and ${OPEN_CASE} and x.who = 'manager'`;
  return firstOfEach(
    db,
    sql`select q.* from (select ${taskAssignee(asked.shelf)} as "personId", t.id as "taskId", t.case_id as "caseId",
          t.account_id as "accountId", t.code, ${taskStatus(asked.shelf, asked.now)} as status, t.due_at as "dueAt"
        from ${TASK_JOINS} where t.id in (${candidates}) and t.status in ${UNFINISHED} and ${OPEN_CASE} and ${knownTo(asked)}) q
        where q."personId" in ${ids} and q.status in ${UNFINISHED}`,
    'f."dueAt", f."taskId"',
    asked.most,
  );
}

export interface OpenReview {
  personId: string;
  campaignId: string;
  name: string;
  open: number;
  dueOn: string;
}

/** Campaigns in which these people still have something to answer. */
export async function openReviews(db: EntityManager, ids: readonly string[]): Promise<OpenReview[]> {
  const found = await rows<OpenReview & { open: number | string }>(
    db,
    sql`select i.reviewer_id as "personId", c.id as "campaignId", c.name, count(*) as open, min(i.due_on) as "dueOn"
        from review_item i join campaign c on c.id = i.campaign_id
        where i.reviewer_id in ${list(ids)} and i.state = 'open' group by i.reviewer_id, c.id, c.name order by 5, 2`,
  );
  return found.map((row) => ({ ...row, open: Number(row.open) }));
}

/** Requests for access to the accounts these people answer for. */
export const waitingForAccess = (db: EntityManager, { ids, now, most }: DutiesAsked): Lists<WaitingRequestView> =>
  firstOfEach(
    db,
    sql`select distinct s.person_id as "personId", r.id as "requestId", r.account_id as "accountId", r.expires_at as "expiresAt"
        from access_request r join seat s on s.account_id = r.account_id and s.ended_at is null and s.seat in ${OWNING}
        where s.person_id in ${list(ids)} and r.person_id <> s.person_id and ${pendingAt(now)}`,
    'f."expiresAt", f."requestId"',
    most,
  );

/** Requests for new accounts of the brands these people are accountable for. */
export async function waitingForAccounts(
  db: EntityManager,
  keyring: Keyring,
  { ids, now }: DutiesAsked,
): Promise<(WaitingRequestView & { personId: string })[]> {
  const brands = new Map([...(await accountables(db, keyring))].filter(([, personId]) => ids.includes(personId)));
  if (brands.size === 0) return [];
  const found = await rows<WaitingRequestView & { brandKey: string; requesterId: string }>(
    db,
    sql`select r.id as "requestId", r.account_id as "accountId", r.expires_at as "expiresAt", r.brand_key as "brandKey",
          r.requester_id as "requesterId" from account_request r
        where r.brand_key in ${list([...brands.keys()])} and r.state in ${list(UNDECIDED)} and r.expires_at > ${now}
        order by r.expires_at, r.id`,
  );
  return found.flatMap(({ brandKey, requesterId, ...request }) => {
    const personId = brands.get(brandKey);
    return personId === undefined || personId === requesterId ? [] : [{ ...request, personId }];
  });
}
