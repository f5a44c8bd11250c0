import { join } from 'node:path';
import { Imports } from '../../src/imports/imports.service.js';
import { SecretImports } from '../../src/imports/secrets.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases, type House } from '../support/house.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);
const reason = 'Asked for by the story';

const campaign = {
  ...{ name: 'Tonight', subject: 'grants', cadence: 'once', startsOn: '2026-11-17', answerDays: 14 },
  ...{ reviewerRule: 'owner', afterDeadline: 'nothing', scope: { brand: 'Tonight' } },
};

const wish = (owner: Somebody, backup: Somebody): object => ({
  ...{
    platform: 'instagram',
    handle: 'tonight_new',
    displayName: 'Tonight',
    brand: 'Tonight',
    ownerEntity: 'Story SAS',
  },
  ...{ purpose: 'Shows who stays when everybody goes', audience: 'Everybody who stays', criticality: 'high' },
  ...{ ownerId: owner.id, backupOwnerId: backup.id, accessModel: 'shared_login', notPersonal: true, reason },
  ...{ registrationEmail: 'tonight@story.example', links: [] },
});

/** Without its policies: nobody of the story stands before a closed gate. */
const KINDS = ['people', 'accounts', 'access', 'recovery-channels'] as const;

async function importSample(house: House): Promise<void> {
  for (const kind of KINDS) await house.app.get(Imports).read(MACHINE, kind, sample(`${kind}.csv`), { dryRun: false });
  await house.app.get(SecretImports).read(MACHINE, sample('secrets-bitwarden.json'), { format: 'bitwarden-json' });
}

/** The same figures, counted from the lists of one preview. */
const lengthsOf = (p: any): object => ({
  ...{ seats: p.seats.length, grants: p.grants.length, soleControl: p.soleControl.length, soleSeat: p.soleSeat.length },
  ...{
    exposures: p.exposures.total,
    secondFactors: p.secondFactors.total,
    recoveryChannels: p.recoveryChannels.length,
  },
  ...{ tools: p.tools.total, tokens: p.tokens.total, nativeRoles: p.nativeRoles.total, paidPlans: p.paidPlans.total },
  ...{ successorIn: p.successorIn.total, tasks: p.tasks.total, reviews: p.reviews.total },
  ...{ requests: p.accessRequests.total + p.accountRequests.total, breakGlassRights: p.breakGlassRights.total },
  ...{ delegations: p.delegations.total, groups: p.groups.total },
});

