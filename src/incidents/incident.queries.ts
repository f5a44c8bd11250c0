import type { EntityManager } from 'typeorm';
import { accountsOwnedBy, ownerSeatsOf } from '../access/standing.js';
import { lockAccount } from '../accounts/account.queries.js';
import { join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { isFrozenPerson } from '../vault/credential.queries.js';
import type { IncidentQuery } from './incident.dto.js';
import { Incident, IncidentTask } from './incident.entity.js';
import { IncidentFailures } from './incident.failures.js';
import type { Doer, Seen } from './incident.rules.js';

const COLUMNS =
  raw(`i.id, i.account_id as "accountId", i.kind, i.reason, i.noticed_at as "noticedAt", i.opened_at as "openedAt",
  i.opened_by as "openedBy", i.personal_data as "personalData", i.was_frozen as "wasFrozen", i.closed_at as "closedAt",
  i.closed_by as "closedBy", i.close_reason as "closeReason", i.report, i.signature, i.close_entry as "closeEntry", i.version`);

/** Admins and auditors see every incident; others those of accounts they answer for, and those they are a contact of. */
async function visibleTo(op: Operation, keyring: Keyring): Promise<Sql> {
  if (holds(op.actor, 'admin', 'auditor', 'machine', 'system')) return raw('1 = 1');
  const owned = await accountsOwnedBy(op.db, keyring, op.actor.id);
  return sql`(i.account_id in ${list(owned)} or exists (select 1 from incident_contact k
    where k.incident_id = i.id and k.person_id = ${op.actor.id} and k.ended_at is null))`;
}

/** Throws `incident.unknown`, the same for one that is not the reader's. */
export async function visibleIncident(op: Operation, keyring: Keyring, id: string): Promise<Incident> {
  const visible = await visibleTo(op, keyring);
  const found = await one<Incident>(op.db, sql`select ${COLUMNS} from incident i where i.id = ${id} and ${visible}`);
  if (!found) throw IncidentFailures.UNKNOWN();
  return found;
}

/** The same, its account held against every other act until the transaction ends. */
export async function heldIncident(op: Operation, keyring: Keyring, id: string): Promise<Incident> {
  op.about(`incident:${id}`);
  const { accountId } = await visibleIncident(op, keyring, id);
  op.about(`account:${accountId}`);
  await lockAccount(op.db, accountId);
  const incident = await visibleIncident(op, keyring, id);
  op.expect(incident);
  return incident;
}

export async function pageOfIncidents(
  op: Operation,
  keyring: Keyring,
  { status, accountId, limit, cursor }: IncidentQuery,
): Promise<Page<Incident>> {
  const conditions = [await visibleTo(op, keyring)];
  if (status !== undefined) conditions.push(raw(status === 'open' ? 'i.closed_at is null' : 'i.closed_at is not null'));
  if (accountId !== undefined) conditions.push(sql`i.account_id = ${accountId}`);
  const where = join(conditions, ' and ');
  const sum = await one<{ n: number | string }>(op.db, sql`select count(*) as n from incident i where ${where}`);
  const before = cursor === undefined ? raw('1 = 1') : sql`i.id < ${String(decodeCursor(cursor, 1)[0])}`;
  // Ids are made in order of time: the newest comes first.
  const found = await rows<Incident>(
    op.db,
    sql`select ${COLUMNS} from incident i where ${where} and ${before} order by i.id desc limit ${limit + 1}`,
  );
  return pageOf(found, limit, Number(sum?.n ?? 0), ({ id }) => [id]);
}

/** How whoever acts stands to an incident of this account. */
export async function doerOn(
  op: Operation,
  keyring: Keyring,
  accountId: string,
  incidentId: string | null,
): Promise<Doer> {
  const { db, actor } = op;
  const seats = await ownerSeatsOf(db, keyring, accountId);
  const contact =
    incidentId === null
      ? null
      : await one(
          db,
          sql`select id from incident_contact where incident_id = ${incidentId} and person_id = ${actor.id} and ended_at is null`,
        );
  return {
    id: actor.id,
    isAdmin: holds(actor, 'admin'),
    isOwner: seats.some(({ personId }) => personId === actor.id),
    isContact: contact !== null,
    isFrozen: await isFrozenPerson(db, actor.id),
  };
}

export const tasksOf = (db: EntityManager, incidentId: string): Promise<IncidentTask[]> =>
  db.find(IncidentTask, { where: { incidentId }, order: { position: 'ASC' } });

export async function taskOf(db: EntityManager, incidentId: string, code: string): Promise<IncidentTask> {
  const task = await db.findOneBy(IncidentTask, { incidentId, code });
  if (!task) throw IncidentFailures.UNKNOWN_TASK();
  return task;
}

/** What the service sees by itself: is the account frozen, and which of its secrets are older than the incident. */
export async function seenOf(db: EntityManager, { accountId, openedAt }: Incident): Promise<Seen> {
  const account = await one<{ at: string | null }>(
    db,
    sql`select frozen_at as at from account where id = ${accountId}`,
  );
  const found = await rows<{ kind: string; total: number | string; older: number | string }>(
    db,
    sql`select c.kind, count(*) as total, sum(case when v.created_at <= ${openedAt} then 1 else 0 end) as older
        from credential c join credential_version v on v.credential_id = c.id and v.number = c.current_version
        where c.account_id = ${accountId} and c.retired_at is null group by c.kind`,
  );
  const secrets = found.map(
    ({ kind, total, older }) => [kind, { total: Number(total), older: Number(older) }] as const,
  );
  return { frozen: account?.at != null, secrets: new Map(secrets) };
}

export interface OlderSecret {
  credentialId: string;
  kind: string;
  version: number;
}

/** Current versions that were stored before the incident was opened. */
export const olderSecrets = (db: EntityManager, { accountId, openedAt }: Incident): Promise<OlderSecret[]> =>
  rows(
    db,
    sql`select c.id as "credentialId", c.kind, c.current_version as version
        from credential c join credential_version v on v.credential_id = c.id and v.number = c.current_version
        where c.account_id = ${accountId} and c.retired_at is null and v.created_at <= ${openedAt} order by c.id`,
  );

export interface ContactRow {
  personId: string | null;
  person: string | null;
  organisation: string | null;
  reach: string | null;
  role: string;
}

export const contactsOf = (db: EntityManager, incidentId: string): Promise<ContactRow[]> =>
  rows(
    db,
    sql`select k.person_id as "personId", p.full_name as person, k.organisation, k.reach, k.role
        from incident_contact k left join person p on p.id = k.person_id
        where k.incident_id = ${incidentId} and k.ended_at is null order by k.id`,
  );

export interface EntryRow {
  id: string;
  at: string;
  text: string;
  addedBy: string;
  by: string | null;
  addedAt: string;
}

export async function pageOfEntries(
  db: EntityManager,
  incidentId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<EntryRow>> {
  const sum = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from incident_entry where incident_id = ${incidentId}`,
  );
  const [at, id] = cursor === undefined ? ['', ''] : decodeCursor(cursor, 2).map(String);
  const found = await rows<EntryRow>(
    db,
    sql`select e.id, e.at, e.text, e.added_by as "addedBy", p.full_name as by, e.added_at as "addedAt"
        from incident_entry e left join person p on p.id = e.added_by
        where e.incident_id = ${incidentId} and (e.at > ${at ?? ''} or (e.at = ${at ?? ''} and e.id > ${id ?? ''}))
        order by e.at, e.id limit ${limit + 1}`,
  );
  return pageOf(found, limit, Number(sum?.n ?? 0), (entry) => [entry.at, entry.id]);
}
