import { Inject, Injectable } from '@nestjs/common';
import { list, rows, sql } from '../database/sql.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { LOGIN_KINDS, othersOf, type OtherAccount } from './shared-login.queries.js';
import { VaultFailures } from './vault.failures.js';

/** The account where a login is kept. */
export interface LoginHolder {
  accountId: string;
  platform: string;
  handle: string;
}

export interface Holding extends OtherAccount {
  /** Kinds of login it keeps in the vault. */
  kinds: ReadonlySet<string>;
}

/**
 * Some accounts are signed in to with the login of their parent. It is kept once, and whoever may release it is decided on the
 * account that keeps it: a grant on the child would otherwise be one on the parent that nobody gave.
 */
@Injectable()
export class SharedLogins {
  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  /** The other accounts that the login of these opens; parents first. */
  async others(op: Operation, ...accountIds: readonly string[]): Promise<Holding[]> {
    const others = await othersOf(op.db, await this.catalogue.all(op.db), accountIds);
    if (others.length === 0) return [];
    const kept = await rows<{ accountId: string; kind: string }>(
      op.db,
      sql`select distinct c.account_id as "accountId", c.kind from credential c
          where c.retired_at is null and c.kind in ${list(LOGIN_KINDS)}
            and c.account_id in ${list(others.map(({ otherId }) => otherId))}`,
    );
    return others.map((other) => ({
      ...other,
      kinds: new Set(kept.filter(({ accountId: id }) => id === other.otherId).map(({ kind }) => kind)),
    }));
  }

  /** Refuses a second copy of a login: a child keeps none, and a parent none of a kind that was found on its child. */
  async refusal(op: Operation, accountId: string, kind: string) {
    if (!LOGIN_KINDS.includes(kind)) return null;
    const elsewhere = (await this.others(op, accountId)).find(
      ({ isParent, kinds }) => isParent === 1 || kinds.has(kind),
    );
    return elsewhere ? VaultFailures.LOGIN_ELSEWHERE({ facts: { login: holderOf(elsewhere) } }) : null;
  }

  /** Where the login of an account is kept that keeps none itself; null where it does, or has one of its own. */
  async keptElsewhere(op: Operation, accountId: string, own: readonly { kind: string }[]): Promise<LoginHolder | null> {
    if (own.some(({ kind }) => LOGIN_KINDS.includes(kind))) return null;
    return loginAmong(await this.others(op, accountId), own);
  }
}

/** The one of the `others` of an account where its login is kept; null where it keeps one of its `own`. */
export function loginAmong(others: readonly Holding[], own: readonly { kind: string }[]): LoginHolder | null {
  if (own.some(({ kind }) => LOGIN_KINDS.includes(kind))) return null;
  const holder = others.find(({ kinds }) => kinds.size > 0) ?? others.find(({ isParent }) => isParent === 1);
  return holder ? holderOf(holder) : null;
}

const holderOf = ({ otherId, platform, handle }: OtherAccount): LoginHolder => ({
  accountId: otherId,
  platform,
  handle,
});
