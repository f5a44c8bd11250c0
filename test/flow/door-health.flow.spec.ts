import { request as httpRequest } from 'node:http';
import type { House } from '../support/house.js';
import { onBothDatabases } from '../support/house.js';

const metric = (text: string, name: string): number | null => {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `) || one.startsWith(`${name}{`));
  return line ? Number(line.split(' ').at(-1)) : null;
};

onBothDatabases('health and numbers', (house) => {
  const ready = () => house().browser().get('//health/ready');

  it('live and ready', async () => {
    expect((await house().browser().get('//health/live')).status).toBe(200);
    expect((await ready()).status).toBe(200);
  });

  it.each([
    ['keys', `update kek set state = 'retired'`, `update kek set state = 'active'`],
    ['keys', `update key_check set value = 'x' || value`, `update key_check set value = substr(value, 2)`],
    [
      'ledger',
      `update ledger_head set frontier = 'x' || frontier`,
      `update ledger_head set frontier = substr(frontier, 2)`,
    ],
    ['keys', `alter table key_check rename to gone`, `alter table gone rename to key_check`],
  ])('names what is missing: %s', async (part, harm, cure) => {
    await house().given.registrar();
    await house().tamper(harm);
    const answer = await ready();
    await house().tamper(cure);
    expect([answer.status, answer.body.code, answer.body.missing]).toEqual([503, 'service.not_ready', [part]]);
    expect((await ready()).status).toBe(200);
  });

  it('numbers for a collector on this machine: names of actions and routes, nothing that was sent', async () => {
    const admin = await house().given.as(await house().given.registrar());
    await admin.get('/people?q=canary-name');
    await admin.get('/people/canary-id');
    await admin.get('/canary-route');
    const answer = await house().browser().get('//metrics');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(metric(answer.text, 'releve_operations_total{action="person.list",outcome="done"}')).toBeGreaterThan(0);
    expect(metric(answer.text, 'releve_ledger_entries')).toBeGreaterThan(0);
    expect(metric(answer.text, 'releve_outbox_waiting')).not.toBeNull();
    expect(metric(answer.text, 'releve_read_only')).toBe(0);
    expect(answer.text).toContain('route="/api/v1/people/:id"');
    expect(answer.text).not.toMatch(/canary|story\.example/);
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
    'not for what came through a proxy (%s)',
    async (name) => {
      const answer = await house()
        .browser()
        .get('//metrics', { [name]: '203.0.113.7' });
      expect([answer.status, answer.body.code]).toEqual([403, 'metrics.loopback_only']);
    },
  );

  it('a thousand strange addresses make no new series', async () => {
    const before = (await house().browser().get('//metrics')).text.split('\n').length;
    for (let i = 0; i < 50; i++) await house().browser().get(`/strange-${i}`);
    await Promise.all(['PURGE', 'LOCK', 'M-SEARCH'].map((method) => raw(house(), method)));
    const after = (await house().browser().get('//metrics')).text.split('\n').length;
    expect(after - before).toBeLessThan(60);
  });
});

function raw(house: House, method: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${house.url}/strange`, { method }, (response) =>
      response.resume().on('end', () => resolve(response.statusCode ?? 0)),
    );
    request.on('error', reject);
    request.end();
  });
}
