import { Inject, Injectable } from '@nestjs/common';
import { insertRows, rows, run, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
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
      ['id', 'case_id', 'account_id', 'seats', 'holds', 'successor_id', 'named_by', 'named_at', 'version'],
      planned.map(({ accountId, seats, holds }) => {
        const successor = proposed.get(accountId) ?? null;
        return [
          newId(),
          caseId,
          accountId,
          JSON.stringify(seats),
          JSON.stringify(holds),
          successor,
          successor && 'system',
          successor && at,
          1,
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
      await run(
        op.db,
        sql`update handover set successor_id = ${successor}, named_by = ${successor && 'system'}, named_at = ${successor && iso(op.now)},
              version = version + 1 where id = ${id}`,
      );
      op.record([`handover:${id}`, `account:${accountId}`], { successor, was: personId }, { action: 'handover.name' });
    }
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
