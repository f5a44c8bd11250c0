import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { enrolDirectly } from '../identity/factors.js';
import { IMPORT_KINDS, Imports } from '../imports/imports.service.js';
import { SecretImports } from '../imports/secrets.service.js';
import type { SettableClock } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { hashPassword } from '../keyring/password.js';
import { SYSTEM } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
import { People } from '../people/people.service.js';
import { giveRole } from '../people/roles.js';
import { Settings } from '../settings/settings.js';
import { VersionWriter } from '../vault/version-writer.js';
import { addAcceptances, addAccounts, addGrant, addSecrets } from './demo-accounts.js';
import { DEPARTURES } from './demo-departures.js';
import { addImpersonations } from './demo-impersonations.js';
import { DemoStory } from './demo-story.js';
import { DEMO_PASSWORD, DEMO_PEOPLE, ENGAGER, OWNER, type DemoPerson } from './demo-people.js';

/**
 * Fills an empty demo through the door, from the repository's own `sample/`: the organisation as its files say, then the six
 * people with fixed sign-ins and the owner's three accounts. Answers what is printed for whoever tries it.
 */
export async function loadDemo(app: INestApplicationContext, clock: SettableClock): Promise<string> {
  const sample = (name: string): string => join(app.get(Settings).home, 'sample', name);
  const ids = await addPeople(app);
  for (const kind of IMPORT_KINDS) {
    if (kind === 'access') await DemoStory.tell(app, clock, DEPARTURES.beforeAccess);
    await app.get(Imports).read(SYSTEM, kind, sample(`${kind}.csv`));
  }
  await app.get(SecretImports).read(SYSTEM, sample('secrets-bitwarden.json'), { format: 'bitwarden-json' });
  const [ownerId, engagerId] = [ids.get(OWNER) as string, ids.get(ENGAGER) as string];
  const operations = app.get(Operations);
  const keyring = app.get(HeldKeyring).current;
  const accountId = await operations.run(SYSTEM, 'import.accounts', {}, (op) => addAccounts(op, keyring, ownerId));
  await operations.run(SYSTEM, 'import.access', {}, (op) => addGrant(op, keyring, accountId, { ownerId, engagerId }));
  await operations.run(SYSTEM, 'import.acknowledgements', {}, (op) => addAcceptances(op, [ownerId, engagerId]));
  await operations.run(SYSTEM, 'impersonation.add', {}, (op) => addImpersonations(op));
  await operations.run(SYSTEM, 'import.secrets', {}, (op) => addSecrets(op, app.get(VersionWriter), accountId));
  await DemoStory.tell(app, clock, DEPARTURES.now);
  return signIns(DEMO_PEOPLE);
}

async function addPeople(app: INestApplicationContext): Promise<Map<string, string>> {
  const keyring = app.get(HeldKeyring).current;
  const ids = new Map<string, string>();
  const hashes = await Promise.all(DEMO_PEOPLE.map(() => hashPassword(DEMO_PASSWORD)));
  for (const [i, { fullName, workEmail, department, roles, seed }] of DEMO_PEOPLE.entries()) {
    const passwordHash = hashes[i] as string;
    const id = await app.get(Operations).run(SYSTEM, 'admin.create', {}, async (op) => {
      const facts = { fullName, workEmail, department, organisation: 'Maison Brévanne SAS', startDate: '2024-01-08' };
      const person = await app.get(People).create(op, facts);
      await enrolDirectly(op, keyring, person.id, { passwordHash, seed });
      for (const role of roles) await giveRole(op, keyring, person.id, role);
      op.record(`person:${person.id}`, { roles: [...roles] });
      return person.id;
    });
    ids.set(workEmail, id);
  }
  return ids;
}

function signIns(people: readonly DemoPerson[]): string {
  const width = (read: (person: DemoPerson) => string): number =>
    Math.max(...people.map((person) => read(person).length));
  const [as, mail] = [width((p) => p.as), width((p) => p.workEmail)];
  const lines = people.map((p) => `  ${p.as.padEnd(as)}  ${p.workEmail.padEnd(mail)}  ${p.seed}`);
  return [
    `Demo sign-ins (password of all: ${DEMO_PASSWORD}; second factor: TOTP, SHA-1, 30 s, 6 digits):`,
    ...lines,
  ].join('\n');
}
