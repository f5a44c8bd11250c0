import { Inject, Injectable } from '@nestjs/common';
import { accountById } from '../accounts/account.queries.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { one, raw, rows, sql } from '../database/sql.js';
import { outsideRules, spellings } from '../entitlement/entitled.queries.js';
import { answerTo, type Answer } from '../entitlement/entitlement.rules.js';
import { rulesInForce } from '../entitlement/rulebook.queries.js';
import { day } from '../kernel/clock.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { personById } from '../people/person.queries.js';
import { AccessFailures } from './access.failures.js';
import { hasOwnerSeat } from './deciders.js';
import type { EntitledQuery, EntitlementCheck } from './entitled.dto.js';
import type { EntitledPersonView } from './entitled.view.js';

/** Whom the rules of entitlement let hold what on an account. */
@Injectable()
export class Entitled {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  /** For oneself, or for anybody on an account one answers for; admins, hr and auditors ask about everybody. */
  async check(op: Operation, asked: EntitlementCheck): Promise<Answer> {
    const account = await accountById(op.db, asked.accountId);
    // The id of an active account may have been told to somebody who wants to ask for access.
    if (account.status !== 'active') await visibleAccount(op, account.id, this.keys.current);
    if (asked.personId !== op.actor.id) await this.refuseStrangers(op, account.id);
    const person = await personById(op.db, asked.personId);
    const { level, scope } = asked;
    return answerTo(await rulesInForce(op.db, this.keys.current), { account, person, level, scope });
  }

  /** Everybody here whom the rules let hold a level, by name. */
  async people(op: Operation, accountId: string, query: EntitledQuery): Promise<Page<EntitledPersonView>> {
    await this.refuseStrangers(op, accountId);
    await accountById(op.db, accountId);
    const rules = await rulesInForce(op.db, this.keys.current);
    const over = { account: 'a', person: 'p', level: sql`${query.level}`, scope: sql`${query.scope}` };
    const matching = sql`from person p join account a on a.id = ${accountId}
      where p.cut_at is null and p.leaving_at is null and p.frozen_at is null
        and (p.last_day is null or p.last_day >= ${day(op.now)})
        and not ${outsideRules(rules, await spellings(op.db), over)}`;
    const after = query.cursor ? decodeCursor(query.cursor, 2) : null;
    const found = await rows<EntitledPersonView & { searchText: string }>(
      op.db,
      sql`select p.id as "personId", p.full_name as "fullName", p.kind, p.organisation, p.department,
            p.search_text as "searchText" ${matching}
            ${after ? sql` and (p.search_text, p.id) > (${after[0]}, ${after[1]})` : raw('')}
          order by p.search_text, p.id limit ${query.limit + 1}`,
    );
    const count = await one<{ n: number | string }>(op.db, sql`select count(*) as n ${matching}`);
    const page = pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.searchText, row.personId]);
    return { ...page, items: page.items.map(({ searchText: _, ...person }) => person) };
  }

  private async refuseStrangers(op: Operation, accountId: string): Promise<void> {
    if (holds(op.actor, 'admin', 'hr', 'auditor')) return;
    if (await hasOwnerSeat(op, this.keys.current, accountId)) return;
    await visibleAccount(op, accountId, this.keys.current);
    throw AccessFailures.NOT_OWNER();
  }
}
