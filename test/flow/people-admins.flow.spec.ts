import { Standing } from '../../src/people/standing.service.js';
import type { Answer } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Because the story needs it';

onBothDatabases('the admins', (house) => {
  const roles = async (id: string): Promise<string[]> =>
    (
      await house().tamper(`select role from person_role where person_id = '${id}' and ended_at is null order by role`)
    ).map((row) => String(row['role']));

  it('give roles to others with a fresh factor and a reason, and whoever gets one signs in again', async () => {
    const [admin, person] = [await house().given.registrar(), await house().given.person()];
    const by = await house().given.as(admin);
    const browser = await house().given.signIn(person);
    const path = `/people/${person.id}/roles`;
    expect((await by.put(path, { roles: ['hr'] })).body.code).toBe('request.reason_needed');
    expect((await by.put(path, { roles: ['root'], reason: REASON })).status).toBe(400);
    expect((await by.put(path, { roles: ['hr'], reason: REASON })).body).toEqual({
      personId: person.id,
      roles: ['hr', 'member'],
    });
    expect((await browser.get('/session')).status).toBe(401);
    expect((await by.put(path, { roles: ['hr'], reason: REASON })).status).toBe(200);
    expect((await by.put(`/people/${admin.id}/roles`, { roles: ['admin', 'hr'], reason: REASON })).body.code).toBe(
      'people.own_roles',
    );
    const hr = await house().given.signIn(person);
    expect((await hr.put(path, { roles: ['admin'], reason: REASON })).status).toBe(403);
    house().clock.forward({ minutes: 6 });
    expect((await by.put(path, { roles: [], reason: REASON })).status).toBe(428);
    await house().given.stepUp(admin);
    expect((await by.put(path, { roles: [], reason: REASON })).status).toBe(200);
    const history = await house().tamper(`select role, ended_by from person_role where person_id = '${person.id}'`);
    expect(history).toEqual([{ role: 'hr', ended_by: admin.id }]);
  });

  it('give none to somebody who left', async () => {
    const by = await house().given.as(await house().given.registrar());
    const person = await house().given.person({ lastDay: '2026-11-16' });
    expect((await by.put(`/people/${person.id}/roles`, { roles: ['hr'], reason: REASON })).body.code).toBe(
      'people.gone',
    );
  });

  it('who demote each other at the same moment: exactly one succeeds', async () => {
    for (let round = 0; round < 3; round++) {
      const [a, b] = [await house().given.admin(), await house().given.admin()];
      const [asA, asB] = [await house().given.signIn(a), await house().given.signIn(b)];
      const both: Answer[] = await Promise.all([
        asA.put(`/people/${b.id}/roles`, { roles: [], reason: REASON }),
        asB.put(`/people/${a.id}/roles`, { roles: [], reason: REASON }),
      ]);
      expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
      expect([401, 403]).toContain(both.find((answer) => answer.status !== 200)?.status);
      expect([...(await roles(a.id)), ...(await roles(b.id))]).toEqual(['admin']);
    }
  });

  it('are never all gone: the last who can sign in is neither demoted nor cut, by nobody', async () => {
    const admins = (
      await house().tamper(`select person_id from person_role where role = 'admin' and ended_at is null`)
    ).map((row) => String(row['person_id']));
    const standing = house().app.get(Standing);
    const [last, ...others] = admins as [string, ...string[]];
    for (const id of others) {
      await house().run('service.tend', async (op) => {
        await standing.cut(op, id);
        op.record(`person:${id}`, { cut: true });
      });
    }
    // An admin who never enrolled does not count.
    const by = await house().command('admin.create', async (op) => {
      const paper = await house().tamper(
        `select id from person where id not in (select person_id from sign_in) limit 1`,
      );
      op.record([], { paper: paper.length });
      return paper.length;
    });
    expect(by).toBe(0);
    const cut = house().run('service.tend', (op) => standing.cut(op, last));
    await expect(cut).rejects.toMatchObject({ code: 'people.last_admin' });
    await expect(house().command('admin.create', (op) => standing.assignRoles(op, last, []))).rejects.toMatchObject({
      code: 'people.last_admin',
    });
    expect(await roles(last)).toEqual(['admin']);
    for (const id of others) expect(await roles(id)).toEqual([]);
  });
});
