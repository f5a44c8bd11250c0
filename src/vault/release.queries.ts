import type { EntityManager } from 'typeorm';
import { notOver } from '../access/break-glass.queries.js';
import { liveGrant } from '../access/grant.queries.js';
import { overdueReview } from '../access/review-gate.queries.js';
import { connectionOf } from '../database/connection.js';
import { forShare, forUpdate, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { missingFor } from '../policies/gate.queries.js';
import type { Grace } from '../policies/gate.rules.js';

/** When a release is asked for, and how long the gate of policies waits. */
export interface ReleaseMoment {
  day: string;
  now: string;
  grace: Grace;
}

/** Everything a release is decided on, of one moment. */
export interface ReleaseRow {
  state: string;
  endedAt: string | null;
  expiresAt: string;
  freshUntil: string | null;
  factorEvent: string | null;
  tokenHash: string;
  csrfHash: string;
  createdAt: string;
  mac: string;
  personFrozenAt: string | null;
  cutAt: string | null;
  credentialId: string;
  kind: string;
  currentVersion: number;
  retiredAt: string | null;
  accountId: string;
  status: string;
  accountFrozenAt: string | null;
  accessModel: string;
  criticality: string;
  alg: string | null;
  kekId: string;
  wrappedDek: string;
  dekNonce: string;
  nonce: string;
  ciphertext: string;
  codes: number;
  /** Body of the newest leaf that fixes the credential's version. */
  mark: string | null;
  /** The newest leaves that say whether the person was cut or frozen, the account frozen, and what its access model is. */
  cutMark: string | null;
  personFreezeMark: string | null;
  accountFreezeMark: string | null;
  modelMark: string | null;
  roles: Listed;
  grants: Listed;
  seats: Listed;
  openings: Listed;
  /** Body of the newest leaf that fixes whether one person at a time uses the account, and the row itself. */
  checkOutMark: string | null;
  checkOutPolicy: Listed;
  /** The turn that is under way. */
  turns: Listed;
}

/** SQLite hands a list over as text, PostgreSQL ready parsed, or null when it is empty. */
export type Listed = string | unknown[][] | null;

const WHO = sql`p.id as person_id, p.frozen_at as person_frozen_at, p.cut_at, s.state, s.ended_at, s.expires_at, s.fresh_until,
  s.factor_event, s.token_hash, s.csrf_hash, s.created_at, s.mac`;
const WHAT = sql`c.id as credential_id, c.kind, c.current_version, c.retired_at, a.id as account_id, a.status,
  a.frozen_at as account_frozen_at, a.access_model, a.platform, a.brand, a.criticality`;

/**
 * Loads, in one statement, session, person, account, version, marks, roles and what the person holds on the account, and on
 * PostgreSQL share-locks what a revocation, a cut or a freeze would change: person first, then session, account, rights.
 * Versions and marks are not locked: they only ever grow, and one statement sees one moment of them. The version is the current
 * one unless another is named.
 */
export function releaseRow(
  db: EntityManager,
  ids: { session: string; person: string; credential: string; version?: number | undefined },
  at: ReleaseMoment,
): Promise<ReleaseRow | null> {
  return one<ReleaseRow>(
    db,
    sql`with who as (select ${WHO} from person p join session s on s.person_id = p.id
                     where s.id = ${ids.session} and p.id = ${ids.person}${forShare(db, 'p, s')}),
             what as (select ${WHAT} from credential c join account a on a.id = c.account_id
                      where c.id = ${ids.credential} and exists (select 1 from who)${forShare(db, 'a')})
        select who.state, who.ended_at as "endedAt", who.expires_at as "expiresAt", who.fresh_until as "freshUntil",
          who.factor_event as "factorEvent", who.person_frozen_at as "personFrozenAt", who.cut_at as "cutAt",
          who.token_hash as "tokenHash", who.csrf_hash as "csrfHash", who.created_at as "createdAt", who.mac,
          what.credential_id as "credentialId", what.kind, what.current_version as "currentVersion",
          what.retired_at as "retiredAt", what.account_id as "accountId", what.status,
          what.account_frozen_at as "accountFrozenAt", what.access_model as "accessModel", what.criticality,
          v.alg, v.kek_id as "kekId", v.wrapped_dek as "wrappedDek", v.dek_nonce as "dekNonce", v.nonce, v.ciphertext, v.codes,
          ${newestLeaf('credential:', 'what.credential_id')} as mark,
          ${newestLeaf('cut:', 'who.person_id')} as "cutMark", ${newestLeaf('freeze:', 'who.person_id')} as "personFreezeMark",
          ${newestLeaf('freeze:', 'what.account_id')} as "accountFreezeMark", ${newestLeaf('model:', 'what.account_id')} as "modelMark",
          ${roles(db)} as roles, ${grants(db, at)} as grants, ${seats(db)} as seats,
          ${openings(db, at.now)} as openings, ${newestLeaf('check_out_policy:', 'what.account_id')} as "checkOutMark",
          ${checkOutPolicy(db)} as "checkOutPolicy", ${turns(db, at.now)} as turns
        from who cross join what
        left join credential_version v on v.credential_id = what.credential_id and v.number = ${ids.version === undefined ? raw('what.current_version') : sql`${ids.version}`}`,
  );
}

/** What the gate of a grant asks about, in the words of the statement around it. */
const GATE = {
  person: raw('who.person_id'),
  platform: raw('what.platform'),
  brand: raw('what.brand'),
  level: raw('g.level'),
};

const roles = (db: EntityManager): Sql =>
  listed(db, 'r.role', sql`select r.role from person_role r where r.person_id = who.person_id and r.ended_at is null`);

const grants = (db: EntityManager, { day, grace }: ReleaseMoment): Sql =>
  listed(
    db,
    'r.id, r.level, r.since, r.until, r.status, r.ended_on, r.requested_by, r.approved_by, r.version, r.mac, r.mark_body, r.group_grant_id, r.unreviewed_since, r.missing',
    sql`select g.*, ${newestLeaf('grant:', 'g.id')} as mark_body, ${overdueReview('g', day)} as unreviewed_since,
          ${missingFor(db, { ...GATE, day, grace })} as missing from access_grant g
        where g.account_id = what.account_id and g.person_id = who.person_id and ${liveGrant('g', day)}${forShare(db, 'g')}`,
  );

const seats = (db: EntityManager): Sql =>
  listed(
    db,
    'r.id, r.seat, r.since, r.given_by, r.version, r.mac, r.mark_body',
    sql`select t.*, ${newestLeaf('seat:', 't.id')} as mark_body from seat t
        where t.account_id = what.account_id and t.person_id = who.person_id and t.ended_at is null${forShare(db, 't')}`,
  );

const openings = (db: EntityManager, now: string): Sql =>
  listed(
    db,
    `r.id, r.right_id, r.opened_at, r.expires_at, r.second_person, r.confirmed_by, r.confirmed_at, r.ended_at, r.outcome,
     r.reviewed_by, r.reviewed_at, r.version, r.mac, r.mark_body`,
    sql`select o.*, ${newestLeaf('opening:', 'o.id')} as mark_body from break_glass_opening o
        where o.account_id = what.account_id and o.person_id = who.person_id and ${notOver('o', now)}${forShare(db, 'o')}`,
  );

const checkOutPolicy = (db: EntityManager): Sql =>
  listed(
    db,
    'r.required, r.minutes, r.rotate_on_return, r.version, r.mac',
    sql`select q.* from check_out_policy q where q.account_id = what.account_id${forShare(db, 'q')}`,
  );

const turns = (db: EntityManager, now: string): Sql =>
  listed(
    db,
    'r.id, r.person_id, r.asked_at, r.offered_at, r.taken_at, r.expires_at, r.rotate_on_return, r.version, r.mac, r.mark_body',
    sql`select k.*, ${newestLeaf('check_out:', 'k.id')} as mark_body from check_out k where k.account_id = what.account_id
          and k.taken_at is not null and k.ended_at is null and k.expires_at > ${now}${forShare(db, 'k')}`,
  );

/** The body of the newest leaf that fixes the state of a row. */
const newestLeaf = (kind: string, id: string): Sql =>
  raw(`(select l.body from ledger_leaf l where l.mark = '${kind}' || ${id} order by l.position desc limit 1)`);

/** Rows of a subselect as one JSON value: a release is one row, whatever the person holds. */
function listed(db: EntityManager, columns: string, from: Sql): Sql {
  const [all, each] =
    connectionOf(db).kind === 'postgres' ? ['json_agg', 'json_build_array'] : ['json_group_array', 'json_array'];
  return sql`(select ${raw(`${all}(${each}(${columns}))`)} from (${from}) r)`;
}

/** Holds off other users of a credential's codes until this transaction ends; SQLite's writer is alone. */
export async function holdCredential(db: EntityManager, credentialId: string): Promise<void> {
  await rows(db, sql`select id from credential where id = ${credentialId}${forUpdate(db)}`);
}

/** Holds off whoever would promote or discard what is staged; other releases go on. */
export async function holdStaged(db: EntityManager, credentialId: string): Promise<void> {
  await rows(db, sql`select c.id from credential c where c.id = ${credentialId}${forShare(db, 'c')}`);
}
