// Fills a register with the product's own generator, signs one owner in and stores credentials through the routes.
import { generate as codeOf } from 'otplib';

const PASSWORD = 'releve-bench-2026';

export async function furnish({ app, core, url, size, credentials, from }) {
  const { Operations } = await from('operation/operations.js');
  const { generate } = await from('demo/generate.js');
  const { enrolDirectly } = await from('identity/factors.js');
  const { newSeed } = await from('identity/totp.js');
  const { hashPassword } = await from('keyring/password.js');
  const { giveRole } = await from('people/roles.js');
  const { MACHINE } = await from('operation/actor.js');
  const operations = app.get(Operations);
  const keyring = core.keys.current;
  const { personIds } = await generate(operations, keyring, size);
  const seed = newSeed();
  const passwordHash = await hashPassword(PASSWORD);
  const enrol = (personId, roles) =>
    operations.run(MACHINE, 'admin.create', {}, async (op) => {
      await enrolDirectly(op, keyring, personId, { passwordHash, seed });
      for (const role of roles) await giveRole(op, keyring, personId, role);
      op.record(`person:${personId}`);
    });
  await enrol(personIds[0], []);
  await enrol(personIds[1], ['auditor']);
  const owner = await signIn(url, 'person0@generated.example', seed);
  const auditor = await signIn(url, 'person1@generated.example', seed);
  const paths = credentials > 0 ? await store(url, { headers: owner, ownerId: personIds[0] }, credentials) : [];
  return { headers: owner, auditor, paths };
}

async function call(url, path, body, headers) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { body: await response.json(), cookie };
}

async function signIn(url, email, seed) {
  const first = await call(url, '/session', { email, password: PASSWORD }, {});
  const headers = { cookie: first.cookie, 'x-releve-csrf': first.body.csrf };
  const second = await call(url, '/session/second-factor', { code: await codeOf({ secret: seed }) }, headers);
  return { cookie: second.cookie, 'x-releve-csrf': second.body.csrf };
}

async function store(url, { headers, ownerId }, count) {
  const { body } = await call(url, `/accounts?limit=${count}&ownerId=${ownerId}`, undefined, headers);
  const paths = [];
  for (const account of body.items) {
    const value = { username: 'social@generated.example', password: `demo-${account.id}` };
    const stored = await call(
      url,
      `/accounts/${account.id}/credentials`,
      { kind: 'password', label: 'Login', value },
      headers,
    );
    paths.push(`/api/v1/credentials/${stored.body.id}/reveal`);
  }
  return paths;
}
