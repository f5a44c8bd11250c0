import type { AccessModel, Platform } from '../platforms/platform.js';
import { sharesLogin, usesParentLogin } from '../platforms/platform.js';
import type { TouchedAccount } from './holdings.queries.js';
import { partsOf, type RunbookModel } from './runbook.js';

/** Accounts of a case that are signed in to with the login of the account above them. */
export interface Logins {
  /** Child → the parent whose login it uses. */
  readonly lentBy: ReadonlyMap<string, string>;
  /** Parent → children of the case that use its login. */
  readonly borrowers: ReadonlyMap<string, readonly string[]>;
}

type Platforms = ReadonlyMap<string, Platform>;

/**
 * Which login is whose. Below a page or a portfolio every account stands for itself: rights on a parent page give none on its
 * showcase pages, and who is taken out of a portfolio may still be on its assets.
 */
export function loginsOf(accounts: readonly TouchedAccount[], platforms: Platforms): Logins {
  const lentBy = new Map<string, string>();
  for (const { id, platform, accessModel, parentId, parentPlatform } of accounts) {
    const lends = usesParentLogin(platforms.get(platform), parentPlatform ?? null);
    if (parentId && lends && sharesLogin(accessModel)) lentBy.set(id, parentId);
  }
  const borrowers = new Map<string, string[]>();
  for (const [child, parent] of lentBy) borrowers.set(parent, [...(borrowers.get(parent) ?? []), child]);
  return { lentBy, borrowers };
}

/** What is worked at this account: a login once, where it is, and there whatever the parent's own model says. */
export function partsWorked(account: TouchedAccount, logins: Logins, isHeld: boolean): readonly RunbookModel[] {
  const own = isHeld ? partsOf(account.accessModel as AccessModel) : [];
  if (logins.lentBy.has(account.id)) return own.filter((part) => part !== 'shared_login');
  return logins.borrowers.has(account.id) ? [...new Set<RunbookModel>(['shared_login', ...own])] : own;
}
