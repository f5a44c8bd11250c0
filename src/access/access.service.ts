import { Inject, Injectable } from '@nestjs/common';
import { visibleAccount } from '../accounts/visible.queries.js';
import { day } from '../kernel/clock.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { personById } from '../people/person.queries.js';
import { Gates } from '../policies/gates.js';
import type { Missing } from '../policies/gate.rules.js';
import { AccessFailures } from './access.failures.js';
import { accessPage } from './access-list.js';
import type { AccessRow } from './access-list.queries.js';
import { hasOwnerSeat } from './deciders.js';
import type { AccessQuery } from './grant.dto.js';

export interface AccessAnswer {
  asOf: string;
  page: Page<AccessRow>;
  /** What grants of the page waited for at the end of that day, by grant. */
  gates: ReadonlyMap<string, readonly Missing[]>;
}

/** Who had access then, and why: answered from dated rows, for any day. */
@Injectable()
export class AccessList {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Gates) private readonly gates: Gates,
  ) {}

  /** For admins, auditors and whoever answers for the account. */
  async ofAccount(op: Operation, accountId: string, query: AccessQuery): Promise<AccessAnswer> {
    await visibleAccount(op, accountId, this.keys.current);
    const maySee = holds(op.actor, 'admin', 'auditor') || (await hasOwnerSeat(op, this.keys.current, accountId));
    if (!maySee) throw AccessFailures.NOT_OWNER();
    return this.answer(op, { accountId }, query);
  }

  /** For admins, hr, auditors and the person themself. */
  async ofPerson(op: Operation, personId: string, query: AccessQuery): Promise<AccessAnswer> {
    await personById(op.db, personId);
    const maySee = op.actor.id === personId || holds(op.actor, 'admin', 'hr', 'auditor', 'machine');
    if (!maySee) throw AccessFailures.NOT_YOURS();
    return this.answer(op, { personId }, query);
  }

  private async answer(
    op: Operation,
    of: { accountId: string } | { personId: string },
    query: AccessQuery,
  ): Promise<AccessAnswer> {
    const asOf = query.asOf ?? day(op.now);
    const page = await accessPage(op.db, this.keys.current, { ...of, day: asOf }, query);
    const grants = page.items.filter((row) => row.source === 'grant').map(({ id }) => id);
    return { asOf, page, gates: await this.gates.of(op, grants, asOf) };
  }
}
