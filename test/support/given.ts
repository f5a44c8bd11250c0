import { generate } from 'otplib';
import { enrolDirectly } from '../../src/identity/factors.js';
import { newSeed } from '../../src/identity/totp.js';
import { hashPassword } from '../../src/keyring/password.js';
import { People, type PersonFields } from '../../src/people/people.service.js';
import { giveRole } from '../../src/people/roles.js';
import type { Browser } from './browser.js';
import type { House } from './house.js';

export const PASSWORD = 'releve-demo-2026';
const STEP_MS = 30_000;

type Role = 'admin' | 'hr' | 'auditor';

/** Somebody of a story, with what they need to sign in. */
export interface Somebody {
  id: string;
  name: string;
  email: string;
  seed: string;
}

export interface PersonGiven extends PersonFields {
  roles?: Role[];
}

const hashes = new Map<string, Promise<string>>();
const hashOf = (password: string): Promise<string> => {
  const known = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, known);
  return known;
};

/** What a story starts from. Everything goes through the door, so fixtures obey the rules they help to test. */
export class Given {
  private count = 0;
  private readonly steps = new Map<string, number>();
  private readonly signedIn = new Map<string, Promise<Browser>>();
  private firstAdmin: Promise<Somebody> | undefined;

  constructor(private readonly house: House) {}

  /** Somebody in the directory who can sign in. */
  async person({ roles = [], ...fields }: PersonGiven = {}): Promise<Somebody> {
    const n = ++this.count;
    const name = fields.fullName ?? `Person ${n}`;
    const email = fields.workEmail ?? `person${n}@story.example`;
    const seed = newSeed();
    const passwordHash = await hashOf(PASSWORD);
    const keyring = this.house.core.keys.current;
    const id = await this.house.command('admin.create', async (op) => {
      const person = await this.house.app
        .get(People)
        .create(op, { startDate: '2024-01-01', ...fields, fullName: name, workEmail: email });
      await enrolDirectly(op, keyring, person.id, { passwordHash, seed });
      for (const role of roles) await giveRole(op, keyring, person.id, role);
      return person.id;
    });
    return { id, name, email, seed };
  }

  admin = (fields: PersonFields = {}): Promise<Somebody> => this.person({ ...fields, roles: ['admin'] });
  hr = (fields: PersonFields = {}): Promise<Somebody> => this.person({ ...fields, roles: ['hr'] });
  auditor = (fields: PersonFields = {}): Promise<Somebody> => this.person({ ...fields, roles: ['auditor'] });

  /** One admin that fixtures are made by. */
  registrar(): Promise<Somebody> {
    return (this.firstAdmin ??= this.admin({ fullName: 'Registrar' }));
  }

  /** A code nobody has used yet; waits for the next time step when the usable ones are spent. */
  async code(somebody: Somebody): Promise<string> {
    const last = this.steps.get(somebody.id) ?? 0;
    // Not the step before, which is accepted as drift too: it would be too old if the next one began on the way.
    const step = Math.max(last + 1, Math.floor(Date.now() / STEP_MS));
    // One step ahead is accepted as drift; beyond it only the clock on the wall helps.
    while (step > Math.floor(Date.now() / STEP_MS) + 1) await new Promise((resolve) => setTimeout(resolve, 200));
    this.steps.set(somebody.id, step);
    return generate({ secret: somebody.seed, epoch: (step * STEP_MS) / 1000 });
  }

  /** Signs in with password and code, in a browser of its own. */
  async signIn(somebody: Somebody, house: House = this.house): Promise<Browser> {
    const browser = house.browser();
    const first = await browser.post('/session', { email: somebody.email, password: PASSWORD });
    if (first.status !== 200) throw new Error(`Sign-in of ${somebody.email}: ${first.status} ${first.text}`);
    const second = await browser.post('/session/second-factor', { code: await this.code(somebody) });
    if (second.status !== 200) throw new Error(`Second factor of ${somebody.email}: ${second.status} ${second.text}`);
    return browser;
  }

  /** The browser of somebody, signed in once. */
  as(somebody: Somebody): Promise<Browser> {
    const known = this.signedIn.get(somebody.id) ?? this.signIn(somebody);
    this.signedIn.set(somebody.id, known);
    return known;
  }

  /** Confirms with a fresh code, for acts that need it once the story's clock has moved on. */
  async stepUp(somebody: Somebody): Promise<Browser> {
    const browser = await this.as(somebody);
    const answer = await browser.post('/session/step-up', { code: await this.code(somebody) });
    if (answer.status !== 200) throw new Error(`Step-up of ${somebody.email}: ${answer.status} ${answer.text}`);
    return browser;
  }

  /** A registered account with its owner; any field of the route. Answers the account as the route shows it. */
  async account(fields: { owner: Somebody; backupOwner?: Somebody } & Record<string, unknown>): Promise<any> {
    const { owner, backupOwner, ...rest } = fields;
    const n = ++this.count;
    const admin = await this.as(await this.registrar());
    const answer = await admin.post('/accounts', {
      platform: 'instagram',
      handle: `story_${n}`,
      displayName: `Story ${n}`,
      accessModel: 'shared_login',
      ownerId: owner.id,
      ...(backupOwner ? { backupOwnerId: backupOwner.id } : {}),
      ...rest,
    });
    if (answer.status !== 201) throw new Error(`Account: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** A live grant, given by the registrar. */
  async grant(
    somebody: Somebody,
    account: { id: string },
    level: string,
    more: Record<string, unknown> = {},
  ): Promise<any> {
    const admin = await this.as(await this.registrar());
    const answer = await admin.post(`/accounts/${account.id}/grants`, {
      personId: somebody.id,
      level,
      reason: 'Given for the story',
      ...more,
    });
    if (answer.status !== 201) throw new Error(`Grant: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** A credential stored by somebody who may. */
  async credential(by: Somebody, account: { id: string }, kind: string, value: unknown, label = kind): Promise<any> {
    const browser = await this.as(by);
    const answer = await browser.post(`/accounts/${account.id}/credentials`, { kind, label, value });
    if (answer.status !== 201) throw new Error(`Credential: ${answer.status} ${answer.text}`);
    return answer.body;
  }
}
