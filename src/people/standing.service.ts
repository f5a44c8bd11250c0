import { Inject, Injectable } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { freezeMark } from '../ledger/mark.js';
import { holds, isPerson } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { endPeriod, openPeriod, stillHolds } from './employment.js';
import { PeopleFailures } from './people.failures.js';
import { Person } from './person.entity.js';
import { heldPerson, liveRoles } from './person.queries.js';
import { hasLeft, isLastAdmin, refusalToRoles, ROLES, type Role } from './person.rules.js';
import { activeAdmins, endRole, endRolesOf, giveRole, leavingAmong } from './roles.js';
import { SignInWatch } from './sign-in-watch.js';

/** What a person is in this service: roles, freeze, gone, back again. */
@Injectable()
export class Standing {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(SignInWatch) private readonly watch: SignInWatch,
  ) {}

  /**
   * Sets the roles of somebody else. The admins' rows are locked before anybody looks, so that two admins who demote each
   * other at once cannot both succeed; an actor who lost the role meanwhile is refused.
   */
  async assignRoles(op: Operation, id: string, wanted: readonly string[]): Promise<Role[]> {
    op.about(`person:${id}`);
    const keyring = this.keys.current;
    const admins = await activeAdmins(op.db, keyring, this.watch, op.now);
    const person = await heldPerson(op.db, id);
    op.expect(person);
    const held = await liveRoles(op.db, keyring, id);
    const before = held.map((row) => row.role);
    const leaving = await leavingAmong(op.db, admins);
    op.refuse(
      refusalToRoles({
        actorId: op.actor.id,
        personId: id,
        hasLeft: hasLeft(person, op.now),
        roles: wanted,
        held: before,
        activeAdmins: admins.filter((admin) => admin === id || !leaving.has(admin)),
        actorIsAdmin: isPerson(op.actor) ? admins.includes(op.actor.id) : null,
      }),
    );
    const roles = ROLES.filter((role) => wanted.includes(role));
    const given = roles.filter((role) => !before.includes(role));
    const ended = held.filter((row) => !(wanted as string[]).includes(row.role));
    if (given.length + ended.length === 0) {
      op.unchanged();
      return roles;
    }
    for (const role of given) await giveRole(op, keyring, id, role);
    for (const row of ended) await endRole(op, keyring, row);
    await this.bump(op, person);
    await this.watch.endSessions(op.db, id, 'roles', op.now);
    op.record(`person:${id}`, { before, after: roles }, { action: 'person.roles' });
    op.announce('person.roles_changed', { personId: id, before, after: roles, by: op.actor.id });
    return roles;
  }

  /** Stops every release by this person at once; signing in and reading stay possible. */
  async freeze(op: Operation, id: string): Promise<Person> {
    return this.setFrozen(op, id, op.now.toISOString());
  }

  /** Never one's own. */
  async unfreeze(op: Operation, id: string): Promise<Person> {
    if (op.actor.id === id) throw PeopleFailures.OWN_FREEZE();
    return this.setFrozen(op, id, null);
  }

  private async setFrozen(op: Operation, id: string, at: string | null): Promise<Person> {
    op.about(`person:${id}`);
    const person = await heldPerson(op.db, id);
    op.expect(person);
    if ((person.frozenAt !== null) === (at !== null)) {
      op.unchanged();
      return person;
    }
    person.frozenAt = at;
    await this.bump(op, person);
    await this.watch.voidFreshness(op.db, id);
    op.record(`person:${id}`, { frozen: at !== null, frozenAt: at }, { action: 'person.freeze', mark: freezeMark(id) });
    op.announce('person.frozen', { personId: id, frozen: at !== null, by: op.actor.id });
    return person;
  }

  /**
   * Puts a leaver out, in the transaction of the act: roles, sessions, links and freshness end and nobody signs in as them
   * until they are hired again. Grants and seats are the caller's. Throws `people.last_admin`. The caller records.
   */
  async cut(op: Operation, id: string): Promise<{ person: Person; rolesEnded: string[]; changed: boolean }> {
    const admins = await activeAdmins(op.db, this.keys.current, this.watch, op.now);
    const person = await heldPerson(op.db, id);
    if (person.cutAt !== null) return { person, rolesEnded: [], changed: false };
    if (isLastAdmin(id, admins)) throw PeopleFailures.LAST_ADMIN();
    const rolesEnded = await endRolesOf(op, this.keys.current, id);
    person.cutAt = op.now.toISOString();
    await this.bump(op, person);
    await endPeriod(op.db, id, day(op.now), person.cutAt);
    await this.watch.endSessions(op.db, id, 'cut', op.now);
    await this.watch.endLinks(op.db, id, op.now);
    return { person, rolesEnded, changed: true };
  }

  /** May this person leave the admins? For whoever plans a departure: `people.last_admin` or null, the rows locked. */
  async refusalToLose(op: Operation, id: string): Promise<ReturnType<typeof PeopleFailures.LAST_ADMIN> | null> {
    const admins = await activeAdmins(op.db, this.keys.current, this.watch, op.now);
    return isLastAdmin(id, admins) ? PeopleFailures.LAST_ADMIN() : null;
  }

  /**
   * A new period; nothing old revives: no role, no password, no factor, no session. `next` is not saved here. Throws
   * `people.still_holds` and `people.last_admin`.
   */
  async rehire(op: Operation, person: Person, next: Person): Promise<void> {
    if (await stillHolds(op.db, person.id, day(op.now))) throw PeopleFailures.STILL_HOLDS();
    op.refuse(await this.refusalToLose(op, person.id));
    await endPeriod(op.db, person.id, person.lastDay ?? day(op.now), op.now.toISOString());
    await openPeriod(op.db, person.id, next.startDate as string, next.lastDay);
    await endRolesOf(op, this.keys.current, person.id);
    await this.watch.forget(op.db, person.id, op.now);
    Object.assign(next, {
      cutAt: null,
      leavingAt: null,
      awayAt: null,
      erasedAt: null,
      absenceFrom: null,
      absenceUntil: null,
    });
  }

  endSessions(op: Operation, id: string, reason: string): Promise<void> {
    return this.watch.endSessions(op.db, id, reason, op.now);
  }

  endLinks(op: Operation, id: string): Promise<void> {
    return this.watch.endLinks(op.db, id, op.now);
  }

  private async bump(op: Operation, person: Person): Promise<void> {
    person.version += 1;
    await op.db.save(Person, person);
  }
}

/** Staff see the whole record of a person, everybody else the name, and their own. */
export const seesAll = (op: Operation): boolean => holds(op.actor, 'admin', 'hr', 'auditor', 'machine', 'system');
