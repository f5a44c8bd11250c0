import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { isPerson } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { PeopleFailures } from '../people/people.failures.js';
import type { Person } from '../people/person.entity.js';
import { heldPerson, personByEmail } from '../people/person.queries.js';
import { rolesOf } from '../people/person.queries.js';
import { Settings } from '../settings/settings.js';
import { one, rows, sql } from '../database/sql.js';
import { enrolDirectly, enrolledOf, hasAnySignIn } from './factors.js';
import { EnrolmentFailures } from './identity.failures.js';
import { EnrolmentService } from './enrolment.service.js';
import { makeLink, type NewLink } from './links.js';
import { newSeed, totpUri } from './totp.js';

/** What only whoever owns the machine may do: make admins, recover them, and hand out links. */
@Injectable()
export class Admins {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(EnrolmentService) private readonly enrolment: EnrolmentService,
  ) {}

  /** Action `admin.create`. A person already in the directory keeps their record; one with a sign-in is refused (409). */
  async create(
    op: Operation,
    input: { email: string; name: string; passwordHash: string; seed?: string },
  ): Promise<{ personId: string; totpUri: string }> {
    const person = await this.enrolment.firstAdmin(op, input.name, input.email);
    const seed = input.seed ?? newSeed();
    const { passwordHash } = input;
    const { details, extra } = await enrolDirectly(op, this.keys.current, person.id, { passwordHash, seed });
    op.record(`person:${person.id}`, { roles: ['admin'], ...details }, { action: 'admin.create', ...extra });
    op.announce('admin.created', { personId: person.id });
    return op.afterCommit(() => ({ personId: person.id, totpUri: totpUri(person.workEmail, seed) }));
  }

  /** Action `admin.recover`. Works for the last admin too; the old factor holds until the new one is confirmed. */
  async recover(op: Operation, email: string): Promise<NewLink & { personId: string }> {
    const person = await this.personOf(op, email);
    const isAdmin = (await rolesOf(op.db, this.keys.current, person.id)).includes('admin');
    if (!isAdmin || person.cutAt !== null) throw EnrolmentFailures.NOT_ADMIN();
    const link = await this.recoveryLink(op, person);
    op.announce('admin.recovery', { personId: person.id, expiresAt: link.expiresAt, tell: 'admins' });
    return op.afterCommit(() => ({ personId: person.id, ...link }));
  }

  /**
   * Action `person.recover`, by command: for whoever lost the phone and the codes on paper. No admin and no hr has such an act,
   * who could then sign in as that person; the person and all admins are told.
   */
  async recoverByHand(op: Operation, email: string): Promise<NewLink & { personId: string }> {
    const person = await this.personOf(op, email);
    if (person.cutAt !== null) throw EnrolmentFailures.GONE();
    if ((await enrolledOf(op.db, this.keys.current, [person.id])).length === 0) throw EnrolmentFailures.NOT_ENROLLED();
    const link = await this.recoveryLink(op, person);
    op.announce('person.recovery', { personId: person.id, expiresAt: link.expiresAt });
    return op.afterCommit(() => ({ personId: person.id, ...link }));
  }

  private async recoveryLink(op: Operation, person: Person): Promise<NewLink> {
    const { setupLinkMinutes, url } = this.settings;
    const { id, ...link } = await makeLink(op, this.keys.current, 'recover', person.id, setupLinkMinutes, url);
    op.record(`person:${person.id}`, { link: id, expiresAt: link.expiresAt });
    return link;
  }

  /** Action `person.invite`, by command: the link is for whoever runs it to hand over. */
  async inviteByHand(op: Operation, email: string): Promise<NewLink & { personId: string }> {
    const person = await this.personOf(op, email);
    const link = await this.linkFor(op, person);
    return op.afterCommit(() => ({ personId: person.id, ...link }));
  }

  /**
   * Action `person.invite`, over HTTP: records the wish and announces it. No link is made here, because whoever saw it
   * could sign in as that person; the sender of mails makes it when it sends.
   */
  async invite(op: Operation, id: string): Promise<void> {
    op.about(`person:${id}`);
    const person = await heldPerson(op.db, id);
    await this.checkInvitable(op, person);
    op.record(`person:${id}`, { by: 'mail' });
    op.announce('person.invited', { personId: id, by: op.actor.id });
  }

  /** A live link for somebody without a sign-in; used by the command and by the sender of mails. */
  async linkFor(op: Operation, person: Person): Promise<NewLink> {
    op.about(`person:${person.id}`);
    await this.checkInvitable(op, person);
    const { id, ...link } = await makeLink(
      op,
      this.keys.current,
      'invite',
      person.id,
      this.settings.inviteHours * 60,
      this.settings.url,
    );
    op.record(`person:${person.id}`, { link: id, expiresAt: link.expiresAt }, { action: 'person.invite' });
    return link;
  }

  /** Action `setup.open`: once in the life of a database, while nobody can sign in; null otherwise. */
  async openSetup(op: Operation): Promise<NewLink | null> {
    // The log remembers a link that was tidied away since.
    const before = sql`select 1 from ledger_leaf where action = ${'setup.open'} and outcome = ${'done'} limit 1`;
    if ((await hasAnySignIn(op.db)) || (await one(op.db, before))) {
      op.unchanged();
      return null;
    }
    const { id, ...link } = await makeLink(
      op,
      this.keys.current,
      'setup',
      null,
      this.settings.setupLinkMinutes,
      this.settings.url,
    );
    op.record([], { link: id, expiresAt: link.expiresAt });
    return op.afterCommit(() => link);
  }

  private async checkInvitable(op: Operation, person: Person): Promise<void> {
    if (person.cutAt !== null) throw EnrolmentFailures.GONE();
    if ((await enrolledOf(op.db, this.keys.current, [person.id])).length > 0)
      throw EnrolmentFailures.ALREADY_ENROLLED();
    // Who moved the address would receive the link themselves and sign in as that person.
    if (isPerson(op.actor) && (await hasMovedAddress(op.db, op.actor.id, person.id)))
      throw EnrolmentFailures.OWN_ADDRESS_CHANGE();
  }

  private async personOf(op: Operation, email: string): Promise<Person> {
    const found = await personByEmail(op.db, email);
    if (!found) throw PeopleFailures.UNKNOWN();
    op.about(`person:${found.id}`);
    return heldPerson(op.db, found.id);
  }
}

interface AddressLeaf {
  actor: { id: string };
  action: string;
  subjects: string[];
  outcome: string;
  details: { fields?: string[] };
}

/** Has somebody changed the mail address of a person, as far as the log knows? Leaves that wait for their place count. */
export async function hasMovedAddress(db: EntityManager, byId: string, personId: string): Promise<boolean> {
  const subject = `person:${personId}`;
  const leaves = await rows<{ body: string }>(
    db,
    sql`select e.body from ledger_entry e where e.body like ${`%${personId}%`} union all
        select l.body from ledger_leaf l join ledger_subject s on s.position = l.position
        where s.subject = ${subject} and l.action = ${'person.change'} and l.actor_id = ${byId}`,
  );
  return leaves
    .map(({ body }) => JSON.parse(body) as AddressLeaf)
    .some(
      ({ actor, action, subjects, outcome, details }) =>
        actor.id === byId &&
        action === 'person.change' &&
        outcome === 'done' &&
        subjects.includes(subject) &&
        details.fields?.includes('workEmail'),
    );
}
