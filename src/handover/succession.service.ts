import { Inject, Injectable } from '@nestjs/common';
import { insertRows, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { newestMark } from '../ledger/ledger.queries.js';
import type { Operation } from '../operation/operation.js';
import { Handover } from './handover.entity.js';
import { handoverMac, handoverMark, isProvenHandover } from './handover.mac.js';
import type { PlannedHandover } from './plan.js';
import { candidatesOf, ownersOf } from './successor.queries.js';
import { proposeSuccessor, type Proposal } from './successor.rules.js';

interface About {
  leaverId: string;
  managerId: string | null;
}

/** Who is asked to take over, and who is asked instead when they leave too. */
@Injectable()
export class Successions {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  /** Writes the handovers of a case, each with its proposed successor, in a few statements. */
  async plan(op: Operation, caseId: string, planned: readonly PlannedHandover[], about: About): Promise<void> {
    const proposed = await this.propose(
      op,
      planned.map((handover) => handover.accountId),
      about,
    );
    const at = iso(op.now);
    await insertRows(
      op.db,
      'handover',
      ['id', 'case_id', 'account_id', 'seats', 'holds', 'successor_id', 'named_by', 'named_at', 'version', 'mac'],
      planned.map(({ accountId, seats, holds }) => {
        const successor = proposed.get(accountId) ?? null;
        const id = newId();
        const row = { id, caseId, accountId, seats: JSON.stringify(seats), successorId: successor, acceptedAt: null };
        return [
          id,
          caseId,
          accountId,
          row.seats,
          JSON.stringify(holds),
          successor,
          successor && 'system',
          successor && at,
          1,
          handoverMac(this.keys.current, { ...row, version: 1 }),
        ];
      }),
    );
  }

  /** Somebody leaves who was asked to take over elsewhere: what they had not accepted goes back to the account's other owner. */
  async leave(op: Operation, personId: string): Promise<void> {
    const pending = await rows<{ id: string; accountId: string; leaverId: string; managerId: string | null }>(
      op.db,
      sql`select h.id, h.account_id as "accountId", k.person_id as "leaverId", p.manager_id as "managerId"
          from handover h join offboarding_case k on k.id = h.case_id join person p on p.id = k.person_id
          where h.successor_id = ${personId} and h.accepted_at is null and k.status in ('open', 'cut') order by h.id`,
    );
    for (const { id, accountId, leaverId, managerId } of pending) {
      const successor = (await this.propose(op, [accountId], { leaverId, managerId })).get(accountId) ?? null;
      const version = await this.rename(op, id, successor);
      op.record(
        [`handover:${id}`, `account:${accountId}`],
        { successor, was: personId, version },
        { action: 'handover.name', mark: handoverMark(id) },
      );
    }
  }

  /** A row that nobody with the root key wrote stays unbelievable, whoever is named in it. */
  private async rename(op: Operation, id: string, successorId: string | null): Promise<number> {
    const before = await op.db.findOneByOrFail(Handover, { id });
    const at = { namedBy: successorId && 'system', namedAt: successorId && iso(op.now) };
    const after = { ...before, successorId, ...at, version: before.version + 1 };
    const proven = isProvenHandover(this.keys.current, before, await newestMark(op.db, handoverMark(id)));
    await op.db.save(Handover, { ...after, mac: proven ? handoverMac(this.keys.current, after) : before.mac });
    return after.version;
  }

  private async propose(
    op: Operation,
    accountIds: readonly string[],
    about: About,
  ): Promise<Map<string, string | null>> {
    const owners = await ownersOf(op.db, this.keys.current, accountIds);
    const proposals = new Map<string, Proposal>(
      accountIds.map((id) => [
        id,
        { ...(owners.get(id) ?? { ownerId: null, backupId: null }), managerId: about.managerId },
      ]),
    );
    const asked = [...proposals.values()].flatMap(({ ownerId, backupId, managerId }) => [ownerId, backupId, managerId]);
    const people = await candidatesOf(
      op.db,
      this.keys.current,
      asked.filter((id) => id !== null),
    );
    const facts = { leaverId: about.leaverId, actorId: op.actor.id, today: day(op.now) };
    return new Map([...proposals].map(([id, proposal]) => [id, proposeSuccessor(proposal, people, facts)]));
  }
}
