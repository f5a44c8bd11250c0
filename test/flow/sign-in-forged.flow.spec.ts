import { PASSWORD, type Somebody } from '../support/given.js';
import { onBothDatabases, type House } from '../support/house.js';
import { tokenHash } from '../../src/kernel/ids.js';

const tryToSignIn = async (house: House, somebody: Somebody, seedOf: Somebody): Promise<number> => {
  const browser = house.browser();
  await browser.post('/session', { email: somebody.email, password: PASSWORD });
  return (await browser.post('/session/second-factor', { code: await house.given.code(seedOf) })).status;
};
const copy = (rows: Record<string, unknown>[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(rows[0] ?? {}).map(([key, value]) => [key, value === null ? 'null' : `'${String(value)}'`]),
  );

onBothDatabases('somebody who can write the database', (house) => {
  it('makes no admin', async () => {
    const person = await house().given.person();
    await house().tamper(
      `insert into person_role (id, person_id, role, since, given_by, version, mac) values ('forged-${person.id}', '${person.id}', 'admin', '2026-01-01T00:00:00.000Z', 'machine', 1, 'AAAA')`,
    );
    const browser = await house().given.signIn(person);
    expect((await browser.get('/session')).body.roles).toEqual(['member']);
    expect((await browser.post('/people', { fullName: 'X', workEmail: 'x@story.example' })).status).toBe(403);
  });

  it('moves no real role to somebody else', async () => {
    const [admin, person] = [await house().given.admin(), await house().given.person()];
    await house().tamper(`update person_role set person_id = '${person.id}' where person_id = '${admin.id}'`);
    const browser = await house().given.signIn(person);
    expect((await browser.get('/session')).body.roles).toEqual(['member']);
  });

  it('revives no role that ended', async () => {
    const [admin, person] = [await house().given.admin(), await house().given.hr()];
    const by = await house().given.as(admin);
    await by.put(`/people/${person.id}/roles`, { roles: [], reason: 'No longer in the HR team' });
    await house().tamper(`update person_role set ended_at = null, ended_by = null where person_id = '${person.id}'`);
    const browser = await house().given.signIn(person);
    expect((await browser.get('/session')).body.roles).toEqual(['member']);
    // Giving the role for good still works: the forged row does not stand in its way.
    expect(
      (await by.put(`/people/${person.id}/roles`, { roles: ['hr'], reason: 'Back in the HR team' })).body.roles,
    ).toEqual(['hr', 'member']);
  });

  it('puts no second factor of their own in place of another’s', async () => {
    const [attacker, victim] = [await house().given.person(), await house().given.admin()];
    const own = copy(await house().tamper(`select * from second_factor where person_id = '${attacker.id}'`));
    await house().tamper(
      `update second_factor set sealed = ${own['sealed']}, mac = ${own['mac']} where person_id = '${victim.id}'`,
    );
    expect(await tryToSignIn(house(), victim, attacker)).toBe(401);
    await house().tamper(`delete from second_factor where person_id = '${victim.id}'`);
    await house().tamper(`update second_factor set person_id = '${victim.id}' where person_id = '${attacker.id}'`);
    expect(await tryToSignIn(house(), victim, attacker)).toBe(401);
    const refused = await house().tamper(
      `select body from ledger_leaf where action = 'session.confirm' and outcome = 'refused' order by position desc limit 1`,
    );
    expect(String(refused[0]?.['body'])).toContain('"forgedFactor":true');
  });

  it('makes no session, and makes none fresh or somebody else’s', async () => {
    const [person, victim] = [await house().given.person(), await house().given.admin()];
    const browser = await house().given.signIn(person);
    const token = browser.cookies.get('releve') as string;
    const asked = async (): Promise<number> => (await browser.get('/session')).status;
    const [row] = await house().tamper(`select * from session where token_hash = '${tokenHash(token)}'`);
    await house().tamper(`update session set person_id = '${victim.id}' where id = '${String(row?.['id'])}'`);
    expect(await asked()).toBe(401);
    await house().tamper(`update session set person_id = '${person.id}' where id = '${String(row?.['id'])}'`);
    expect(await asked()).toBe(200);
    await house().tamper(
      `update session set fresh_until = '2099-01-01T00:00:00.000Z' where id = '${String(row?.['id'])}'`,
    );
    expect(await asked()).toBe(401);
  });

  it('makes no link that enrols as somebody', async () => {
    const person = await house().given.person();
    const token = 'B'.repeat(43);
    await house().tamper(
      `insert into one_time_link (id, kind, person_id, token_hash, created_at, expires_at, mac) values ('forged-link', 'recover', '${person.id}', '${tokenHash(token)}', '2026-11-17T00:00:00.000Z', '2099-01-01T00:00:00.000Z', 'AAAA')`,
    );
    const answer = await house().browser().post('/enrolment', { token, password: 'seven green turnips' });
    expect([answer.status, answer.body.code]).toEqual([401, 'enrolment.dead_link']);
  });
});
