import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newToken, tokenHash } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { People } from '../people/people.service.js';
import type { Person } from '../people/person.entity.js';
import { heldPerson, personByEmail, personById, rolesOf } from '../people/person.queries.js';
import { refusalToFields } from '../people/person.rules.js';
import { giveRole } from '../people/roles.js';
import { countFailure, failuresOf } from './attempts.js';
import { enrolDirectly, enrolledOf, hasAnySignIn } from './factors.js';
import { EnrolmentFailures } from './identity.failures.js';
import { OneTimeLink } from './identity.entity.js';
import { endLink, linkOfBrowser, linkOfToken, openChosen, sealChosen, useUp, type Chosen } from './links.js';
import type { BeginEnrolment } from './session.dto.js';
import { SignInService, type Visit } from './session.service.js';
import { enrolmentLinkView, type EnrolmentLinkView, type EnrolmentView, type SessionView } from './session.view.js';
import { csrfOf, endLinksOf, endSessionsOf } from './sessions.js';
import { newSeed, stepOf, totpUri } from './totp.js';

/** So many wrong codes burn a link: a mistyped code does not. */
const CODES = 10;

/** From a one-time link to a sign-in: choose a password, scan, prove it with a code. Nothing counts before the code. */
@Injectable()
export class EnrolmentService {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(People) private readonly people: People,
    @Inject(SignInService) private readonly signIns: SignInService,
  ) {}

  /** Whose link it is, for whoever holds it. Throws `enrolment.dead_link`. */
  async show(op: Operation, token: string): Promise<EnrolmentLinkView> {
    const link = await linkOfToken(op.db, this.keys.current, token, op.now.toISOString());
    if (!link) throw EnrolmentFailures.DEAD_LINK();
    const person = link.personId ? await personById(op.db, link.personId) : null;
    return enrolmentLinkView(link, person);
  }

  /**
   * First step. The address to scan leaves only after the commit; the browser that gets the cookie alone can confirm.
   * Beginning again replaces what was chosen before.
   */
  async begin(
    op: Operation,
    input: BeginEnrolment,
    passwordHash: string | undefined,
    carry: Visit['carry'],
  ): Promise<EnrolmentView> {
    const keyring = this.keys.current;
    const link = await linkOfToken(op.db, keyring, input.token, op.now.toISOString(), true);
    if (!link || !passwordHash) throw EnrolmentFailures.DEAD_LINK();
    const chosen = await this.chosenFor(op, link, input, passwordHash);
    const cookie = newToken();
    await op.db.update(
      OneTimeLink,
      { id: link.id },
      { chosen: sealChosen(keyring, link.id, chosen), pendingHash: tokenHash(cookie) },
    );
    op.record(link.personId ? `person:${link.personId}` : [], { link: link.id, kind: link.kind });
    return op.afterCommit(() => {
      carry(cookie);
      return { totpUri: totpUri(chosen.label, chosen.seed), csrf: csrfOf(keyring, cookie) };
    });
  }

  private async chosenFor(
    op: Operation,
    link: OneTimeLink,
    input: BeginEnrolment,
    passwordHash: string,
  ): Promise<Chosen> {
    const fresh = { passwordHash, seed: newSeed() };
    if (link.personId) {
      const person = await heldPerson(op.db, link.personId);
      await this.checkPerson(op, link.kind, person);
      return { ...fresh, label: person.workEmail, fullName: null, workEmail: null };
    }
    const [fullName, workEmail] = [input.fullName?.trim() ?? '', input.workEmail?.trim() ?? ''];
    if (!fullName || !workEmail) throw EnrolmentFailures.NAME_NEEDED();
    op.refuse(refusalToFields({ workEmail }));
    return { ...fresh, label: workEmail, fullName, workEmail };
  }

  private async checkPerson(op: Operation, kind: string, person: Person): Promise<void> {
    if (person.cutAt !== null || person.awayAt !== null) throw EnrolmentFailures.GONE();
    const enrolled = (await enrolledOf(op.db, this.keys.current, [person.id])).length > 0;
    if (kind !== 'recover' && enrolled) throw EnrolmentFailures.ALREADY_ENROLLED();
  }

  /** Second step: the code proves that the factor arrived; only now a sign-in exists, and the old one ends. */
  async confirm(op: Operation, code: string, cookie: string | null, visit: Visit): Promise<SessionView> {
    const keyring = this.keys.current;
    const link = cookie ? await linkOfBrowser(op.db, keyring, cookie, op.now.toISOString(), true) : null;
    if (!link) throw EnrolmentFailures.NOT_BEGUN();
    const chosen = openChosen(keyring, link);
    const lastStep = await stepOf(chosen.seed, code.replace(/\s/g, ''), this.clock.real());
    if (lastStep === null) return this.wrongCode(op, link);
    if (!(await useUp(op.db, link.id, op.now.toISOString()))) throw EnrolmentFailures.DEAD_LINK();
    const person = await this.personOf(op, link, chosen);
    const fixed = await enrolDirectly(op, keyring, person.id, { ...chosen, lastStep });
    await endSessionsOf(op.db, person.id, 'enrolled', op.now);
    await endLinksOf(op.db, person.id, op.now);
    const details = { link: link.id, kind: link.kind, ...fixed.details };
    const event = op.record(`person:${person.id}`, details, fixed.extra);
    op.announce('person.enrolled', { personId: person.id, kind: link.kind });
    return this.signIns.signIn(op, person, event, visit);
  }

  private async personOf(op: Operation, link: OneTimeLink, chosen: Chosen): Promise<Person> {
    if (link.personId) {
      const person = await heldPerson(op.db, link.personId);
      await this.checkPerson(op, link.kind, person);
      return person;
    }
    if (await hasAnySignIn(op.db)) throw EnrolmentFailures.ALREADY_SET_UP();
    return this.firstAdmin(op, chosen.fullName as string, chosen.workEmail as string);
  }

  /** The person behind an address, made when new, with the role admin; whoever holds the machine vouches for them. */
  async firstAdmin(op: Operation, fullName: string, workEmail: string): Promise<Person> {
    const known = await personByEmail(op.db, workEmail);
    const person = known ? await heldPerson(op.db, known.id) : await this.people.create(op, { fullName, workEmail });
    await this.checkPerson(op, 'setup', person);
    const roles = await rolesOf(op.db, this.keys.current, person.id);
    if (!roles.includes('admin')) await giveRole(op, this.keys.current, person.id, 'admin', 'machine');
    return person;
  }

  private async wrongCode(op: Operation, link: OneTimeLink): Promise<SessionView> {
    const counter = { brake: 'link', subject: `link:${link.id}` } as const;
    await countFailure(op.db, [counter], op.now);
    if ((await failuresOf(op.db, counter.subject)) >= CODES) await endLink(op.db, link.id, op.now.toISOString());
    const { code } = EnrolmentFailures.WRONG_CODE();
    op.record(link.personId ? `person:${link.personId}` : [], { link: link.id, code }, { outcome: 'refused' });
    return op.afterCommit<SessionView>(() => Promise.reject<never>(EnrolmentFailures.WRONG_CODE({ recorded: true })));
  }
}
