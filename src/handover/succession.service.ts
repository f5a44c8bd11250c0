import { Inject, Injectable } from '@nestjs/common';
import { insertRows, list, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Handover } from './handover.entity.js';
import { handoverMac } from './handover.mac.js';
import { findHandovers, type FoundHandover } from './handover.queries.js';
import { renameAll } from './handover.writing.js';
import type { PlannedHandover } from './plan.js';
import { Proposals, type About } from './proposals.js';
import type { Proposed } from './proposing.rules.js';
import { RunbookShelf } from './runbook.service.js';

const COLUMNS = 'id case_id account_id seats holds successor_id named_by named_at proposal version mac'.split(' ');

/** Who is asked to take over, and who is asked instead when they leave too. */
@Injectable()
export class Successions {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Proposals) private readonly proposals: Proposals,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** Writes the handovers of a case, each with its proposed successor, in a few statements. */
  async plan(
    op: Operation,
    caseId: string,
    planned: readonly PlannedHandover[],
    about: Omit<About, 'caseId'>,
  ): Promise<void> {
    const accountIds = planned.map((handover) => handover.accountId);
    const proposed = await this.proposals.of(op, accountIds, { ...about, caseId: null });
    const at = iso(op.now);
    await insertRows(
      op.db,
      'handover',
      COLUMNS,
      planned.map(({ accountId, seats, holds }) => {
        const { successorId, reason } = proposed.get(accountId) ?? { successorId: null, reason: null };
        const id = newId();
        const row = { id, caseId, accountId, seats: JSON.stringify(seats), successorId, acceptedAt: null };
        const mac = handoverMac(this.keys.current, { ...row, version: 1 });
        const named = [successorId, successorId && 'system', successorId && at, reason];
        return [id, caseId, accountId, row.seats, JSON.stringify(holds), ...named, 1, mac];
      }),
    );
  }

  /** Somebody leaves who was asked to take over elsewhere: what they had not accepted goes to somebody else. */
  async leave(op: Operation, personId: string): Promise<void> {
    const pending = await findHandovers(
      op.db,
      this.keys.current,
      sql`h.successor_id = ${personId} and h.accepted_at is null and k.status in ('open', 'cut')`,
    );
    await this.ask(op, pending);
  }

  /** Asks somebody else to take these over; answers them as they are now. */
  async ask(op: Operation, handovers: readonly FoundHandover[]): Promise<Handover[]> {
    const proposed = new Map<string, Proposed>();
    const cases = await this.cases(op, handovers);
    for (const about of cases) {
      const own = handovers.filter(({ row }) => row.caseId === about.caseId).map(({ row }) => row.accountId);
      const found = await this.proposals.of(op, own, about);
      for (const { row } of handovers.filter((one) => one.row.caseId === about.caseId)) {
        const proposal = found.get(row.accountId);
        if (proposal) proposed.set(row.id, proposal);
      }
    }
    const renamings = handovers
      .map((found) => ({ found, proposed: proposed.get(found.row.id) ?? null }))
      .filter(({ found, proposed: next }) => next !== null || found.row.successorId !== null);
    const renamed = await renameAll(op, this.keys.current, renamings, { replacing: true });
    for (const about of cases.filter(({ quiet }) => !quiet)) tell(op, about, renamed);
    return renamed;
  }

  /** After the cut the case is no secret any more: what nobody was asked for yet is proposed to whoever can. */
  async fill(op: Operation, caseId: string): Promise<void> {
    const empty = sql`h.case_id = ${caseId} and h.successor_id is null and h.accepted_at is null`;
    await this.ask(op, await findHandovers(op.db, this.keys.current, empty));
  }

  private async cases(op: Operation, handovers: readonly FoundHandover[]): Promise<(About & { caseId: string })[]> {
    const ids = [...new Set(handovers.map(({ row }) => row.caseId))];
    const found = await rows<About & { caseId: string; scenario: string; status: string }>(
      op.db,
      sql`select k.id as "caseId", k.person_id as "leaverId", p.manager_id as "managerId", k.scenario, k.status
          from offboarding_case k join person p on p.id = k.person_id where k.id in ${list(ids)} order by k.id`,
    );
    return found.map(({ scenario, status, ...about }) => ({
      ...about,
      quiet: status === 'open' && this.shelf.isHidden(scenario),
    }));
  }
}

/** One message for each successor, however many accounts of the case they are asked for. */
function tell(op: Operation, { caseId, leaverId }: About, renamed: readonly Handover[]): void {
  const asked = new Map<string, Handover[]>();
  for (const handover of renamed)
    if (handover.caseId === caseId && handover.successorId !== null)
      asked.set(handover.successorId, [...(asked.get(handover.successorId) ?? []), handover]);
  for (const [successorId, handovers] of asked)
    op.announce('handover.named', {
      handoverId: handovers[0]?.id,
      caseId,
      successorId,
      leaverId,
      accounts: handovers.length,
    });
}