onBothDatabases('if they left tonight', (house) => {
  let admin: Browser;
  let hr: Browser;
  let idOf: Map<string, string>;
  let nameOf: Map<string, string>;

  beforeAll(async () => {
    await importSample(house());
    const { given } = house();
    admin = await given.as(await given.registrar());
    hr = await given.as(await given.hr());
    const people = (await admin.get('/people?limit=200')).body.items;
    idOf = new Map(people.map(({ workEmail, id }: { workEmail: string; id: string }) => [workEmail, id]));
    const accounts = (await admin.get('/accounts?limit=200')).body.items;
    nameOf = new Map(accounts.map((a: Record<string, string>) => [a['id'], `${a['platform']} ${a['handle']}`]));
  });

  const preview = async (email: string, as = hr): Promise<any> => {
    const answer = await as.get(`/people/${idOf.get(email)}/departure-preview`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const at = (items: { accountId: string }[], account: string): any =>
    items.find(({ accountId }) => nameOf.get(accountId) === account);

  it('case 3: the second factor that rings on a private phone is named with its number', async () => {
    const { secondFactors, devices, order } = await preview('marcus.odell@lumio.example');
    expect(at(secondFactors.items, 'instagram lumio_outlet')).toMatchObject({
      ...{ method: 'sms', inVault: false, device: '+447700900977' },
      deviceLabel: "Marcus Odell's private mobile",
    });
    expect(devices.items).toContainEqual(expect.objectContaining({ kind: 'phone', belongsTo: 'person' }));
    expect(at(order.items, 'instagram lumio_outlet').reasons).toEqual(
      expect.arrayContaining(['second_factor', 'recovery_phone', 'owner']),
    );
  });

  it('case 4: the only primary owner has five days where seven are needed, and comes first', async () => {
    const { lastDay, order, counts, latestSafeStart } = await preview('bastien.rouviere@brevanne.example');
    const [first] = order.items;
    expect([lastDay, nameOf.get(first.accountId), latestSafeStart]).toEqual([
      '2026-11-22',
      'youtube_brand maisonbrevanne',
      '2026-11-12',
    ]);
    expect(first).toMatchObject({ criticality: 'high', leadDays: 7, latestSafeStart: '2026-11-12', late: true });
    expect(first).toMatchObject({ keepLoginUntil: '2026-11-27' });
    expect(first.reasons.slice(0, 2)).toEqual(['sole_control', 'sole_seat']);
    // From Wednesday 18 to Friday 27 November there is one weekend.
    expect(counts).toMatchObject({ daysNeeded: 10, businessDaysNeeded: 8, latestSafeStart: '2026-11-07' });
    const starts = order.items.map((step: { latestSafeStart: string }) => step.latestSafeStart);
    expect([order.total, starts]).toEqual([order.items.length, [...starts].sort()]);
  });

  it('case 11: the plan on a card of somebody who has gone is theirs', async () => {
    const { paidPlans } = await preview('veronique.astier@brevanne.example');
    expect(paidPlans).toMatchObject({
      total: 1,
      items: [{ plan: 'X Premium', renewsOn: '2026-11-26', certain: true }],
    });
    expect(nameOf.get(paidPlans.items[0].accountId)).toBe('x Brevanne');
  });

  it('case 16: the tool hangs on the leaver in every way there is', async () => {
    const { tools } = await preview('bastien.rouviere@brevanne.example');
    expect(at(tools.items, 'agorapulse Maison Brevanne').through.sort()).toEqual([
      ...['creator', 'full_control', 'owner', 'registration_email', 'second_factor'],
    ]);
    const portfolio = at(
      (await preview('aurelie.fontanel@brevanne.example')).tools.items,
      'meta_business_portfolio 9999017301198822',
    );
    expect(portfolio.connected).toBe(9);
    expect(portfolio.accountIds).toHaveLength(9);
  });

  describe('somebody on whom others count', () => {
    let [boss, deputy, leaver, hidden]: Somebody[] = [];
    let asHidden: Browser;
    let accounts: Record<'own' | 'shared' | 'leavers' | 'hidden', { id: string }>;

    const made = async (by: Browser, path: string, body: object, status = 201): Promise<any> => {
      const answer = await by.post(path, body);
      expect([path, answer.status, answer.body.code]).toEqual([path, status, undefined]);
      return answer.body;
    };
    const of = async (who: Somebody | undefined, as = hr): Promise<any> =>
      (await as.get(`/people/${who?.id}/departure-preview`)).body;

    beforeAll(async () => {
      const { given } = house();
      [boss, deputy, leaver] = [await given.person(), await given.person(), await given.person()];
      hidden = await given.admin();
      const asker = await given.as(await given.person());
      const asBoss = await given.as(boss);
      asHidden = await given.as(hidden);
      accounts = {
        own: await given.account({ owner: boss, brand: 'Tonight' }),
        shared: await given.account({ owner: deputy }),
        leavers: await given.account({ owner: leaver, backupOwner: boss }),
        hidden: await given.account({ owner: hidden, backupOwner: boss }),
      };
      await given.grant(deputy, accounts.own, 'publisher');
      await given.credential(boss, accounts.own, 'api_token', {
        token: 'tonight-token-0001',
        scopes: ['post'],
        expiresOn: null,
      });
      await made(asker, '/access-requests', { accountId: accounts.own.id, level: 'analyst', reason });
      expect((await admin.put('/brands/Tonight', { accountableId: boss.id, reason })).status).toBe(200);
      await made(asker, '/account-requests', wish(deputy, leaver));
      await made(admin, '/break-glass-rights', { personId: boss.id, until: '2026-12-31', reason });
      const days = { from: '2026-11-20', until: '2026-11-30', reason };
      expect((await asBoss.put(`/people/${boss.id}/delegate`, { delegateId: deputy.id, ...days })).status).toBe(200);
      const group = await made(admin, '/groups', { name: 'Tonight' });
      await made(admin, `/groups/${group.id}/members`, { personIds: [boss.id], reason });
      await made(await given.as(deputy), `/accounts/${accounts.shared.id}/group-grants`, {
        ...{ groupId: group.id, level: 'moderator', reason },
      });
      await made(admin, '/campaigns', { ...campaign, reason });
      await made(hr, '/offboarding-cases', { personId: leaver.id, scenario: 'planned', lastDay: '2026-12-18', reason });
      await made(hr, '/offboarding-cases', { personId: hidden.id, scenario: 'hostile', lastDay: '2026-11-27', reason });
    });

    it('leaves behind what waits for them, each with how much of it there is', async () => {
      const found = await of(boss);
      expect(found.counts).toMatchObject({
        ...{ seats: 3, soleSeat: 1, tokens: 1, successorIn: 2, reviews: 1, requests: 2 },
        ...{ breakGlassRights: 1, delegations: 1, groups: 1 },
      });
      expect(found.tokens.items).toMatchObject([{ accountId: accounts.own.id, version: 1, stored: true }]);
      expect(found.successorIn.items.map((item: any) => item.leaverId).sort()).toEqual([leaver?.id, hidden?.id].sort());
      expect(found.tasks.total).toBe(found.counts.tasks);
      expect(found.tasks.items.every((task: any) => ['open', 'started', 'blocked'].includes(task.status))).toBe(true);
      expect(found.reviews.items).toMatchObject([{ name: 'Tonight', open: 1, dueOn: '2026-12-01' }]);
      expect(found.accessRequests.items).toMatchObject([{ accountId: accounts.own.id }]);
      expect(found.accountRequests.total).toBe(1);
      expect(found.breakGlassRights.items).toMatchObject([{ accountId: null, until: '2026-12-31' }]);
      expect(found.groups.items).toMatchObject([{ name: 'Tonight', grants: 1 }]);
      expect(found.delegations.items).toMatchObject([{ direction: 'from', personId: deputy?.id, from: '2026-11-20' }]);
      expect((await of(deputy)).delegations.items).toMatchObject([{ direction: 'to', personId: boss?.id }]);
    });

    it('a departure kept from an admin shows nowhere: not in their own preview, not in those who would take over', async () => {
      const [known, theirs] = [await of(boss), await of(boss, asHidden)];
      expect([known.counts.successorIn, theirs.counts.successorIn]).toEqual([2, 1]);
      expect(theirs.counts.tasks).toBeLessThan(known.counts.tasks);
      expect(theirs.counts.score).toBeLessThan(known.counts.score);
      expect(theirs.successorIn.items.map((item: any) => item.leaverId)).toEqual([leaver?.id]);
      const own = await of(hidden, asHidden);
      expect([own.lastDay, own.counts.tasks]).toEqual(['2026-11-17', 0]);
      expect([own.tasks.total, own.order.items[0].latestSafeStart]).toEqual([0, '2026-11-14']);
      const { items } = (await asHidden.get('/departure-previews?limit=200')).body;
      expect(items.find((item: any) => item.personId === hidden?.id)).toMatchObject({ lastDay: null, gone: false });
      expect(items.find((item: any) => item.personId === boss?.id)).toMatchObject({ successorIn: 1 });
    });

    it('everybody at once gives the figures of each preview', async () => {
      for (const reader of [hr, asHidden]) {
        const page = (await reader.get('/departure-previews?limit=200')).body;
        expect([page.nextCursor, page.items.length]).toEqual([null, page.total]);
        // Of those of whom the second reader knows less it is the same.
        const some = page.items.filter(({ personId }: any) => reader === hr || personId === boss?.id);
        for (const { personId, fullName, workEmail, department, lastDay: _, gone: __, ...counts } of some) {
          const single = (await reader.get(`/people/${personId}/departure-preview`)).body;
          expect([fullName, counts]).toEqual([fullName, single.counts]);
          expect(counts).toMatchObject(lengthsOf(single));
          expect([typeof workEmail, department === undefined]).toEqual(['string', false]);
        }
      }
      const first = (await hr.get('/departure-previews?limit=2')).body;
      const second = (await hr.get(`/departure-previews?limit=2&cursor=${first.nextCursor}`)).body;
      const both = [...first.items, ...second.items].map((item: any) => item.personId);
      expect(new Set(both).size).toBe(4);
      expect((await hr.get('/departure-previews?q=rouviere')).body).toMatchObject({
        ...{ total: 1, items: [{ fullName: 'Bastien Rouvière', soleControl: expect.any(Number) }] },
      });
    });

    it('is nobody’s but an admin’s and HR’s', async () => {
      const { given } = house();
      for (const other of [await given.as(boss as Somebody), await given.as(await given.auditor()), house().browser()])
        for (const path of ['/departure-previews', `/people/${boss?.id}/departure-preview`])
          expect([401, 403]).toContain((await other.get(path)).status);
    });
  });
});
