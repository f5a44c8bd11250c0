import type { EntityManager } from 'typeorm';
import { Grant } from '../../src/access/access.entity.js';
import { grantMac } from '../../src/access/grant.mac.js';
import { Account, Seat } from '../../src/accounts/account.entity.js';
import { seatMac } from '../../src/accounts/seat.mac.js';
import { Cookies } from '../../src/identity/cookies.js';
import { Session } from '../../src/identity/identity.entity.js';
import { sessionMac } from '../../src/identity/session.mac.js';
import { csrfOf } from '../../src/identity/sessions.js';
import { newId, newToken, tokenHash } from '../../src/kernel/ids.js';
import type { Caller } from '../../src/operation/actions.js';
import { Person, PersonRole } from '../../src/people/person.entity.js';
import { roleMac } from '../../src/people/role.mac.js';
import type { Answer, Browser } from './browser.js';
import type { House } from './house.js';

const NOW = '2026-11-01T08:00:00.000Z';
const FAR = '2099-01-01T00:00:00.000Z';

/** Somebody of a vault story, already signed in with a fresh second factor. */
export interface Someone {
  id: string;
  session: string;
  /** The cookie of their session. */
  token: string;
}

/**
 * Rows the vault decides on, written as the rooms below write them: people have their session already, under a token of its
 * own, so that a story spends no time on passwords. Signing in has stories of its own.
 */
export class VaultStory {
  /** Where the vault's clock stands, for rows that must be older. */
  readonly since = '2026-09-01';

  constructor(readonly house: House) {}

  private get db(): EntityManager {
    return this.house.core.database.source.manager as unknown as EntityManager;
  }

  async person(roles: Caller[] = [], change: Partial<Person> = {}): Promise<Someone> {
    const id = newId();
    const mail = `${id}@story.example`;
    const base = {
      id,
      fullName: 'Somebody',
      searchText: mail,
      workEmail: mail,
      emailKey: mail,
      kind: 'employee',
      locale: 'en-GB',
    };
    await this.db.insert(Person, { ...base, timeZone: 'Europe/Paris', createdAt: NOW, version: 1, ...change });
    for (const role of roles) {
      const row = { id: newId(), personId: id, role, since: NOW, givenBy: 'machine', endedAt: null, version: 1 };
      await this.db.insert(PersonRole, { ...row, endedBy: null, mac: roleMac(this.house.core.keys.current, row) });
    }
    return { id, ...(await this.session(id)) };
  }

  /** Somebody who is in the directory already, signed in. */
  async signedIn(personId: string): Promise<Someone> {
    return { id: personId, ...(await this.session(personId)) };
  }

  /** Full, fresh and never idle, however far the story moves its clock. */
  private async session(personId: string): Promise<{ session: string; token: string }> {
    const keyring = this.house.core.keys.current;
    const [id, token] = [newId(), newToken()];
    const row = {
      id,
      tokenHash: tokenHash(token),
      csrfHash: tokenHash(csrfOf(keyring, token)),
      personId,
      state: 'full',
      createdAt: NOW,
      seenAt: FAR,
    };
    const session = { ...row, expiresAt: FAR, freshUntil: FAR, factorEvent: 'factor-event', endedAt: null };
    await this.db.insert(Session, { ...session, mac: sessionMac(keyring, session) });
    return { session: id, token };
  }

  /** Writes a session's state as signing in does, with its MAC. */
  async changeSession(someone: Someone, change: Partial<Session>): Promise<void> {
    const row = { ...(await this.db.findOneByOrFail(Session, { id: someone.session })), ...change };
    await this.db.update(Session, { id: row.id }, { ...row, mac: sessionMac(this.house.core.keys.current, row) });
  }

  /** The browser of somebody. */
  as({ token }: Someone): Browser {
    const browser = this.house.browser();
    browser.cookies.set(this.house.app.get(Cookies).session, token);
    browser.csrf = csrfOf(this.house.core.keys.current, token);
    return browser;
  }

  async account(change: Partial<Account> = {}): Promise<string> {
    const id = newId();
    const row = {
      id,
      platform: 'instagram',
      handle: id,
      handleKey: id,
      displayName: 'Story',
      nameKey: 'story',
      searchText: '',
    };
    const state = { status: 'active', criticality: 'medium', accessModel: 'shared_login', requestedBy: 'machine' };
    await this.db.insert(Account, { ...row, ...state, createdAt: NOW, version: 1, ...change });
    return id;
  }

  async seat(someone: Someone, accountId: string, seat = 'owner', change: Partial<Seat> = {}): Promise<string> {
    const base = {
      id: newId(),
      accountId,
      personId: someone.id,
      seat,
      since: this.since,
      givenBy: 'machine',
      endedAt: null,
      version: 1,
    };
    const row = { ...base, ...change };
    await this.db.insert(Seat, {
      ...row,
      createdAt: NOW,
      mac: change.mac ?? seatMac(this.house.core.keys.current, row),
    });
    return row.id;
  }

  async grant(someone: Someone, accountId: string, level: string, change: Partial<Grant> = {}): Promise<string> {
    const dates = { since: this.since, until: null, endedOn: null, status: 'active' };
    const base = {
      id: newId(),
      accountId,
      personId: someone.id,
      level,
      ...dates,
      requestedBy: null,
      approvedBy: null,
      version: 1,
    };
    const row = { ...base, ...change };
    await this.db.insert(Grant, {
      ...row,
      createdAt: NOW,
      mac: change.mac ?? grantMac(this.house.core.keys.current, row),
    });
    return row.id;
  }

  /** Ends a grant as a revocation would, at an instant. */
  async endGrant(id: string, at: string): Promise<void> {
    const row = await this.db.findOneByOrFail(Grant, { id });
    const ended = { ...row, status: 'revoked', endedOn: at.slice(0, 10), endedAt: at, version: row.version + 1 };
    await this.db.update(Grant, { id }, { ...ended, mac: grantMac(this.house.core.keys.current, ended) });
  }

  async endSeat(id: string, at: string): Promise<void> {
    const row = await this.db.findOneByOrFail(Seat, { id });
    const ended = { ...row, endedOn: at.slice(0, 10), endedAt: at, version: row.version + 1 };
    await this.db.update(Seat, { id }, { ...ended, mac: seatMac(this.house.core.keys.current, ended) });
  }

  /** Stores through the door, as `owner`. Answers the credential's id. */
  async stored(owner: Someone, accountId: string, kind: string, value: unknown, label = kind): Promise<string> {
    const answer = await this.as(owner).post(`/accounts/${accountId}/credentials`, { kind, label, value });
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
    return answer.body.id as string;
  }

  reveal(someone: Someone, credentialId: string, more: Record<string, unknown> = {}): Promise<Answer> {
    return this.as(someone).post(`/credentials/${credentialId}/reveal`, {
      reason: 'The story needs this value.',
      ...more,
    });
  }

  /** Leaves of the log, oldest first, parsed. */
  async leaves(condition = ''): Promise<any[]> {
    await this.house.core.settled();
    const rows = await this.house.tamper(`select body from ledger_leaf ${condition} order by position`);
    return rows.map((row) => JSON.parse(row['body'] as string) as unknown);
  }
}
