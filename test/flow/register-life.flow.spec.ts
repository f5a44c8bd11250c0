import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const reason = 'Because the story says so';

onBothDatabases('the life of an account', (house) => {
  let admin: Browser;
  let second: Browser;
  let owner: Somebody;
  let count = 0;

  beforeAll(async () => {
    const { given } = house();
    admin = await given.as(await given.registrar());
    second = await given.as(await given.admin());
    owner = await given.person();
  });

  const registered = async (fields: Record<string, unknown>): Promise<{ id: string; status: string; can: string[] }> =>
    (await admin.post('/accounts', { platform: 'tiktok', handle: `life.${++count}`, ...fields })).body;
  const mark = async (id: string, status: string) => second.post(`/accounts/${id}/status`, { status, reason });

  it('is asked for, approved by somebody else, owned, and only then active', async () => {
    const account = await registered({ status: 'requested' });
    const path = `/accounts/${account.id}`;
    expect(account.can).not.toContain('account.approve');
    const own = await admin.post(`${path}/approve`, { reason });
    expect([own.status, own.body.code]).toEqual([403, 'account.own_request']);
    expect((await mark(account.id, 'active')).body.code).toBe('account.transition');
    expect((await second.get(path)).body.can).toEqual(expect.arrayContaining(['account.approve', 'account.reject']));
    const approved = await second.post(`${path}/approve`, { reason });
    expect([approved.status, approved.body.status]).toEqual([200, 'approved']);
    expect((await second.post(`${path}/approve`, { reason })).status).toBe(409);
    expect((await mark(account.id, 'active')).body).toMatchObject({
      status: 422,
      code: 'account.needs_owner',
      accountIds: [account.id],
    });
    expect((await admin.put(`${path}/seats/owner`, { personId: owner.id, reason })).status).toBe(200);
    expect((await mark(account.id, 'active')).body.status).toBe('active');
  });

  it('is turned down, and may be asked for again', async () => {
    const account = await registered({ status: 'requested' });
    expect((await admin.post(`/accounts/${account.id}/reject`, { reason })).status).toBe(403);
    const rejected = await second.post(`/accounts/${account.id}/reject`, { reason });
    expect([rejected.status, rejected.body.status]).toEqual([200, 'closed']);
    const again = await admin.post('/accounts', { platform: 'tiktok', handle: `life.${count}`, status: 'requested' });
    expect(again.status).toBe(201);
  });

  it('registered by one admin, is confirmed or turned down by another, once', async () => {
    const [kept, refused] = [await registered({ ownerId: owner.id }), await registered({ ownerId: owner.id })];
    expect((await admin.post(`/accounts/${kept.id}/approve`, { reason })).body.code).toBe('account.own_request');
    const confirmed = await second.post(`/accounts/${kept.id}/approve`, { reason });
    expect([confirmed.status, confirmed.body.status]).toEqual([200, 'active']);
    expect(confirmed.body.decidedBy).not.toBe(confirmed.body.requestedBy);
    expect((await second.post(`/accounts/${kept.id}/approve`, { reason })).status).toBe(409);
    expect((await second.post(`/accounts/${kept.id}/reject`, { reason })).status).toBe(409);
    const rejected = await second.post(`/accounts/${refused.id}/reject`, { reason });
    expect([rejected.status, rejected.body.status]).toEqual([200, 'closed']);
  });

  it('goes to a side and back, and ends for good', async () => {
    const account = await registered({ ownerId: owner.id });
    for (const side of ['dormant', 'suspended', 'compromised', 'lost']) {
      expect((await mark(account.id, side)).body.status).toBe(side);
      const other = side === 'lost' ? 'dormant' : 'lost';
      expect((await mark(account.id, other)).body).toMatchObject({
        status: 409,
        code: 'account.transition',
        // Whatever rests may turn out to be in other hands.
        allowed: side === 'compromised' ? ['active', 'closed'] : ['active', 'compromised', 'closed'],
      });
      expect((await mark(account.id, 'active')).body.status).toBe('active');
    }
    expect((await mark(account.id, 'closed')).status).toBe(400);
    expect((await second.post(`/accounts/${account.id}/retire`, { reason })).body.status).toBe('closed');
    expect((await second.post(`/accounts/${account.id}/retire`, { reason })).status).toBe(409);
    expect((await mark(account.id, 'active')).status).toBe(409);
    const seat = await second.put(`/accounts/${account.id}/seats/backup_owner`, { personId: owner.id, reason });
    expect([seat.status, seat.body.code]).toEqual([409, 'account.closed']);
  });

  it('asks for a reason and for an admin', async () => {
    const account = await registered({ ownerId: owner.id });
    expect((await second.post(`/accounts/${account.id}/retire`, {})).body.code).toBe('request.reason_needed');
    expect((await second.post(`/accounts/${account.id}/retire`, { reason: 'short' })).status).toBe(400);
    const browser = await house().given.as(owner);
    for (const act of ['approve', 'reject', 'retire', 'unfreeze']) {
      expect([act, (await browser.post(`/accounts/${account.id}/${act}`, { reason })).status]).toEqual([act, 403]);
    }
    expect((await admin.post(`/accounts/nothing/retire`, { reason })).status).toBe(404);
  });

  it('is frozen by its owner, thawed by an admin only', async () => {
    const account = await registered({ ownerId: owner.id });
    const path = `/accounts/${account.id}`;
    const browser = await house().given.as(owner);
    const engager = await house().given.person();
    expect((await (await house().given.as(engager)).post(`${path}/freeze`, { reason })).status).toBe(404);
    const frozen = await browser.post(`${path}/freeze`, { reason });
    expect([frozen.status, frozen.body.frozen, frozen.body.version]).toEqual([200, true, 2]);
    expect((await browser.post(`${path}/freeze`, { reason })).body.version).toBe(2);
    expect((await browser.post(`${path}/unfreeze`, { reason })).status).toBe(403);
    expect((await admin.post(`${path}/unfreeze`, { reason }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await admin.post(`${path}/unfreeze`, { reason }, { 'if-match': '"2"' })).body.frozen).toBe(false);
  });

  it('tells its past: what was changed, who held its seats, with what one gets back in', async () => {
    const account = await registered({ ownerId: owner.id, registrationEmail: 'life@brevanne.example', brand: 'Lumio' });
    const path = `/accounts/${account.id}`;
    await admin.patch(path, { brand: 'Sorgue', secondFactor: 'totp', secondFactorHolderId: owner.id });
    await second.put(`${path}/seats/backup_owner`, { personId: (await house().given.person()).id, reason });
    const by = await house().given.as(owner);
    const { items, total, nextCursor } = (await by.get(`${path}/history?limit=1`)).body;
    expect([items.length, total]).toEqual([1, 2]);
    expect(items[0].changes).toEqual([
      { field: 'brand', before: 'Lumio', after: 'Sorgue' },
      { field: 'secondFactor', before: null, after: 'totp' },
      { field: 'secondFactorHolderId', before: null, after: owner.name },
    ]);
    const first = (await by.get(`${path}/history?limit=1&cursor=${nextCursor}`)).body;
    expect(first).toMatchObject({ items: [{ number: 1, changes: [] }], nextCursor: null });
    expect((await by.get(`${path}/seats`)).body.items[1]).toMatchObject({
      givenByName: 'Registrar',
      endedByName: null,
    });
    expect((await by.get(`${path}/recovery-channels`)).body.items).toMatchObject([
      { use: 'registration_email', value: 'life@brevanne.example', channel: null, others: 0 },
      { use: 'second_factor', value: 'totp', channel: { belongsTo: 'person', holder: owner.name } },
    ]);
    const shown = (await second.get(path)).body;
    expect([shown.requestedByName, shown.secondFactorHolderName]).toEqual(['Registrar', owner.name]);
    expect(shown.marks).toEqual(['dormant', 'suspended', 'compromised', 'lost']);
    const stranger = await house().given.as(await house().given.person());
    for (const what of ['history', 'recovery-channels', 'documents'])
      expect([what, (await stranger.get(`${path}/${what}`)).status]).toEqual([what, 404]);
  });

  it('links its documents, by an owner or an admin only', async () => {
    const account = await registered({ ownerId: owner.id });
    const path = `/accounts/${account.id}/documents`;
    const guide = { kind: 'guidelines', title: 'Response guide', url: 'https://intranet.brevanne.example/guide' };
    const by = await house().given.as(owner);
    const added = await by.post(path, guide);
    expect([added.status, added.body.addedByName]).toEqual([201, owner.name]);
    for (const url of ['http://plain.example/', 'https://name:word@secret.example/', 'javascript:alert(1)'])
      expect([url, (await by.post(path, { ...guide, url })).status]).toEqual([url, 400]);
    const auditor = await house().given.as(await house().given.auditor());
    expect((await auditor.get(path)).body).toMatchObject({ items: [{ title: 'Response guide' }], can: [] });
    expect((await auditor.post(path, guide)).status).toBe(403);
    const other = await house().given.person();
    await admin.put(`/accounts/${account.id}/seats/validator`, { personId: other.id, reason });
    expect((await (await house().given.as(other)).post(path, guide)).body.code).toBe('account.not_owner');
    expect((await admin.delete(`${path}/${added.body.id}`)).status).toBe(204);
    expect((await by.get(path)).body).toMatchObject({ items: [], can: ['document.add', 'document.remove'] });
    expect((await by.delete(`${path}/${added.body.id}`)).body.code).toBe('account.unknown_document');
  });
});
