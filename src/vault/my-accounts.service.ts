import { Inject, Injectable } from '@nestjs/common';
import { standingsOf } from '../access/standing.js';
import { mayRelease } from '../access/standing.rules.js';
import { namedAccounts } from '../accounts/named.queries.js';
import type { NamedAccountView } from '../accounts/named.view.js';
import { fold } from '../kernel/fold.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { withheldView } from '../operation/withheld.view.js';
import { namesOf } from '../people/names.queries.js';
import { missingView } from '../policies/gate.view.js';
import { Settings } from '../settings/settings.js';
import { credentialsOn } from './credential.queries.js';
import type { MyAccountView, TurnView } from './my-accounts.view.js';
import type { ListMyAccounts } from './my-accounts.dto.js';
import { VaultReaders, type Looked, type VaultReader } from './readers.service.js';
import { isOver, refusalOfResting } from './release.rules.js';
import { loginAmong, SharedLogins, type Holding } from './shared-login.service.js';

/** What the queries of a page found. */
interface Found {
  readers: ReadonlyMap<string, VaultReader>;
  others: readonly Holding[];
  looked: readonly Looked[];
  names: Record<string, string>;
}

/** Everything somebody signs in to, on one list: from here it is one act to a code. */
@Injectable()
export class MyAccounts {
  constructor(
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(SharedLogins) private readonly logins: SharedLogins,
    @Inject(VaultReaders) private readonly readers: VaultReaders,
  ) {}

  /** By name. What is closed is signed in to by nobody. */
  async list(op: Operation, query: ListMyAccounts): Promise<Page<MyAccountView>> {
    const at = { now: op.now, grace: this.settings };
    const held = await standingsOf(op.db, this.held.current, op.actor.id, at);
    const mine = [...held].filter(([, { standings, resting }]) => standings.length + resting.length > 0);
    const named = await namedAccounts(
      op.db,
      mine.map(([id]) => id),
    );
    const wanted = [...named.values()].filter((account) => !isOver(account.status) && matches(account, query.q));
    const page = pageByName(wanted, query);
    const found = await this.lookAt(op, page.items);
    return { ...page, items: page.items.map((account) => this.view(op, account, found)) };
  }

  private async lookAt(op: Operation, accounts: readonly NamedAccountView[]): Promise<Found> {
    const ids = accounts.map(({ id }) => id);
    const others = await this.logins.others(op, ...ids);
    const all = [...new Set([...ids, ...others.map(({ otherId }) => otherId)])];
    const readers = await this.readers.on(op, all);
    const listed = all.filter((id) => mayList(readers.get(id)));
    const looked = await this.readers.look(op, readers, await credentialsOn(op.db, listed));
    const holders = [...readers.values()].map(({ queue }) => queue.holder?.personId);
    return { readers, others, looked, names: await namesOf(op.db, holders) };
  }

  private view(op: Operation, account: NamedAccountView, { readers, others, looked, names }: Found): MyAccountView {
    const reader = readers.get(account.id) as VaultReader;
    const around = others.filter(({ accountId }) => accountId === account.id);
    const own = looked.filter(({ view }) => view.accountId === account.id);
    const lent = looked.filter(({ view }) =>
      around.some(({ otherId, kinds }) => otherId === view.accountId && kinds.has(view.kind)),
    );
    const ids = new Set([account.id, ...lent.map(({ view }) => view.accountId)]);
    const used = new Map([...readers].filter(([id]) => ids.has(id)));
    const { withheld, ticketNeeded } = this.readers.vault(op, account.id, used, [...own, ...lent]);
    const resting = mayList(reader) ? null : refusalOfResting(reader.resting, op.actor.id);
    return {
      ...account,
      frozen: reader.account.frozenAt !== null,
      as: [...new Set([...reader.standings, ...reader.resting.map(({ standing }) => standing)])],
      credentials: [...own, ...lent].map(({ view }) => view),
      login: loginAmong(
        around,
        own.map(({ view }) => view),
      ),
      turn: reader.checkOut.required ? turnView(reader, op.actor.id, names) : null,
      withheld: withheld ?? withheldView(resting),
      missing: reader.resting.flatMap(({ missing }) => missing.map((each) => missingView(each, op.actor.id))),
      ticketNeeded,
    };
  }
}

const mayList = (reader: VaultReader | undefined): boolean =>
  reader !== undefined && mayRelease('credential.list', '', reader.account.accessModel, reader.standings);

const matches = ({ displayName, handle, platform }: NamedAccountView, q = ''): boolean =>
  fold(`${displayName} ${handle} ${platform}`).includes(fold(q));

function turnView({ queue: { holder } }: VaultReader, personId: string, names: Record<string, string>): TurnView {
  const holderId = holder?.personId ?? null;
  const holderName = holderId === null ? null : (names[holderId] ?? null);
  return { holderId, holderName, until: holder?.expiresAt ?? null, mine: holderId === personId };
}

/** The list is known as a whole; a page begins after the name and id of the last row of the one before. */
function pageByName(accounts: NamedAccountView[], { limit, cursor }: ListMyAccounts): Page<NamedAccountView> {
  const keyOf = ({ displayName, id }: NamedAccountView): string => `${fold(displayName)} ${id}`;
  const after = cursor === undefined ? '' : String(decodeCursor(cursor, 1)[0]);
  const sorted = accounts.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).filter((account) => keyOf(account) > after);
  return pageOf(sorted.slice(0, limit + 1), limit, accounts.length, (account) => [keyOf(account)]);
}
