import { newId } from '../../src/kernel/ids.js';
import type { Answer, Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Attacked for the story';

onBothDatabases('whoever only knows ids', (house) => {
  const shape = ({ status, body }: Answer): unknown => [status, body.code, body.title, body.detail];

  it('hears the same of what is hidden from them and of what does not exist', async () => {
    const { given } = house();
    const [owner, engager, hr] = [await given.person(), await given.person(), await given.hr()];
    const stranger: Browser = await given.as(await given.person());
    const account = await given.account({ owner });
    const grant = await given.grant(engager, account, 'publisher');
    const credential = await given.credential(owner, account, 'password', { password: 'hidden from strangers' });
    const request = await (
      await given.as(engager)
    ).post('/access-requests', { accountId: account.id, level: 'full_control', reason: REASON });
    const kase = await (
      await given.as(hr)
    ).post('/offboarding-cases', { personId: owner.id, scenario: 'planned', lastDay: '2026-12-18', reason: REASON });
    const { items } = (await (await given.as(hr)).get(`/offboarding-cases/${kase.body.id}/handovers`)).body;
    const tasks = (await (await given.as(hr)).get(`/offboarding-cases/${kase.body.id}/tasks`)).body.items;
    const value = { kind: 'note', label: 'mine', value: { text: 'mine' } };
    const asked: [string, (id: string) => Promise<Answer>][] = [
      [account.id, (id) => stranger.get(`/accounts/${id}`)],
      [account.id, (id) => stranger.get(`/accounts/${id}/seats`)],
      [account.id, (id) => stranger.get(`/accounts/${id}/access`)],
      [account.id, (id) => stranger.get(`/accounts/${id}/grants`)],
      [account.id, (id) => stranger.get(`/accounts/${id}/credentials`)],
      [account.id, (id) => stranger.get(`/accounts/${id}/generated-password`)],
      [account.id, (id) => stranger.post(`/accounts/${id}/credentials`, value)],
      [account.id, (id) => stranger.post(`/accounts/${id}/freeze`, { reason: REASON })],
      [account.id, (id) => stranger.put(`/accounts/${id}/seats/validator`, { personId: owner.id, reason: REASON })],
      [
        account.id,
        (id) => stranger.post(`/accounts/${id}/grants`, { personId: owner.id, level: 'analyst', reason: REASON }),
      ],
      [credential.id, (id) => stranger.patch(`/credentials/${id}`, { label: 'mine' })],
      [
        credential.id,
        (id) => stranger.post(`/credentials/${id}/versions`, { value: { password: 'x' }, reason: REASON }),
      ],
      [credential.id, (id) => stranger.post(`/credentials/${id}/reveal`, { reason: REASON })],
      [credential.id, (id) => stranger.post(`/credentials/${id}/code`, {})],
      [credential.id, (id) => stranger.post(`/credentials/${id}/use-code`, {})],
      [grant.id, (id) => stranger.post(`/grants/${id}/revoke`, { reason: REASON })],
      [request.body.id, (id) => stranger.post(`/access-requests/${id}/approve`, {})],
      [request.body.id, (id) => stranger.post(`/access-requests/${id}/cancel`, {})],
      [kase.body.id, (id) => stranger.get(`/offboarding-cases/${id}`)],
      [kase.body.id, (id) => stranger.get(`/offboarding-cases/${id}/tasks`)],
      [items[0].id, (id) => stranger.patch(`/handovers/${id}`, { successorId: owner.id })],
      [items[0].id, (id) => stranger.post(`/handovers/${id}/accept`)],
      [tasks[0].id, (id) => stranger.post(`/tasks/${id}/start`)],
      [tasks[0].id, (id) => stranger.post(`/tasks/${id}/verify`)],
    ];
    for (const [id, ask] of asked) {
      const [hidden, absent] = [await ask(id), await ask(newId())];
      expect([ask.toString(), shape(hidden)]).toEqual([ask.toString(), shape(absent)]);
      expect(hidden.status).toBe(404);
    }
  });
});
