import type { EntityManager } from 'typeorm';
import { Grant } from '../../src/access/access.entity.js';
import { grantMac } from '../../src/access/grant.mac.js';
import { Account, Seat } from '../../src/accounts/account.entity.js';
import { seatMac } from '../../src/accounts/seat.mac.js';
import { Session } from '../../src/identity/identity.entity.js';
import { sessionMac } from '../../src/identity/session.mac.js';
import { newId, newToken } from '../../src/kernel/ids.js';
import type { Caller } from '../../src/operation/actions.js';
import { ANONYMOUS, type Actor } from '../../src/operation/actor.js';
import { ActorSource } from '../../src/operation/actor-source.js';
import type { DoorRequest } from '../../src/operation/http.js';
import { Person, PersonRole } from '../../src/people/person.entity.js';
import { roleMac } from '../../src/people/role.mac.js';
import { Browser, type Answer } from './browser.js';
import type { House } from './house.js';

const NOW = '2026-11-01T08:00:00.000Z';
const HEADER = 'x-story-person';

/** Somebody of a vault story, already signed in with a fresh second factor. */
export interface Someone {
  id: string;
  session: string;
  roles: Caller[];
}

/**
 * Rows the vault decides on, written as the rooms below write them. Who sends a request is told by a header, so that these
 * stories are about the vault alone; signing in has stories of its own.
 */
export class VaultStory {
  private readonly people = new Map<string, Someone>();
  /** Where the vault's clock stands, for rows that must be older. */
  readonly since = '2026-09-01';

  constructor(readonly house: House) {
    const source = house.app.get(ActorSource);
    source.actorOf = (request: DoorRequest) => this.actorOf(request);
  }

  private get db(): EntityManager {
    return this.house.core.database.source.manager as unknown as EntityManager;
  }

  private async actorOf(request: DoorRequest): Promise<Actor> {
    const someone = this.people.get(String(request.headers[HEADER] ?? ''));
    if (!someone) return ANONYMOUS;
    const { freshUntil, factorEvent } = await this.db.findOneByOrFail(Session, { id: someone.session });
    const callers = new Set<Caller>(['member', ...someone.roles]);
    return { id: someone.id, name: 'Somebody', callers, session: { id: someone.session, freshUntil, factorEvent } };
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
    const someone = { id, session: await this.session(id), roles };
    this.people.set(id, someone);
    return someone;
  }

  private async session(personId: string): Promise<string> {
    const id = newId();
    const far = '2099-01-01T00:00:00.000Z';
    const row = {
      id,
      tokenHash: newToken(),
      csrfHash: newToken(),
      personId,
      state: 'full',
      createdAt: NOW,
      seenAt: NOW,
    };
    const session = { ...row, expiresAt: far, freshUntil: far, factorEvent: 'factor-event', endedAt: null };
    await this.db.insert(Session, { ...session, mac: sessionMac(this.house.core.keys.current, session) });
    return id;
  }

  /** Lets somebody whose rows another process wrote send requests to this one. */
  know(someone: Someone): void {
    this.people.set(someone.id, someone);
  }

  /** Writes a session's state as signing in does, with its MAC. */
  async changeSession(someone: Someone, change: Partial<Session>): Promise<void> {
    const row = { ...(await this.db.findOneByOrFail(Session, { id: someone.session })), ...change };
    await this.db.update(Session, { id: row.id }, { ...row, mac: sessionMac(this.house.core.keys.current, row) });
  }

  /** The browser of somebody. */
  as(someone: Someone): Browser {
    const browser = this.house.browser();
    const send = browser.send.bind(browser);
    browser.send = (method, path, body, headers): Promise<Answer> =>
      send(method, path, body, { ...headers, [HEADER]: someone.id });
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
