import type { Answer } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { acceptAll, finishGates, tasksOf, type Crew } from '../support/handover-story.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG } from '../support/house.js';

const REASON = 'The contract of the agency ends';

onBothDatabases(
  'an agency leaves with all its people',
  (house) => {
    let hr: Somebody;
    let admin: Somebody;
    let owner: Somebody;
    let lucile: Somebody;
    let romain: Somebody;
    let page: { id: string };
    let listing: { id: string };
    let agency: { id: string };
    let departure: any;

    const post = async (by: Somebody, path: string, body: Record<string, unknown> = {}): Promise<Answer> =>
      (await house().given.as(by)).post(path, { reason: REASON, ...body });
    const get = async (by: Somebody, path: string): Promise<any> => (await (await house().given.as(by)).get(path)).body;
    const caseOf = (person: Somebody): string =>
      departure.people.find((one: { personId: string }) => one.personId === person.id).caseId;

    beforeAll(async () => {
      const { given } = house();
      [hr, admin, owner] = [await given.hr(), await given.admin(), await given.person()];
      const there = { organisation: 'Agence Pivoine', kind: 'agency', managerId: owner.id };
      lucile = await given.person({ ...there, fullName: 'Lucile Hamelin' });
      romain = await given.person({ ...there, fullName: 'Romain Tessandier', organisation: 'AGENCE  pivoine' });
      page = await given.account({ owner: lucile, backupOwner: romain });
      listing = await given.account({
        ...{ owner, platform: 'google_business_profile', handle: '9999100000000000055' },
        ...{ accessModel: 'native_roles', ownerEntity: 'agence pivoine' },
      });
      await given.grant(romain, page, 'publisher');
      await given.grant(lucile, listing, 'full_control');
    });

    it('is known with the end of its contract, and is a finding while nobody prepares for it', async () => {
      const made = await post(hr, '/organisations', { name: 'Agence Pivoine', contractEnd: '2027-06-30' });
      expect([made.status, made.body.kind]).toEqual([201, 'agency']);
      agency = made.body;
      expect((await post(hr, '/organisations', { name: 'AGENCE PIVOINE' })).body.code).toBe(
        'people.organisation_taken',
      );
      expect((await get(hr, '/findings?kind=agency_contract_ending')).items).toEqual([]);
      const moved = await (
        await house().given.as(hr)
      ).patch(`/organisations/${agency.id}`, {
        ...{ contractEnd: '2026-12-12', reason: REASON },
      });
      expect([moved.status, moved.body.contractEnd]).toEqual([200, '2026-12-12']);
      expect((await get(hr, '/findings?kind=agency_contract_ending')).items).toEqual([
        expect.objectContaining({ cure: { act: 'agency.open', path: `/organisations/${agency.id}/offboarding` } }),
      ]);
      expect((await get(hr, '/organisations?endsBy=2026-12-31')).total).toBe(1);
    });

    it('one act opens a case for each of its people, and what is asked once is asked once', async () => {
      const open = (by: Somebody, scenario = 'agency_end') =>
        post(by, `/organisations/${agency.id}/offboarding`, { scenario, lastDay: '2026-12-12' });
      expect((await open(owner)).status).toBe(403);
      expect((await open(hr, 'planned')).body.code).toBe('handover.not_for_organisations');
      const opened = await open(hr);
      expect(opened.status).toBe(201);
      departure = opened.body;
      expect([departure.status, departure.counts]).toEqual([
        'open',
        { people: 2, assets: 1, seats: 2, grants: 2, toolConnections: 0, nativeIdentities: 0 },
      ]);
      expect(departure.assets).toEqual([expect.objectContaining({ accountId: listing.id, leadDays: 7 })]);
      const again = await open(admin);
      expect([again.status, again.body.departureId]).toEqual([409, departure.id]);
      const steps = await Promise.all([lucile, romain].map((one) => tasksOf(house(), caseOf(one), hr)));
      expect(steps.map((tasks) => tasks.filter((task) => task.code === 'A5').length).sort()).toEqual([0, 1]);
      expect((await get(hr, '/findings?kind=agency_contract_ending')).items).toEqual([]);
    });

    it('nobody of it takes over from a colleague, or has a say in their case', async () => {
      const [handover] = (await get(hr, `/offboarding-cases/${caseOf(lucile)}/handovers`)).items;
      expect(handover.successorId).not.toBe(romain.id);
      const named = await (await house().given.as(hr)).patch(`/handovers/${handover.id}`, { successorId: romain.id });
      expect([named.status, named.body.code]).toEqual([422, 'handover.not_eligible']);
      const own = await (await house().given.as(romain)).patch(`/handovers/${handover.id}`, { successorId: owner.id });
      expect([own.status, own.body.code]).toEqual([403, 'handover.own_case']);
      const task = (await tasksOf(house(), caseOf(lucile), hr)).find((one) => one.accountId === page.id);
      const said = await post(romain, `/tasks/${task.id}/complete`, { evidence: { text: 'All done, believe me' } });
      expect([said.status, said.body.code]).toEqual([403, 'handover.own_case']);
      const { items } = await get(hr, `/offboarding-cases/${caseOf(lucile)}/handovers`);
      const naming = { handoverIds: items.map((one: { id: string }) => one.id), successorId: hr.id };
      const all = await post(romain, `/offboarding-cases/${caseOf(lucile)}/handovers/name`, naming);
      expect([all.status, all.body.code]).toEqual([403, 'handover.own_case']);
    });

    it('nobody joins it meanwhile', async () => {
      const fields = { fullName: 'New Face', workEmail: 'new@pivoine.example', organisation: 'Agence pivoine' };
      expect((await post(hr, '/people', fields)).body.code).toBe('people.organisation_leaving');
      const moved = await (await house().given.as(hr)).patch(`/people/${owner.id}`, { organisation: 'AGENCE PIVOINE' });
      expect([moved.status, moved.body.code]).toEqual([409, 'people.organisation_leaving']);
    });

    it('is not removed before somebody of ours may own what it holds', async () => {
      const early = await post(hr, `/agency-departures/${departure.id}/cut`);
      expect([early.status, early.body.code, early.body.accounts]).toEqual([
        ...[422, 'handover.claim_pending', [{ accountId: listing.id, removableFrom: null }]],
      ]);
      await house().given.grant(owner, listing, 'full_control');
      const shown = await get(hr, `/agency-departures/${departure.id}`);
      expect(shown.assets[0].removableFrom).toBe('2026-11-24');
      expect((await post(hr, `/agency-departures/${departure.id}/cut`)).status).toBe(422);
      house().clock.set('2026-11-24T09:00:00.000Z');
    });

    it('one act ends all their access, and one closes all cases, once everything is done', async () => {
      const crew: Crew = { hr, admin, people: [owner, admin] };
      for (const one of [lucile, romain]) {
        const handovers = (await get(hr, `/offboarding-cases/${caseOf(one)}/handovers`)).items;
        for (const { id, successorId } of handovers)
          if (successorId === null || successorId !== owner.id)
            await (await house().given.as(hr)).patch(`/handovers/${id}`, { successorId: owner.id });
        await acceptAll(house(), caseOf(one), crew);
      }
      const cut = await post(hr, `/agency-departures/${departure.id}/cut`);
      expect([cut.status, cut.body.status, cut.body.counts.grants, cut.body.progress.cut]).toEqual([200, 'cut', 0, 2]);
      const early = await post(hr, `/agency-departures/${departure.id}/close`);
      expect([early.status, early.body.code]).toEqual([422, 'handover.conditions_open']);
      const open = early.body.openConditions.map((one: { detail: string }) => one.detail.slice(0, 2));
      expect(open).toContain('A5');
      for (const one of [lucile, romain]) await finishGates(house(), caseOf(one), crew);
      const left = await post(hr, `/agency-departures/${departure.id}/close`);
      const details = (left.body.openConditions ?? []).map((one: { code: string; detail: string }) => one.detail);
      expect([left.status, details]).toEqual([200, []]);
      expect([left.body.status, left.body.progress.closed]).toEqual(['closed', 2]);
      expect((await get(hr, `/offboarding-cases/${caseOf(romain)}/certificate`)).certificate.person.id).toBe(romain.id);
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);
