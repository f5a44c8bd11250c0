import { Inject, Injectable } from '@nestjs/common';
import { peopleState } from '../access/deciders.js';
import { refusalToDecider } from '../access/grant.rules.js';
import { one, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import type { ResolveRow } from './capture.dto.js';
import { candidatesById, rowByNumber, type NamedRow } from './capture.queries.js';
import { captureRowView, type CaptureRowView } from './capture.view.js';
import { Captures } from './captures.service.js';
import { isName } from './name.rules.js';
import { ReconciliationFailures } from './reconciliation.failures.js';

/** Whoever is leaving, has left or is frozen excuses nothing, in a seat or not. */
export async function refuseLeaver(op: Operation): Promise<void> {
  const actor = (await peopleState(op.db, [op.actor.id], { hold: true })).get(op.actor.id);
  if (!actor || actor.leavingAt !== null) throw ReconciliationFailures.LEAVING();
  op.refuse(refusalToDecider(actor, op.now));
}

/** Somebody says whom a name on a list means, and the next list of the account knows it. */
@Injectable()
export class Resolving {
  constructor(@Inject(Captures) private readonly captures: Captures) {}

  /** Never by anybody the row may be about: a ghost does not say that it is somebody else. */
  async resolve(op: Operation, captureId: string, number: number, said: ResolveRow): Promise<NamedRow> {
    const capture = await this.captures.show(op, captureId);
    await this.captures.writable(op, capture.accountId);
    op.about(`capture:${captureId}`);
    await refuseLeaver(op);
    const row = await rowByNumber(op.db, captureId, number);
    if (!row) throw ReconciliationFailures.UNKNOWN_ROW();
    op.expect(row);
    const personId = said.personId ?? null;
    const label = said.label ?? null;
    if ((personId === null) === (label === null)) throw ReconciliationFailures.ONE_ANSWER();
    if (concerns(row, op.actor.id) || personId === op.actor.id) throw ReconciliationFailures.OWN_ROW();
    if (label !== null && !isName(label)) throw ReconciliationFailures.NOT_A_NAME();
    if (personId !== null && !(await one(op.db, sql`select id from person where id = ${personId}`)))
      throw ReconciliationFailures.UNKNOWN_PERSON();
    const levels = said.level ?? row.levels;
    await run(
      op.db,
      sql`update native_row set state = ${personId === null ? 'external' : 'matched'}, matched_by = ${'person'},
            person_id = ${personId}, label = ${label}, levels = ${levels}, resolved_by = ${op.actor.id},
            resolved_at = ${iso(op.now)}, version = version + 1
          where id = ${row.id}`,
    );
    await this.remember(op, capture.accountId, row.nameKey, personId, label);
    const subjects = [`capture:${captureId}`, ...(personId === null ? [] : [`person:${personId}`])];
    op.record(subjects, { row: number, person: personId, isExternal: personId === null, levels, before: row.personId });
    return (await rowByNumber(op.db, captureId, number)) as NamedRow;
  }

  /** Rows of one list as the reader sees them. */
  async shown(op: Operation, captureId: string, found: readonly NamedRow[]): Promise<CaptureRowView[]> {
    const account = await this.captures.readable(op, (await this.captures.show(op, captureId)).accountId);
    const mayWrite = await this.captures.mayWrite(op, account);
    const people = await candidatesById(op.db, found.flatMap(candidatesOf));
    const can = (row: NamedRow): string[] =>
      tryable(op.actor, [['capture.resolve', mayWrite && !concerns(row, op.actor.id)]]);
    return found.map((row) => captureRowView(row, people, can(row)));
  }

  private async remember(
    op: Operation,
    accountId: string,
    nameKey: string,
    personId: string | null,
    label: string | null,
  ): Promise<void> {
    await rows(
      op.db,
      sql`insert into native_name (id, account_id, name_key, person_id, label, said_by, said_at)
          values (${newId()}, ${accountId}, ${nameKey}, ${personId}, ${label}, ${op.actor.id}, ${iso(op.now)})
          on conflict (account_id, name_key) do update set person_id = excluded.person_id, label = excluded.label,
            said_by = excluded.said_by, said_at = excluded.said_at`,
    );
  }
}

const candidatesOf = ({ candidates }: Pick<NamedRow, 'candidates'>): string[] =>
  candidates === null ? [] : (JSON.parse(candidates) as string[]);

/** May the row be about this person? */
const concerns = (row: NamedRow, personId: string): boolean =>
  row.personId === personId || candidatesOf(row).includes(personId);
