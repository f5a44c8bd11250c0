import { generate } from 'otplib';
import { rows, sql } from '../../src/database/sql.js';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '../../src/demo/demo-people.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import type { Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';

const HOUR_MS = 3_600_000;
const minute = (instant: string): string => instant.slice(0, 16);

onBothDatabases('the departures of the demo', (house) => {
  const browsers = new Map<string, Browser>();

  beforeAll(async () => {
    await loadDemo(house().app, house().clock);
    for (const who of ['hr', 'admin']) {
      const { workEmail, seed } = DEMO_PEOPLE.find((person) => person.as === who)!;
      const browser = house().browser();
      await browser.post('/session', { email: workEmail, password: DEMO_PASSWORD });
      const answer = await browser.post('/session/second-factor', { code: await generate({ secret: seed }) });
      expect(answer.status).toBe(200);
      browsers.set(who, browser);
    }
  });

  const as = (who: 'hr' | 'admin'): Browser => browsers.get(who)!;

  async function caseOf(email: string): Promise<any> {
    const [person] = (await as('hr').get(`/people?q=${encodeURIComponent(email)}`)).body.items;
    const [summary] = (await as('hr').get(`/offboarding-cases?personId=${person.id}`)).body.items;
    const shown = await as('hr').get(`/offboarding-cases/${summary.id}`);
    expect(shown.status).toBe(200);
    return shown.body;
  }

  const tasksOf = async (id: string): Promise<any[]> =>
    (await as('hr').get(`/offboarding-cases/${id}/tasks?limit=200`)).body.items;

  async function handoversOf(
    id: string,
  ): Promise<{ account: string; successor: string | null; acceptedAt: string | null }[]> {
    return house().run('service.look', (op) =>
      rows(
        op.db,
        sql`select a.platform || ' ' || a.handle as account, p.work_email as successor, h.accepted_at as "acceptedAt"
            from handover h join account a on a.id = h.account_id left join person p on p.id = h.successor_id
            where h.case_id = ${id} order by 1`,
      ),
    );
  }

  it('1: Marcus Odell is on track and half done, though his last day came three weeks earlier', async () => {
    const kase = await caseOf('marcus.odell@lumio.example');
    expect(kase).toMatchObject({ scenario: 'planned', status: 'open', lastDay: '2026-12-25', atRisk: false });
    expect([minute(kase.openedAt), kase.timeZone]).toEqual(['2026-10-05T08:40', 'America/Toronto']);
    // The day is over when it is over in Toronto.
    expect(kase.cutDueAt).toBe('2026-12-26T04:59:59.999Z');
    const { total, finished, late } = kase.progress.tasks;
    expect([late, finished / total > 0.4, finished / total < 0.6]).toEqual([0, true, true]);
    const handovers = await handoversOf(kase.id);
    expect(handovers.map(({ account }) => account)).toEqual([
      'facebook_page lumio.ireland',
      'instagram lumio_outlet',
      'youtube_brand Lumio-EU',
      'youtube_permissions lumio.tutorials',
    ]);
    expect(new Set(handovers.map(({ successor }) => successor))).toEqual(new Set(['harriet.penhallow@lumio.example']));
    expect(handovers.every(({ acceptedAt }) => acceptedAt !== null)).toBe(true);
  });

  it('2: Bastien Rouvière leaves before the platform would let go of him, and is a successor elsewhere', async () => {
    const kase = await caseOf('bastien.rouviere@brevanne.example');
    expect(kase).toMatchObject({ status: 'open', lastDay: '2026-11-22', latestSafeStart: '2026-11-12', atRisk: true });
  });

  it('3: Dominic Rusk was cut at once and everything was in other hands in under three hours', async () => {
    const kase = await caseOf('dominic.rusk@lumio.example');
    expect(kase).toMatchObject({ scenario: 'hostile', status: 'closed' });
    expect(kase.cutAt).toBe(kase.openedAt);
    expect(Date.parse(kase.closedAt) - Date.parse(kase.openedAt)).toBeLessThan(3 * HOUR_MS);
    const certificate = await as('hr').get(`/offboarding-cases/${kase.id}/certificate`);
    expect(certificate.status).toBe(200);
    const openings = await as('admin').get('/break-glass?state=over');
    expect(openings.body.items.map((opening: any) => minute(opening.openedAt))).toEqual(['2026-06-18T14:45']);
  });

  it('4: Fatou Diarra-Lebon is away; her rights rest, and Nadège Olivier acts for her', async () => {
    const kase = await caseOf('fatou.diarra-lebon@brevanne.example');
    expect(kase).toMatchObject({ scenario: 'death_absence', status: 'open', cutAt: null });
    const grants = await house().run('service.look', (op) =>
      rows(
        op.db,
        sql`select status, count(*) as n from access_grant where person_id = ${kase.personId} group by status`,
      ),
    );
    expect(grants).toMatchObject([{ status: 'suspended' }]);
    const [account] = (await as('admin').get('/accounts?q=brevanne_sav')).body.items;
    const acting = await as('admin').get(`/accounts/${account.id}/acting-owner`);
    expect(acting.body).toMatchObject({ actingOwner: { until: '2027-01-31' } });
  });

  it('5: the agency is to give back what it holds, and the successor of one thing leaves himself', async () => {
    const [agency] = (await as('hr').get('/organisations')).body.items;
    const kase = await caseOf('lucile.hamelin@pivoine.example');
    const departure = await as('hr').get(`/agency-departures/${kase.agencyDepartureId}`);
    expect(departure.body).toMatchObject({ organisationId: agency.id, status: 'open', lastDay: '2026-12-12' });
    expect(departure.body.people.map((person: any) => person.fullName)).toEqual([
      'Lucile Hamelin',
      'Romain Tessandier',
    ]);
    expect(departure.body.counts).toMatchObject({ assets: 1, grants: expect.any(Number) });
    expect(kase.warnings.map(({ code }: any) => code)).toContain('successor_replaced');
    const listing = await handoversOf(kase.id);
    expect(listing.map(({ account }) => account)).toEqual(['google_business_profile 9999100000000000055']);
    expect(listing[0]!.successor).not.toBe('bastien.rouviere@brevanne.example');
  });

  it('6: Callum Strode moved; two rights were kept and no other is his', async () => {
    const kase = await caseOf('callum.strode@lumio.example');
    expect([kase.scenario, kase.status, minute(kase.closedAt)]).toEqual(['role_change', 'closed', '2026-09-01T16:00']);
    const live = await house().run('service.look', (op) =>
      rows(
        op.db,
        sql`select a.handle from access_grant g join account a on a.id = g.account_id where g.person_id = ${kase.personId}
            and g.ended_on is null order by a.handle`,
      ),
    );
    expect(live).toEqual([{ handle: 'lumio.eu' }, { handle: 'maison.brevanne' }]);
  });

  it('7: Inès Boukhalfa has a departure for the account she made with a private mailbox and telephone', async () => {
    const kase = await caseOf('ines.boukhalfa@brevanne.example');
    expect(kase).toMatchObject({ status: 'open', lastDay: '2026-12-08' });
    expect((await tasksOf(kase.id)).map(({ code }) => code)).toEqual(expect.arrayContaining(['Q1', 'Q2', 'S2', 'S3']));
  });

  it('8: Véronique Astier’s was closed with a risk somebody accepted, and the day to look again is over', async () => {
    const kase = await caseOf('veronique.astier@brevanne.example');
    expect([kase.status, minute(kase.closedAt)]).toEqual(['closed', '2025-01-10T15:00']);
    const findings = await as('hr').get('/findings?kind=step_waiver_due&limit=200');
    expect(findings.body.total).toBe(kase.progress.tasks.waived);
  });

  describe('awkward cases of the sample', () => {
    const personOf = async (email: string): Promise<any> =>
      (await as('hr').get(`/people?q=${encodeURIComponent(email)}`)).body.items[0];
    const accountOf = async (platform: string, handle: string): Promise<any> =>
      (await as('admin').get(`/accounts?q=${encodeURIComponent(handle)}&platform=${platform}`)).body.items[0];
    const closing = { reason: 'Is everything done yet?' };

    it('1: the account of somebody who left two years ago is lost, and its accepted risk is to be looked at again', async () => {
      const lost = await accountOf('x', 'brevanne_presse');
      expect(lost.status).toBe('lost');
      const due = (await as('admin').get('/findings?kind=step_waiver_due&limit=200')).body.items;
      expect(due.map((finding: any) => JSON.stringify(finding)).join()).toContain(lost.id);
    });

    const kindsOf = async (accountId: string): Promise<string[]> =>
      (await as('admin').get(`/findings?accountId=${accountId}&limit=200`)).body.items.map(({ kind }: any) => kind);

    it('2: of three outsiders with full control two are in the register, one to be taken off by the agency’s departure', async () => {
      const page = await accountOf('facebook_page', 'maison.brevanne');
      const access = (await as('admin').get(`/accounts/${page.id}/access`)).body.items;
      const full = access.filter(({ level }: any) => level === 'full_control').map(({ person }: any) => person);
      expect(full).toEqual(expect.arrayContaining(['Véronique Astier', 'Lucile Hamelin']));
      expect(await kindsOf(page.id)).toContain('leaver_granted');
      const { id } = await caseOf('lucile.hamelin@pivoine.example');
      const off = (await tasksOf(id)).filter((task) => task.accountId === page.id && task.code === 'N5');
      expect(off).toMatchObject([{ gate: true, status: 'open' }]);
    });

    it('3: the case does not close while the second factor rings on the leaver’s own phone', async () => {
      const { id } = await caseOf('marcus.odell@lumio.example');
      const outlet = await accountOf('instagram', 'lumio_outlet');
      const refused = await as('hr').post(`/offboarding-cases/${id}/close`, closing);
      expect(refused.status).toBe(422);
      expect(refused.body.openConditions).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ code: 'second_factor_holder', subject: `account:${outlet.id}` }),
        ]),
      );
      const steps = (await tasksOf(id)).filter((task) => task.accountId === outlet.id && task.code === 'S5');
      expect(steps).toMatchObject([{ gate: true, status: 'open' }]);
    });

    it('4: five days are left where seven are needed: the leaver’s login is kept alive until the wait is over', async () => {
      const { id } = await caseOf('bastien.rouviere@brevanne.example');
      const codes = (await tasksOf(id)).map(({ code }) => code);
      expect(codes).toEqual(expect.arrayContaining(['B2', 'B3', 'B6', 'O3']));
    });

    it('8: the agency is not removed before somebody of ours may own its listing', async () => {
      const { agencyDepartureId } = await caseOf('lucile.hamelin@pivoine.example');
      const cut = await as('hr').post(`/agency-departures/${agencyDepartureId}/cut`, {
        reason: 'The contract is over',
      });
      expect(cut).toMatchObject({ status: 422, body: { code: 'handover.claim_pending' } });
    });

    it('10: the agency is a person in our portfolio, and another portfolio belongs to nobody', async () => {
      const ours = await accountOf('meta_business_portfolio', '9999017301198822');
      const stray = await accountOf('meta_business_portfolio', '9999017301199047');
      expect(await kindsOf(ours.id)).toContain('agency_as_person');
      expect(await kindsOf(stray.id)).toContain('orphan');
    });

    it('17: the number of a shop is on somebody’s own card', async () => {
      const shop = await accountOf('whatsapp_business', '+33639982202');
      expect(await kindsOf(shop.id)).toContain('personal_recovery_phone');
    });

    it('20: what was seen shortly before a right ended stays owed until it is renewed', async () => {
      const account = await accountOf('tiktok', 'brevanne.fr');
      const romain = await personOf('romain.tessandier@pivoine.example');
      const owed = (await as('admin').get('/rotations?state=owed&limit=200')).body.items;
      const seen = owed.filter((item: any) => item.accountId === account.id).flatMap((item: any) => item.exposedTo);
      expect(seen.map(({ personId }: any) => personId)).toContain(romain.id);
    });

    it('14: what somebody held before they left is history, and nothing of it lives', async () => {
      const thomas = await personOf('thomas.quemeneur@brevanne.example');
      const then = await as('admin').get(`/people/${thomas.id}/access?asOf=2024-01-15`);
      const now = await as('admin').get(`/people/${thomas.id}/access`);
      expect([then.status, now.status, now.body.total]).toEqual([200, 200, 0]);
      const kept = await house().run('service.look', (op) =>
        rows(op.db, sql`select id from access_grant where person_id = ${thomas.id} and ended_on is null`),
      );
      expect(kept).toEqual([]);
    });

    it('28: Chloé Anquetil gets what is held on her, and nobody else’s name', async () => {
      const chloe = await personOf('chloe.anquetil@brevanne.example');
      const hers = await as('admin').get(`/people/${chloe.id}/personal-data`);
      expect(hers.status).toBe(200);
      expect(hers.text).toContain('chloe.anquetil@brevanne.example');
      const others = (await as('hr').get('/people?limit=200')).body.items.filter(({ id }: any) => id !== chloe.id);
      const named = others.filter(
        (other: any) => hers.text.includes(other.workEmail) || hers.text.includes(other.fullName),
      );
      expect(named).toEqual([]);
    });
  });

  it('shows what would happen if any of the 46 left tonight, in one call', async () => {
    const everybody = await as('hr').get('/departure-previews?limit=200');
    expect([everybody.status, everybody.body.total, everybody.body.items.length]).toEqual([200, 46, 46]);
  });
});
