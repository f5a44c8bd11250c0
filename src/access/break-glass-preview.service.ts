import { Inject, Injectable } from '@nestjs/common';
import { accountById } from '../accounts/account.queries.js';
import { namedAccounts } from '../accounts/named.queries.js';
import type { NamedAccountView } from '../accounts/named.view.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { containing, join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import { wordsOf } from '../kernel/fold.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { withheldView } from '../operation/withheld.view.js';
import { namesOf } from '../people/names.queries.js';
import { Settings } from '../settings/settings.js';
import { AccessFailures } from './access.failures.js';
import type { EmergencyAccountsQuery } from './break-glass.dto.js';
import { BreakGlassFailures } from './break-glass.failures.js';
import { claimedRoles, liveRight, notOver, provenOpenings, provenRights } from './break-glass.queries.js';
import { MOST_MINUTES, refusalToOpen, SHUT } from './break-glass.rules.js';
import { countSeconds, toldOf, type Told } from './break-glass-told.js';
import type { BreakGlassPreview, ToldPerson } from './break-glass.view.js';
import { peopleState } from './deciders.js';
import { suspendedPeople } from './weighing.js';

/** What breaking the glass would mean, said before it is done: on which accounts, who is told, whether a second person is needed. */
@Injectable()
export class EmergencyPreviews {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** The accounts that the actor's live rights cover, by name: whoever may open them may find them. */
  async accounts(op: Operation, query: EmergencyAccountsQuery): Promise<Page<NamedAccountView>> {
    const rights = await provenRights(
      op.db,
      this.keys.current,
      sql`r.person_id = ${op.actor.id} and ${liveRight(day(op.now))}`,
    );
    const covered = rights.some(({ accountId }) => accountId === null)
      ? raw('1 = 1')
      : sql`a.id in ${list(rights.flatMap(({ accountId }) => accountId ?? []))}`;
    const parts: Sql[] = [covered, sql`a.status not in ${list(SHUT)}`];
    for (const word of wordsOf(query.q ?? '')) {
      const like = sql`like ${containing(word)} escape '\\'`;
      parts.push(sql`(a.name_key ${like} or a.handle_key ${like})`);
    }
    const matching = join(parts, ' and ');
    const [name, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const place = name == null ? raw('') : sql` and (a.display_name, a.id) > (${name}, ${id ?? ''})`;
    const found = await rows<NamedAccountView>(
      op.db,
      sql`select a.id, a.platform, a.handle, a.display_name as "displayName", a.brand, a.status
          from account a where ${matching}${place} order by a.display_name, a.id limit ${query.limit + 1}`,
    );
    const count = await one<{ n: number | string }>(op.db, sql`select count(*) as n from account a where ${matching}`);
    return pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.displayName, row.id]);
  }

  /** For whoever holds a live right for the account; to others it is unknown, or they hold none. */
  async of(op: Operation, accountId: string): Promise<BreakGlassPreview> {
    const keyring = this.keys.current;
    const which = sql`r.person_id = ${op.actor.id} and (r.account_id is null or r.account_id = ${accountId})`;
    const rights = await provenRights(op.db, keyring, sql`${which} and ${liveRight(day(op.now))}`);
    if (rights.length === 0) {
      await visibleAccount(op, accountId, keyring);
      throw BreakGlassFailures.NO_RIGHT();
    }
    const account = await accountById(op.db, accountId);
    const told = await toldOf(op.db, keyring, accountId);
    const refusal = await this.refusal(op, account, told);
    return {
      account: (await namedAccounts(op.db, [accountId])).get(accountId) as NamedAccountView,
      until:
        rights
          .map(({ until }) => until)
          .sort()
          .at(-1) ?? '',
      needsSecondPerson: this.settings.breakGlassTwoPeople,
      mostMinutes: MOST_MINUTES,
      reviewDays: this.settings.breakGlassReviewDays,
      told: toldPeople(
        told,
        await namesOf(op.db, [...told.ownerIds, ...told.adminIds, ...told.auditorIds]),
        op.actor.id,
      ),
      withheld: withheldView(refusal),
    };
  }

  private async refusal(op: Operation, account: { id: string; status: string }, told: Told): Promise<Failure | null> {
    const { db, now, actor } = op;
    const person = (await peopleState(db, [actor.id], { hold: false })).get(actor.id);
    if (!person) throw BreakGlassFailures.UNKNOWN();
    if ((await suspendedPeople(op, [actor.id])).has(actor.id)) return AccessFailures.PERSON_SUSPENDED();
    const own = sql`o.person_id = ${actor.id} and o.account_id = ${account.id} and ${notOver('o', iso(now))}`;
    return refusalToOpen(
      {
        ...{ person, roles: await claimedRoles(db, actor.id), accountStatus: account.status },
        needsSecond: this.settings.breakGlassTwoPeople,
        openAlready: (await provenOpenings(db, this.keys.current, own))[0]?.id ?? null,
        others: await countSeconds(db, told, actor.id, now),
      },
      now,
    );
  }
}

/** Each once, by the first thing they are told as; the opener need not be told. */
function toldPeople(
  { ownerIds, adminIds, auditorIds }: Told,
  names: Record<string, string>,
  openerId: string,
): ToldPerson[] {
  const all = [
    ...ownerIds.map((personId) => ({ personId, as: 'owner' })),
    ...adminIds.map((personId) => ({ personId, as: 'admin' })),
    ...auditorIds.map((personId) => ({ personId, as: 'auditor' })),
  ].filter(({ personId }) => personId !== openerId);
  const first = new Map([...all].reverse().map((one) => [one.personId, one]));
  return [...first.values()].reverse().map((one) => ({ ...one, fullName: names[one.personId] ?? '' }));
}
