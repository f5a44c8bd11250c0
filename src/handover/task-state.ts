import { join, list, raw, sql, type Sql } from '../database/sql.js';
import { inUseSince } from '../vault/staged.queries.js';
import { staysOn } from './move.queries.js';
import type { TaskTemplate } from './runbook.js';
import type { RunbookShelf } from './runbook.service.js';

const SECRETS = ['password', 'totp', 'recovery_codes'] as const;
const codesOf = (shelf: RunbookShelf, does: NonNullable<TaskTemplate['does']>): Sql =>
  list(shelf.codes((step) => step.does === does));
const rotating = (shelf: RunbookShelf, rotates: TaskTemplate['rotates']): Sql =>
  list(shelf.codes((step) => step.rotates === rotates));

/**
 * The status of task `t` of case `k`, as it truly is. What the service can see for itself is derived from what happened and
 * needs nobody to say so: a version newer than the last the leaver saw, grants ended, handovers accepted, a channel replaced,
 * a waiting time over. A case that is over keeps the statuses it was closed with.
 */
export const taskStatus = (shelf: RunbookShelf, now: string): Sql =>
  sql`case when ${unfinished('t')} and k.status in ('open', 'cut') and (${seen(shelf, now)} or ${workDone(shelf, now)}) then 'done'
    when ${isVoid(shelf)} then 'open' else t.status end`;

/**
 * Evidence of task `t` that is older than the secret it speaks of: a newer version was stored after it. Of a proof that the
 * case wants before its rotation only one counts that comes after another rotation since the opening.
 */
export function isVoid(shelf: RunbookShelf, task: 't' | 'n' = 't'): Sql {
  const t = raw(task);
  const steps = shelf.codes((step) => step.notOlderThan.length > 0).map((code) => outdated(shelf, code, t));
  return steps.length === 0
    ? raw('1 = 0')
    : sql`(${t}.status in ('done', 'verified') and ${t}.completed_at is not null and k.status in ('open', 'cut') and (${join(steps, ' or ')}))`;
}

function outdated(shelf: RunbookShelf, code: string, t: Sql): Sql {
  const step = shelf.step(code);
  const kinds = (step?.notOlderThan ?? []).map((other) => shelf.step(other)?.rotates ?? null);
  const proofFirst = list(shelf.proofFirst);
  const unasked = sql`(k.scenario not in ${proofFirst} or exists (select 1 from credential_version b
    where b.credential_id = c.id and b.number > 1 and ${inUseSince('b')} > k.opened_at and ${inUseSince('b')} <= ${t}.completed_at))`;
  return sql`(${t}.code = ${code} and exists (select 1 from credential c
    join credential_version v on v.credential_id = c.id and v.number = c.current_version
    where c.account_id = ${t}.account_id and c.retired_at is null and c.kind in ${list(kinds)} and v.number > 1
      and ${inUseSince('v')} > ${t}.completed_at${step?.proves ? sql` and ${unasked}` : raw('')}))`;
}

const unfinished = (task: string): Sql => raw(`${task}.status in ('open', 'started', 'blocked')`);

/** Everything of an account that holds a case up, done or waived; rotations as they are now. */
function workDone(shelf: RunbookShelf, now: string): Sql {
  const gates = list(shelf.codes((step) => step.gate && step.per !== 'case' && !step.followUp));
  return sql`(t.code in ${codesOf(shelf, 'account_tasks')} and not exists (
    select 1 from task n where n.case_id = t.case_id and n.account_id is not null and n.code in ${gates}
      and ((${unfinished('n')} and not (${seen(shelf, now, 'n')})) or ${isVoid(shelf, 'n')})))`;
}

function seen(shelf: RunbookShelf, now: string, task: 't' | 'n' = 't'): Sql {
  const t = raw(task);
  return sql`(
    ${SECRETS.map((kind) => sql`(${t}.code in ${rotating(shelf, kind)} and ${renewed(shelf, kind, t)})`).reduce((a, b) => sql`${a} or ${b}`)}
    or (${t}.code in ${rotating(shelf, 'any')} and not ${exposed(shelf, sql`true`)} and (k.cut_at is not null or ${seenOnce(sql`true`)}))
    or (${t}.code in ${codesOf(shelf, 'end_grants')} and k.cut_at is not null and not exists (
      select 1 from access_grant g where g.person_id = k.person_id and g.ended_on is null and ${ofCase(shelf)}))
    or (${t}.code in ${codesOf(shelf, 'stop_rights')} and k.cut_at is not null)
    or (${t}.code in ${codesOf(shelf, 'name_successors')} and not exists (
      select 1 from handover x where x.case_id = k.id and x.accepted_at is null and not ${staysOn(shelf.moving, raw('x.account_id'))}))
    or (${t}.code in ${codesOf(shelf, 'confirm_kept')} and not exists (select 1 from access_grant g where g.person_id = k.person_id
      and g.ended_on is null and g.created_at <= k.opened_at and not exists (
        select 1 from move_decision d where d.case_id = k.id and d.grant_id = g.id)))
    or (${t}.code in ${codesOf(shelf, 'end_unconfirmed')} and k.cut_at is not null)
    or (${t}.account_id is not null and ${staysOn(shelf.moving, sql`${t}.account_id`)})
    or (${t}.code in ${codesOf(shelf, 'declaration')} and exists (select 1 from leaver_declaration y where y.case_id = k.id))
    or (${t}.code in ${codesOf(shelf, 'registration_email')} and ${ofOrganisation('mailbox', 'registration_email', t)})
    or (${t}.code in ${codesOf(shelf, 'recovery_phone')} and ${ofOrganisation('phone', 'recovery_phone', t)})
    or (${t}.code in ${codesOf(shelf, 'native_list')} and ${listed(t, raw(''))})
    or (${t}.code in ${codesOf(shelf, 'absent_from_list')} and ${listed(t, raw('or nr.person_id = k.person_id'))})
    or (${t}.code in ${codesOf(shelf, 'wait')} and ${t}.due_at <= ${now}))`;
}

