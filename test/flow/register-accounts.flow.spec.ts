import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

onBothDatabases('an admin registers accounts', (house) => {
  let admin: Browser;
  let owner: Somebody;
  let backup: Somebody;

  beforeAll(async () => {
    const { given } = house();
    admin = await given.as(await given.registrar());
    owner = await given.person({ fullName: 'Odile Owner' });
    backup = await given.person({ fullName: 'Bruno Backup' });
  });

  it('by address: the register names it as the platform does', async () => {
    const answer = await admin.post('/accounts', {
      profileUrl: 'https://twitter.com/Brevanne_FR?lang=fr',
      ownerId: owner.id,
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      platform: 'x',
      handle: 'Brevanne_FR',
      profileUrl: 'https://x.com/Brevanne_FR',
      displayName: 'Brevanne_FR',
      status: 'active',
      criticality: 'medium',
      accessModel: 'hybrid',
      ownerId: owner.id,
      backupOwnerId: null,
      frozen: false,
      version: 1,
      seats: [{ seat: 'owner', personId: owner.id, fullName: 'Odile Owner' }],
    });
    expect(Object.keys(answer.body)).not.toEqual(expect.arrayContaining(['handleKey', 'searchText', 'nameKey']));
  });

  it('by handle, with everything there is to write down', async () => {
    const facts = {
      displayName: 'Maison Brévanne',
      brand: 'Brévanne',
      ownerEntity: 'Maison Brévanne SAS',
      ownershipBasis: 'trademark',
      purpose: 'Vie de la marque',
      criticality: 'high',
      accessModel: 'native_roles',
      registrationEmail: 'social+facebook@brevanne.example',
      recoveryPhone: '+33639981100',
      secondFactor: 'platform_prompt',
      secondFactorHolderId: owner.id,
      ownerId: owner.id,
      backupOwnerId: backup.id,
      validatorId: backup.id,
      spokespersonId: owner.id,
      paidPlan: 'Verified',
      paidBy: 'Maison Brévanne SAS',
      planRenewsOn: '2027-01-21',
      createdOn: '2012-03-14',
      createdById: backup.id,
      lastVerifiedOn: '2026-09-06',
      lastSignInOn: '2026-11-09',
      reviewDueOn: '2027-03-07',
      language: 'both',
      notes: 'À nettoyer.',
      platformUid: '999936375816723',
    };
    const answer = await admin.post('/accounts', { platform: 'facebook_page', handle: '@Maison.Brevanne', ...facts });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ ...facts, handle: 'Maison.Brevanne' });
    expect((await admin.get(`/accounts/${answer.body.id}`)).body).toEqual(answer.body);
  });

  it('once: the platform’s own key decides what is the same account', async () => {
    const first = await admin.get('/accounts?platform=facebook_page');
    const again = await admin.post('/accounts', {
      platform: 'facebook_page',
      handle: 'maisonbrevanne',
      ownerId: owner.id,
    });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'account.duplicate', accountId: first.body.items[0].id });
    const twice = await Promise.all(
      [1, 2, 3, 4].map(() => admin.post('/accounts', { platform: 'tiktok', handle: 'at.once', ownerId: owner.id })),
    );
    expect(twice.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('not what cannot or must not be registered', async () => {
    const refusals: [Record<string, unknown>, number, string][] = [
      [{ platform: 'google_plus', handle: '+Brevanne' }, 422, 'account.closed_platform'],
      [{ platform: 'friendster', handle: 'brevanne' }, 422, 'account.unknown_platform'],
      [{ platform: 'x', handle: 'has blanks' }, 400, 'account.invalid_handle'],
      [{ profileUrl: 'https://www.linkedin.com/in/claire-montfaucon' }, 422, 'account.personal_profile'],
      [{ displayName: 'Nothing else' }, 400, 'account.address_needed'],
      [{ platform: 'x', handle: 'dates', createdOn: '2026-02-30' }, 400, 'request.invalid'],
      [{ platform: 'x', handle: 'phone', recoveryPhone: '06 12 34 56 78' }, 400, 'request.invalid'],
      [{ platform: 'x', handle: 'mail', registrationEmail: 'nobody' }, 400, 'request.invalid'],
      [{ platform: 'x', handle: 'secret', password: 'demo-secret' }, 400, 'request.invalid'],
      [{ platform: 'x', handle: 'pair', ownerId: owner.id, backupOwnerId: owner.id }, 422, 'account.same_person'],
      [{ platform: 'x', handle: 'ghost', ownerId: 'nobody' }, 422, 'account.unknown_person'],
      [{ platform: 'x', handle: 'child', parentAccountId: 'nothing' }, 422, 'account.unknown_parent'],
      [{ platform: 'x', handle: 'orphan', status: 'active' }, 422, 'account.needs_owner'],
    ];
    for (const [body, status, code] of refusals) {
      const answer = await admin.post('/accounts', body);
      expect([body, answer.status, answer.body.code]).toEqual([body, status, code]);
    }
    const closed = await admin.post('/accounts', { platform: 'google_plus', handle: '+Brevanne' });
    expect(closed.body.detail).toContain('2019-04-02');
    const named = await admin.post('/accounts', { platform: 'x', handle: 'has blanks' });
    expect(named.body.errors).toEqual([expect.objectContaining({ field: 'handle' })]);
    expect(named.text).not.toContain('has blanks');
  });

  it('not with people who have left', async () => {
    const gone = await house().given.person({ startDate: '2020-01-01', lastDay: '2026-01-31' });
    const answer = await admin.post('/accounts', { platform: 'x', handle: 'left', ownerId: gone.id });
    expect([answer.status, answer.body.code]).toEqual([422, 'account.person_left']);
  });

  it('and keeps what is gone as a record', async () => {
    const answer = await admin.post('/accounts', { platform: 'google_plus', handle: '+Lumio', status: 'closed' });
    expect([answer.status, answer.body.status]).toEqual([201, 'closed']);
    expect(
      (await admin.post('/accounts', { platform: 'google_plus', handle: '+lumio', status: 'closed' })).status,
    ).toBe(409);
  });

  it('and corrects them: anything but platform and handle, and only what one has seen', async () => {
    const { body: account } = await admin.post('/accounts', {
      platform: 'pinterest',
      handle: 'brevanne',
      ownerId: owner.id,
    });
    const path = `/accounts/${account.id}`;
    const first = await admin.patch(path, { notes: 'Épinglé', criticality: 'high' }, { 'if-match': '"1"' });
    expect([first.status, first.body.notes, first.body.version]).toEqual([200, 'Épinglé', 2]);
    expect((await admin.patch(path, { notes: 'late' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await admin.patch(path, { notes: null })).body.notes).toBeNull();
    expect((await admin.patch(path, { displayName: null })).body).toMatchObject({
      status: 400,
      code: 'account.required',
    });
    expect((await admin.patch(path, { handle: 'other' })).status).toBe(400);
    expect((await admin.patch(path, { parentAccountId: account.id })).body.code).toBe('account.parent_loop');
    expect((await admin.patch(path, { profileUrl: 'https://www.pinterest.com/other/' })).body.code).toBe(
      'account.url_mismatch',
    );
    const same = await admin.patch(path, { criticality: 'high' });
    expect([same.status, same.body.version]).toEqual([200, 3]);
  });

  it('and moves seats with the same call', async () => {
    const { body: account } = await admin.post('/accounts', {
      platform: 'bluesky',
      handle: 'brevanne.example',
      ownerId: owner.id,
    });
    const answer = await admin.patch(`/accounts/${account.id}`, {
      ownerId: backup.id,
      backupOwnerId: owner.id,
      validatorId: owner.id,
    });
    expect(answer.body).toMatchObject({ ownerId: backup.id, backupOwnerId: owner.id, validatorId: owner.id });
    const history = await admin.get(`/accounts/${account.id}/seats`);
    expect(history.body.items.filter((seat: any) => seat.endedAt !== null)).toMatchObject([
      { seat: 'owner', personId: owner.id, endedOn: '2026-11-17' },
    ]);
    expect((await admin.patch(`/accounts/${account.id}`, { ownerId: null })).body.code).toBe('account.needs_owner');
  });

  it('leaves a leaf for each act that holds no free text and no contact in the clear', async () => {
    const { body: account } = await admin.post('/accounts', {
      platform: 'threads',
      handle: 'canary.acc',
      ownerId: owner.id,
      notes: 'canary-notes-7531',
      registrationEmail: 'canary-mail@brevanne.example',
    });
    const leaves = await house().tamper('select body, mark from ledger_leaf where body like $1', [`%${account.id}%`]);
    expect(leaves.map((leaf) => JSON.parse(String(leaf['body'])).action).sort()).toEqual([
      'account.create',
      'seat.assign',
    ]);
    expect(JSON.stringify(leaves)).not.toMatch(/canary-notes|canary-mail/);
  });
});
