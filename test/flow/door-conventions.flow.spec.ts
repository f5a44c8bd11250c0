import type { Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Because the story says so';
const cursorOf = (keys: unknown): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

onBothDatabases('what holds for every list and every transition', (house) => {
  let admin: Browser;

  beforeAll(async () => {
    admin = await house().given.as(await house().given.admin());
  });

  describe('a cursor nobody gave out', () => {
    const lists = ['/people', '/accounts', '/accounts?sort=-createdAt', '/access-requests', '/offboarding-cases'];
    const more = ['/audit/events', '/public/accounts', '/platforms', '/rotations'];
    const junk = ['nonsense', '{}', cursorOf(['a\u0000', 'b']), cursorOf(['a\u0000']), cursorOf(['\ud800', 'b'])];

    it.each([...lists, ...more])('is malformed on %s, never a fault of the storage', async (list) => {
      const keys = [...junk, cursorOf(['a']), cursorOf([-1]), cursorOf([1e30]), cursorOf([1.5, 'b'])];
      for (const cursor of keys) {
        const answer = await admin.get(`${list}${list.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`);
        expect([200, 400]).toContain(answer.status);
        if (answer.status === 400) expect(answer.body.code).toBe('request.bad_cursor');
      }
    });
  });

  it('a field that is missing is told as missing, one that is wrong by what is wrong', async () => {
    const { status, body } = await admin.post('/people', { kind: 'employee', workEmail: 'no address', colour: 'red' });
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    const codes = Object.fromEntries(
      body.errors.map(({ field, code }: { field: string; code: string }) => [field, code]),
    );
    expect(codes).toEqual({
      fullName: 'request.required',
      workEmail: 'request.is_email',
      colour: 'request.unknown_field',
    });
  });

  describe('a stale If-Match', () => {
    const stale = [{ 'if-match': '"999"' }, { 'if-match': '"abc"' }, { 'if-match': 'W/"999"' }];

    it('cancels no request', async () => {
      const { given } = house();
      const [asker, owner] = [await given.person(), await given.person()];
      const account = await given.account({ owner });
      const browser = await given.as(asker);
      const asked = await browser.post('/access-requests', {
        accountId: account.id,
        level: 'analyst',
        reason: REASON,
      });
      const path = `/access-requests/${asked.body.id}/cancel`;
      for (const headers of stale) expect((await browser.post(path, {}, headers)).status).toBe(412);
      const own = { 'if-match': `"${asked.body.version}"` };
      expect((await browser.post(path, {}, own)).body.state).toBe('cancelled');
    });

    it('cuts nobody, but a case cut already stays 200', async () => {
      const { given } = house();
      const [hr, leaver] = [await given.as(await given.hr()), await given.person()];
      const opened = await hr.post('/offboarding-cases', {
        personId: leaver.id,
        scenario: 'planned',
        lastDay: '2027-03-31',
        reason: REASON,
      });
      const path = `/offboarding-cases/${opened.body.id}/cut`;
      for (const headers of stale) expect((await hr.post(path, { reason: REASON }, headers)).status).toBe(412);
      const own = { 'if-match': `"${opened.body.version}"` };
      expect((await hr.post(path, { reason: REASON }, own)).body.status).toBe('cut');
      expect((await hr.post(path, { reason: REASON }, own)).status).toBe(200);
    });
  });

  describe('the document of the interface', () => {
    let routes: [string, any][];

    beforeAll(async () => {
      const { body } = await admin.get('//api/openapi.json');
      routes = Object.entries<any>(body.paths).flatMap(([path, item]) =>
        Object.entries<any>(item).map(([method, route]): [string, any] => [`${method} ${path}`, route]),
      );
    });
    const routeOf = (name: string): any => routes.find(([known]) => known === name)?.[1];

    it('says problem+json of every error, and describes every answer that has a body', () => {
      for (const [name, route] of routes) {
        for (const [status, response] of Object.entries<any>(route.responses)) {
          const types = Object.keys(response.content ?? {});
          if (Number(status) >= 400)
            expect([name, status, types]).toEqual([name, status, ['application/problem+json']]);
          else if (status !== '204' && name.includes('/api/v1/'))
            expect([name, types.length > 0]).toEqual([name, true]);
        }
      }
    });

    it('names the headers of conventions where they mean something', () => {
      const headers = (name: string): string[] =>
        routeOf(name)
          .parameters.filter((parameter: { in: string }) => parameter.in === 'header')
          .map((parameter: { name: string }) => parameter.name);
      expect(headers('get /api/v1/people')).toEqual([]);
      expect(headers('post /api/v1/people')).toEqual(['Idempotency-Key']);
      expect(headers('patch /api/v1/people/{id}')).toEqual(['If-Match']);
      expect(headers('post /api/v1/grants/{id}/revoke')).toEqual(['If-Match', 'Idempotency-Key']);
      expect(headers('post /api/v1/credentials/{id}/reveal')).toEqual([]);
    });

    it('tells who needs a session, and that a wrong password is 401', () => {
      expect(routeOf('post /api/v1/session').security).toEqual([]);
      expect(routeOf('post /api/v1/session').responses['401']).toBeDefined();
      expect(routeOf('get /api/v1/people').security).toEqual([{ session: [] }]);
      expect(routeOf('post /api/v1/people').security).toEqual([{ session: [], csrf: [] }]);
      expect(Object.keys(routeOf('get /api/v1/offboarding-cases/{id}/certificate').responses)).toContain('409');
    });
  });
});
