import { openingPage } from '../access/break-glass-list.queries.js';
import type { Opening } from '../access/break-glass.entity.js';
import { accountsOwnedBy } from '../access/standing.js';
import type { Requests } from '../access/requests.service.js';
import { rows, sql } from '../database/sql.js';
import { addSeconds, iso } from '../kernel/clock.js';
import { MAX_PAGE } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import { holds } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { accountRequestsToDecide } from '../onboarding/waiting-account-requests.queries.js';
import type { Exposures } from '../vault/exposures.service.js';
import { NAMED, nothing, waiting, type Waiting } from './work.js';

const DAY_SECONDS = 86_400;
/** For how long an answer is news. */
const NEWS_DAYS = 14;

export async function requestsToDecide(op: Operation, requests: Requests): Promise<Waiting> {
  const path = '/access-requests?to=me';
  if (!mayTry(op.actor, 'request.approve')) return nothing('access_requests', path);
  const { items, total } = await requests.list(op, { to: 'me', limit: NAMED });
  const entries = items.map(({ id, level, accountId, personId, expiresAt }) => ({
    ...{ subject: `request:${id}`, word: level, accountId, personId, dueAt: expiresAt },
  }));
  return { kind: 'access_requests', total, entries, list: path };
}

export async function newAccountsToDecide(op: Operation, keyring: Keyring): Promise<Waiting> {
  const found = mayTry(op.actor, 'account_request.approve') ? await accountRequestsToDecide(op, keyring) : [];
  return waiting('account_requests', '/account-requests?state=pending', found, (request) => ({
    subject: `account_request:${request.id}`,
    word: request.criticality,
    accountId: request.accountId,
    personId: request.requesterId,
    dueAt: request.expiresAt,
  }));
}

/** Of accounts the actor answers for, whatever else they may see. */
export async function rotationsOwed(op: Operation, exposures: Exposures): Promise<Waiting> {
  const path = '/rotations?state=owed&mine=1';
  if (!mayTry(op.actor, 'credential.rotate')) return nothing('rotations', path);
  const { items, total } = await exposures.rotations(op, { state: 'owed', mine: '1', limit: NAMED });
  const entries = items.map(({ credentialId, accountId, kind }) => ({
    ...{ subject: `credential:${credentialId}`, word: kind, accountId },
  }));
  return { kind: 'rotations', total, entries, list: path };
}

/** Emergencies of others that the actor confirms, or looks at afterwards: an admin, or who answers for the account. */
export async function emergencies(op: Operation, keyring: Keyring, reviewDays: number): Promise<Waiting> {
  const path = '/break-glass?review=due';
  if (!mayTry(op.actor, 'break_glass.review')) return nothing('break_glass', path);
  const owned = new Set(await accountsOwnedBy(op.db, keyring, op.actor.id));
  const isTheirs = ({ personId, accountId, confirmedBy }: Opening): boolean =>
    personId !== op.actor.id && confirmedBy !== op.actor.id && (holds(op.actor, 'admin') || owned.has(accountId));
  const ask = async (query: { state?: 'waiting'; review?: 'due' }): Promise<Opening[]> =>
    (await openingPage(op, keyring, { ...query, limit: MAX_PAGE }, reviewDays)).items.filter(isTheirs);
  const [toConfirm, toReview] = [await ask({ state: 'waiting' }), await ask({ review: 'due' })];
  const found = waiting('break_glass', path, [...toConfirm, ...toReview], ({ id, accountId, personId, expiresAt }) => ({
    subject: `opening:${id}`,
    word: toConfirm.some((opening) => opening.id === id) ? 'confirm' : 'review',
    ...{ accountId, personId, dueAt: expiresAt },
  }));
  return { ...found, counts: { confirm: toConfirm.length, review: toReview.length } };
}

interface Answered {
  id: string;
  what: string;
  state: string;
  accountId: string;
  at: string;
}

/** What the actor asked for and somebody answered lately, or asks back about; questions first. */
export async function answersToMe(op: Operation): Promise<Waiting> {
  const { id } = op.actor;
  const [now, since] = [iso(op.now), iso(addSeconds(op.now, -NEWS_DAYS * DAY_SECONDS))];
  const found = await rows<Answered>(
    op.db,
    sql`select r.id, 'request' as what, r.state, r.account_id as "accountId", coalesce(r.decided_at, r.created_at) as at
          from access_request r where r.person_id = ${id} and ((r.state = 'asked_back' and r.expires_at > ${now})
            or (r.state in ('approved', 'rejected') and r.decided_at > ${since}))
        union all select r.id, 'account_request', r.state, r.account_id, coalesce(r.decided_at, r.created_at)
          from account_request r where r.requester_id = ${id} and ((r.state = 'changes_asked' and r.expires_at > ${now})
            or (r.state in ('approved', 'rejected') and r.decided_at > ${since}))
        order by 3 desc, 5 desc`,
  );
  const isQuestion = ({ state }: Answered): boolean => state === 'asked_back' || state === 'changes_asked';
  const [questions, news] = [found.filter(isQuestion), found.filter((one) => !isQuestion(one))];
  const entryOf = ({ id: request, what, state, accountId }: Answered) => ({
    ...{ subject: `${what}:${request}`, word: state, accountId },
  });
  const counts = { questions: questions.length, news: news.length };
  return { ...waiting('answers', '/access-requests', [...questions, ...news], entryOf), counts };
}
