import { Inject, Injectable } from '@nestjs/common';
import { accountById } from '../accounts/account.queries.js';
import { list, rows, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { fullNames } from '../people/names.queries.js';
import { Gates } from '../policies/gates.js';
import type { Grant } from './access.entity.js';
import { allowedOnGrant } from './continuing.rules.js';
import { sayOf } from './deciders.js';
import { refusalOfAccount } from './grant.rules.js';
import { listedView, type GrantPage } from './grant.view.js';
import { viaGroups } from './group-grant.queries.js';

/** The grants of an account as their readers see them: names, gates and what each reader may do, in a few statements a page. */
@Injectable()
export class ShownGrants {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Gates) private readonly gates: Gates,
  ) {}

  async page(op: Operation, accountId: string, page: Page<Grant>): Promise<GrantPage> {
    const today = day(op.now);
    const ids = page.items.map(({ id }) => id);
    const gates = await this.gates.of(op, ids);
    const via = await viaGroups(
      op.db,
      page.items.map((grant) => grant.groupGrantId),
    );
    const people = page.items.flatMap(({ personId, requestedBy, approvedBy, endedBy }) => [
      ...[personId, requestedBy, approvedBy, endedBy],
    ]);
    const names = await fullNames(op.db, people);
    const continued = await continuedAmong(op, ids);
    const hasSay = (await sayOf(op, this.keys.current, accountId)) !== null;
    const can = (grant: Grant): string[] => {
      const who = { isHolder: grant.personId === op.actor.id, hasSay, isContinued: continued.has(grant.id) };
      return tryable(op.actor, allowedOnGrant(grant, who, today));
    };
    const items = page.items.map((grant) =>
      listedView(grant, { today, missing: gates.get(grant.id) ?? [], via, names, can: can(grant) }),
    );
    return { ...page, items, can: await this.onAccount(op, accountId, hasSay) };
  }

  /** What the reader may begin on the account. */
  private async onAccount(op: Operation, accountId: string, hasSay: boolean): Promise<string[]> {
    const { status } = await accountById(op.db, accountId);
    const gives = hasSay && refusalOfAccount(status) === null;
    return tryable(op.actor, [
      ['grant.issue', gives],
      ['group_grant.issue', gives],
      ['acting_owner.name', hasSay],
    ]);
  }
}

/** Those of these grants that already go on in another one. */
async function continuedAmong({ db }: Operation, ids: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    db,
    sql`select continues_id as id from access_grant where continues_id in ${list(ids)} and status <> 'suspended'`,
  );
  return new Set(found.map(({ id }) => id));
}