/**
 * Rotated: the vault holds such a secret of the account and the leaver has seen no current one. Before the cut that counts
 * only where somebody really stored a newer version, than what the leaver saw or since the opening; what the leaver may still
 * look at is not done.
 */
function renewed(shelf: RunbookShelf, kind: string, t: Sql): Sql {
  const ofAccount = sql`c.account_id = ${t}.account_id and c.kind = ${kind}`;
  return sql`exists (select 1 from credential c where ${ofAccount} and c.retired_at is null)
    and not ${exposed(shelf, ofAccount)} and (k.cut_at is not null or ${seenOnce(ofAccount)} or ${storedSince(ofAccount)})`;
}

/** What was seen after the cut was seen in a new period; whoever only moved may see what they work on with. */
const exposed = (
  shelf: RunbookShelf,
  credential: Sql,
): Sql => sql`exists (select 1 from exposure e join credential c on c.id = e.credential_id
  and c.current_version = e.number where e.person_id = k.person_id and c.retired_at is null and ${credential}
  and e.at <= coalesce(k.cut_at, '~') and not ${staysOn(shelf.moving, raw('c.account_id'))})`;

/** Grant `g` is what the case ends: begun before the cut, or, of a move, before it began, and not kept. */
const ofCase = (
  shelf: RunbookShelf,
): Sql => sql`case when k.scenario in ${list(shelf.moving)} then g.created_at <= k.opened_at
  and not exists (select 1 from move_decision d where d.case_id = k.id and d.grant_id = g.id and d.decision = 'keep')
  else g.created_at <= k.cut_at end`;

const seenOnce = (
  credential: Sql,
): Sql => sql`exists (select 1 from exposure e join credential c on c.id = e.credential_id
  and c.current_version > e.number where e.person_id = k.person_id and c.retired_at is null and ${credential})`;

/** What the leaver stored themselves they have seen, so that it does not count. */
const storedSince = (
  credential: Sql,
): Sql => sql`exists (select 1 from credential c join credential_version b on b.credential_id = c.id and b.number = c.current_version
  where c.retired_at is null and ${credential} and b.number > 1 and ${inUseSince('b')} > k.opened_at)`;

/**
 * The newest list of the platform was taken since the opening, not by the leaver, and nobody on it is unknown; `nor` says who
 * else must not be on it.
 */
const listed = (t: Sql, nor: Sql): Sql => sql`exists (
  select 1 from native_capture nc where nc.account_id = ${t}.account_id and nc.row_count > 0 and nc.created_at > k.opened_at
    and nc.captured_on >= substr(k.opened_at, 1, 10) and nc.captured_by <> k.person_id
    and not exists (select 1 from native_capture nl where nl.account_id = nc.account_id and (nl.captured_on, nl.id) > (nc.captured_on, nc.id))
    and not exists (select 1 from native_row nr where nr.capture_id = nc.id and (nr.state in ('unmatched', 'ambiguous') ${nor})))`;

/** The register names a channel of the organisation that is not in the leaver's hands. */
const ofOrganisation = (kind: string, column: 'registration_email' | 'recovery_phone', t: Sql): Sql => sql`exists (
  select 1 from account a join recovery_channel r on r.kind = ${kind} and r.value = a.${raw(column)}
  where a.id = ${t}.account_id and r.belongs_to = ${'organisation'} and r.status = ${'active'}
    and (r.holder_id is null or r.holder_id <> k.person_id))`;

/**
 * Who does task `t`: whom it was given to, while they are here; else the account's people, the successor, the manager, the leaver until the cut. Null where any admin or HR
 * person may. Needs the joins of `TASK_JOINS`.
 */
export const taskAssignee = (
  shelf: RunbookShelf,
): Sql => sql`coalesce((select x.id from person x where x.id = t.assignee_id and x.cut_at is null and x.away_at is null), case t.who
  when 'custodian' then coalesce(so.person_id, sb.person_id, h.successor_id)
  when 'deputy' then coalesce(sb.person_id, h.successor_id, so.person_id)
  when 'successor' then coalesce(h.successor_id, so.person_id, sb.person_id)
  when 'leaver' then case when k.status = 'open' and k.scenario not in ${list(shelf.hiddenScenarios)} then k.person_id
    else coalesce(so.person_id, sb.person_id, h.successor_id) end
  when 'manager' then p.manager_id else null end)`;

/** Task `t` is theirs to do, or of an account they take over or keep. Needs the joins of `TASK_JOINS`. */
export const concernedBy = (shelf: RunbookShelf, personId: string): Sql =>
  sql`(${taskAssignee(shelf)} = ${personId} or h.successor_id = ${personId} or so.person_id = ${personId} or sb.person_id = ${personId})`;

/** The case, its leaver, the account's owner and backup as far as they are not the leaver, and the successor. */
export const TASK_JOINS = raw(`task t join offboarding_case k on k.id = t.case_id join person p on p.id = k.person_id
  left join seat so on so.account_id = t.account_id and so.seat = 'owner' and so.ended_at is null and so.person_id <> k.person_id
  left join seat sb on sb.account_id = t.account_id and sb.seat = 'backup_owner' and sb.ended_at is null and sb.person_id <> k.person_id
  left join handover h on h.case_id = t.case_id and h.account_id = t.account_id`);
