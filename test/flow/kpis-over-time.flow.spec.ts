import { RecoveryChannels } from '../../src/accounts/recovery-channels.service.js';
import { DATED } from '../../src/reports/dated-kinds.js';
import type { Answer, Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const REASON = 'The story goes on like this';
const PHONE = '+33100000001';
const day = (n: number): string => `2026-11-${String(n).padStart(2, '0')}`;
const SCOPES = ['', 'brand=Lumio', 'platform=x'];

interface Shot {
  figures: Record<string, unknown>;
  register: string;
  findings: string[];
}

onBothDatabases(
  'figures are asked for day by day, and again afterwards for every day',
  (house) => {
    let story: VaultStory;
    let admin: Browser;
    let people: Record<'boss' | 'hr' | 'ann' | 'ben' | 'carla', Someone>;
    let [a, b, password] = ['', '', ''];
    const shots = new Map<string, Record<string, Shot>>();

    const done = async (asked: Promise<Answer>): Promise<any> => {
      const { status, body, text } = await asked;
      if (status >= 300) throw new Error(`${status} ${text}`);
      return body;
    };
    const change = (id: string, fields: object): Promise<any> => done(admin.patch(`/accounts/${id}`, fields));
    const mark = (id: string, status: string): Promise<any> =>
      done(admin.post(`/accounts/${id}/status`, { status, reason: REASON }));
    const phone = (belongsTo: string): Promise<unknown> =>
      house().command('import.recovery_channels', async (op) => {
        const facts = { label: null, ownerEntity: null, holderId: null, status: 'ok', verifiedOn: null, notes: null };
        await house()
          .app.get(RecoveryChannels)
          .upsert(op, { kind: 'phone', value: PHONE, belongsTo, ...facts });
        op.record([], {});
      });
    const grantsOf = async (id: string): Promise<any[]> => (await done(admin.get(`/accounts/${id}/grants`))).items;
    const revoke = async (id: string, personId: string): Promise<void> => {
      for (const grant of (await grantsOf(id)).filter((each) => each.personId === personId && each.status === 'active'))
        await done(admin.post(`/grants/${grant.id}/revoke`, { reason: REASON }));
    };
    const grant = (id: string, to: Someone): Promise<any> =>
      done(admin.post(`/accounts/${id}/grants`, { personId: to.id, level: 'full_control', reason: REASON }));

    async function look(scope: string, on?: string): Promise<Shot> {
      const query = `?${scope}${on === undefined ? '' : `&asOf=${on}`}`;
      const { items } = await done(admin.get(`/kpis${query}`));
      const figures = items.map(({ code, value, numerator, denominator, parts }: any) => [
        code,
        [value, numerator, denominator, parts.map((part: any) => part.value)],
      ]);
      // The list runs over the whole register once; the figures over each scope.
      const findings = `/findings${query}&limit=200&kind=${[...DATED].join(',')}`;
      const found = scope === '' ? await done(admin.get(findings)) : { items: [] };
      const register = await admin.get(`/exports/register${query}&format=csv&reason=${encodeURIComponent(REASON)}`);
      expect(register.status).toBe(200);
      return {
        figures: Object.fromEntries(figures),
        register: register.text,
        findings: found.items.map(({ kind, subject, detail, since }: any) => [kind, subject, detail, since].join(' ')),
      };
    }

    const acts: (() => Promise<unknown>)[] = [
      async () => {
        const account = { accessModel: 'shared_login', reason: REASON };
        const first = { ...account, platform: 'instagram', handle: 'first', brand: 'Lumio', ownerId: people.ann.id };
        const second = { ...account, platform: 'x', handle: 'second', brand: 'Sorgue', ownerId: people.ben.id };
        a = (await done(admin.post('/accounts', first))).id;
        b = (await done(admin.post('/accounts', second))).id;
      },
      async () => {
        await grant(a, people.ann);
        await grant(a, people.ben);
        await grant(a, people.carla);
        await phone('organisation');
        await change(a, { registrationEmail: 'social@story.example', recoveryPhone: PHONE });
      },
      async () => {
        password = await story.stored(people.ann, a, 'password', { username: 'first', password: 'demo-first-1' });
        await done(story.reveal(people.carla, password));
      },
      async () => {
        await change(b, { lastSignInOn: '2026-10-10', registrationEmail: 'someone@elsewhere.example' });
        await revoke(a, people.carla.id);
      },
      () =>
        done(
          story.as(people.ann).post(`/credentials/${password}/versions`, {
            value: { username: 'first', password: 'demo-first-2' },
            reason: REASON,
          }),
        ),
      async () => {
        await mark(b, 'dormant');
        await change(a, { brand: 'Group' });
      },
      async () => {
        await mark(b, 'active');
        await change(b, { lastSignInOn: day(8), lastVerifiedOn: day(8), brand: 'Lumio' });
      },
      async () => {
        await phone('person');
        await change(a, { secondFactor: 'totp_app', secondFactorHolderId: people.ben.id });
      },
      async () => {
        await done(story.as(people.hr).patch(`/people/${people.ben.id}`, { lastDay: day(11) }));
        await story.stored(people.ann, a, 'totp', {
          seed: 'DEMODEMODEMODEMO',
          algorithm: 'SHA1',
          digits: 6,
          period: 30,
        });
      },
      () => change(a, { ownershipBasis: 'disputed', paidPlan: 'Plus', planRenewsOn: day(20) }),
      () => revoke(a, people.ben.id),
      () => done(admin.put(`/accounts/${b}/seats/owner`, { personId: people.carla.id, reason: REASON })),
      () => done(admin.post(`/accounts/${b}/retire`, { reason: REASON })),
    ];

    beforeAll(async () => {
      story = new VaultStory(house());
      const [boss, hr, ann, ben, carla] = [
        await story.person(['admin']),
        await story.person(['hr']),
        await story.person(),
        await story.person([], { timeZone: 'Asia/Tokyo' }),
        await story.person(),
      ];
      people = { boss, hr, ann, ben, carla } as typeof people;
      admin = story.as(people.boss);
      for (const [n, act] of acts.entries()) {
        house().clock.set(`${day(n + 2)}T10:00:00.000Z`);
        await act();
        house().clock.set(`${day(n + 2)}T23:59:59.500Z`);
        const shot: Record<string, Shot> = {};
        for (const scope of SCOPES) shot[scope] = await look(scope);
        shots.set(day(n + 2), shot);
      }
      house().clock.set('2026-12-01T09:00:00.000Z');
    }, 60_000);

    it('things do change on the way', () => {
      const of = (on: string, code: string): any => (shots.get(on)?.['']?.figures[code] as unknown[])[0];
      expect([day(3), day(12)].map((on) => of(on, 'two_full_control'))).toEqual([50, 0]);
      expect([day(3), day(5), day(6)].map((on) => of(on, 'owed_rotations'))).toEqual([0, 1, 0]);
      expect([day(6), day(7), day(8)].map((on) => of(on, 'orphan_or_dormant'))).toEqual([0, 1, 0]);
      expect([day(4), day(5), day(8)].map((on) => of(on, 'past_keep_alive'))).toEqual([0, 1, 0]);
      expect([day(2), day(3), day(9)].map((on) => of(on, 'organisation_held'))).toEqual([0, 50, 0]);
      expect([day(9), day(10)].map((on) => of(on, 'second_factor_in_vault'))).toEqual([0, 100]);
    });

    it.each(SCOPES)('each day is answered afterwards as it was then (%s)', async (scope) => {
      for (const [on, shot] of shots) expect([on, await look(scope, on)]).toEqual([on, shot[scope]]);
    });

    it('every figure of every day has the rows behind it, and they count up to it', async () => {
      for (const on of [day(3), day(5), day(7), day(12), day(14)]) {
        const { items } = await done(admin.get(`/kpis?asOf=${on}`));
        for (const { code, rows, numerator, denominator } of items.filter((item: any) => item.rows !== null)) {
          const total = (await done(admin.get(rows))).total;
          const counted = (await done(admin.get(`${rows}&counted=1`))).total;
          const expected = [on, code, denominator ?? total, numerator ?? counted];
          expect([on, code, total, counted]).toEqual(expected);
        }
      }
      const forgotten = await done(admin.get(`/kpis/hours_to_zero_access/rows?asOf=${day(12)}`));
      expect(forgotten.items).toMatchObject([
        { subject: `person:${people.ben.id}`, value: expect.any(Number), parts: expect.any(Array) },
      ]);
    });

    it('what nobody can know is refused, and HR reads no list of secrets', async () => {
      const asked = async (path: string, as = admin): Promise<unknown[]> => {
        const { status, body } = await as.get(path);
        return [status, body.code];
      };
      expect(await asked(`/findings?asOf=${day(5)}&kind=duplicate_people`)).toEqual([422, 'report.undated']);
      expect((await done(admin.get(`/findings?asOf=${day(5)}`))).undated).toContain('duplicate_people');
      expect(await asked('/findings?asOf=2027-01-01')).toEqual([400, 'report.future']);
      expect(await asked('/kpis/luck/rows')).toEqual([404, 'report.unknown_figure']);
      const hr = story.as(people.hr);
      expect(await asked('/kpis/owed_rotations/rows', hr)).toEqual([403, 'report.vault_facts']);
      expect((await asked('/kpis/two_full_control/rows', hr))[0]).toBe(200);
      expect((await asked('/kpis/two_full_control/rows', story.as(people.ann)))[0]).toBe(403);
    });
  },
  { startsAt: '2026-11-02T08:00:00.000Z' },
);
