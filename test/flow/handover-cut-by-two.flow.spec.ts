import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { endLastDays, tasksOf } from '../support/handover-story.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG } from '../support/house.js';

const REASON = 'Decided with the works council this morning';
const BY_TWO = { ...SIGNED_IN_FOR_LONG, immediateByTwo: true, massCutAbove: 2 };

onBothDatabases(
  'a cut that takes two people',
  (house) => {
    let hr: Somebody;
    let staff: Browser;
    let admin: Browser;

    const open = (person: Somebody, lastDay: string, more: Record<string, unknown> = {}): Promise<any> =>
      staff.post('/offboarding-cases', { personId: person.id, scenario: 'planned', lastDay, reason: REASON, ...more });
    const waiting = async (): Promise<string[]> =>
      (await admin.get('/offboarding-cases?cutWaitsFor=second_person')).body.items.map((kase: any) => kase.id);

    beforeAll(async () => {
      const { given } = house();
      hr = await given.hr();
      [staff, admin] = [await given.as(hr), await given.as(await given.registrar())];
    });

    describe('an immediate departure is prepared by one and carried out by another', () => {
      let leaver: Somebody;
      let colleague: Somebody;
      let before: Map<string, string>;
      let mails: string;
      let caseId: string;
      let ids: [RegExp, string][];
      let wanted: any[];

      const look = async (): Promise<Map<string, string>> => {
        const browser = await house().given.as(leaver);
        const { paths } = (await browser.get('//api/openapi.json')).body as { paths: Record<string, object> };
        const answers = new Map<string, string>();
        for (const [path, methods] of Object.entries(paths)) {
          // Drawn anew at every call.
          if (!('get' in methods) || path.endsWith('/generated-password')) continue;
          const id = ids.find(([prefix]) => prefix.test(path))?.[1] ?? 'nothing';
          const address = path
            .replace('/api/v1', '')
            .replace('{id}', id)
            .replace(/\{\w+\}/g, 'nothing');
          for (const query of path.includes('{') ? [''] : ['', '?limit=200', `?q=${encodeURIComponent(leaver.name)}`]) {
            const answer = await browser.get(`${address}${query}`);
            // Whoever reads all that is held on them reads of their having read it, too.
            const text = (answer.text.split('"log":[')[0] ?? '')
              .replace(/"instance":"[^"]*"/, '')
              .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'then');
            answers.set(`${path}${query}`, `${answer.status} ${text}`);
          }
        }
        return answers;
      };
      /** What the leaver tries: bodies of acts that are refused, or answered, as ever. */
      const tryOut = async (at: string, wanted: { id: string }): Promise<string[]> => {
        const browser = await house().given.as(leaver);
        const tried: [string, unknown][] = [
          [`/offboarding-cases/${at}/cut`, { reason: REASON }],
          [`/offboarding-cases/${at}/cancel`, { reason: REASON }],
          ['/access-requests', { accountId: wanted.id, level: 'moderator', reason: REASON }],
          ['/offboarding-cases', { personId: leaver.id, scenario: 'planned', lastDay: '2026-12-01', reason: REASON }],
        ];
        const answers: string[] = [];
        for (const [path, body] of tried) {
          const answer = await browser.post(path, body);
          answers.push(`${answer.status} ${answer.body.code} ${answer.body.detail}`);
        }
        return answers;
      };
      const mailsOf = async (): Promise<string> =>
        JSON.stringify(await house().tamper('select topic from mail where person_id = $1 order by topic', [leaver.id]));

      beforeAll(async () => {
        const { given } = house();
        leaver = await given.person({ fullName: 'Dominic Leaver' });
        const other = await given.person({ managerId: leaver.id });
        colleague = await given.person();
        const account = await given.account({ owner: leaver, backupOwner: colleague });
        const second = await given.account({ owner: other, backupOwner: leaver });
        await given.grant(leaver, second, 'publisher');
        const credential = await given.credential(leaver, account, 'password', { username: 'u', password: 'p-0001' });
        wanted = await Promise.all([1, 2].map(() => given.account({ owner: colleague })));
        // Somebody else leaves as well, and the leaver was asked to take over.
        expect((await open(other, '2026-12-18')).status).toBe(201);
        ids = [
          [/\/people/, leaver.id],
          [/\/accounts/, account.id],
          [/\/credentials/, credential.id],
        ];
        const tried = (await tryOut('nothing', wanted[0])).join('\n');
        before = await look();
        before.set('tried', tried);
        mails = await mailsOf();
        const opened = await open(leaver, '2026-11-17', { scenario: 'hostile', cut: true });
        expect([opened.status, opened.body.status, opened.body.cutWaitsFor]).toEqual([201, 'open', 'second_person']);
        caseId = opened.body.id;
      });

      it('is open, waits, and is listed for those who may carry it out', async () => {
        expect(await waiting()).toEqual([caseId]);
        const again = await staff.post(`/offboarding-cases/${caseId}/cut`, { reason: REASON });
        expect([again.status, again.body.code]).toEqual([403, 'handover.second_person']);
        const tasks = await tasksOf(house(), caseId, hr);
        expect(tasks.map((task) => task.code)).toEqual(expect.arrayContaining(['X1', 'X3']));
        expect(tasks.map((task) => task.code)).not.toEqual(expect.arrayContaining(['C04']));
      });

      it('changes nothing of what the leaver can see, find, count, try or be told', async () => {
        const [task] = (await tasksOf(house(), caseId, hr)).filter((each) => each.accountId !== null);
        const [handover] = (await staff.get(`/offboarding-cases/${caseId}/handovers`)).body.items;
        // Whoever keeps the account beside them is asked, and says yes too early.
        const named = await staff.patch(`/handovers/${handover.id}`, { successorId: colleague.id });
        expect(named.status).toBe(200);
        const early = await (await house().given.as(colleague)).post(`/handovers/${handover.id}/accept`);
        expect([early.status, early.body.code]).toEqual([422, 'handover.cut_first']);
        ids.push([/\/offboarding-cases/, caseId], [/\/tasks/, task.id], [/\/handovers/, handover.id]);
        const after = await look();
        after.set('tried', (await tryOut(caseId, wanted[1])).join('\n'));
        const changed = [...after]
          .filter(([path, answer]) => before.get(path) !== answer)
          .map(([path]) => [path, before.get(path), after.get(path)]);
        expect(changed).toEqual([]);
        expect(after.size).toBe(before.size);
        const own = await (await house().given.as(leaver)).get('/me/personal-data');
        expect([own.status, own.text.includes(caseId), own.text.includes(hr.id)]).toEqual([200, false, false]);
        expect(await mailsOf()).toBe(mails);
      });

      it('is carried out by somebody else, and only then', async () => {
        const cut = await admin.post(`/offboarding-cases/${caseId}/cut`, { reason: REASON });
        expect([cut.status, cut.body.status, cut.body.cutWaitsFor, cut.body.cutAskedBy]).toEqual([
          200,
          'cut',
          null,
          hr.id,
        ]);
        expect((await (await house().given.as(leaver)).get('/session')).status).toBe(401);
        expect(await waiting()).toEqual([]);
        const [handover] = (await staff.get(`/offboarding-cases/${caseId}/handovers`)).body.items;
        const late = await (await house().given.as(colleague)).post(`/handovers/${handover.id}/accept`);
        expect([late.status, late.body.successorId]).toEqual([200, colleague.id]);
      });
    });

    describe('a slip of the pen does not empty the house', () => {
      it('everybody’s last day set to yesterday: two are cut, the others wait for somebody else', async () => {
        const { given } = house();
        const people = await Promise.all([1, 2, 3, 4].map(() => given.person()));
        const states: string[] = [];
        for (const person of people) states.push((await open(person, '2026-11-16')).body.status);
        expect(states).toEqual(['cut', 'cut', 'open', 'open']);
        expect(await waiting()).toHaveLength(2);
        expect(await endLastDays(house())).toBe(0);
        const [first = '', second = ''] = await waiting();
        expect((await staff.post(`/offboarding-cases/${first}/cut`, { reason: REASON })).body.code).toBe(
          'handover.second_person',
        );
        expect((await admin.post(`/offboarding-cases/${first}/cut`, { reason: REASON })).body.status).toBe('cut');
        const moved = await staff.patch(`/offboarding-cases/${second}`, { lastDay: '2026-12-18', reason: REASON });
        expect([moved.body.status, moved.body.cutWaitsFor]).toEqual(['open', null]);
      });

      it('the service itself cuts no crowd whose last day was said the same day, and everybody whose last day was known', async () => {
        const { given } = house();
        const sudden = await Promise.all([1, 2, 3, 4].map(() => given.person()));
        for (const person of sudden) expect((await open(person, '2026-11-17')).body.status).toBe('open');
        const known = await Promise.all([1, 2, 3, 4].map(() => given.person()));
        for (const person of known) expect((await open(person, '2026-11-20')).body.status).toBe('open');
        const cutOf = async (people: Somebody[]): Promise<number> => {
          const all = (await admin.get('/offboarding-cases?status=cut&limit=200')).body.items;
          return all.filter((kase: any) => people.some((person) => person.id === kase.personId)).length;
        };
        house().clock.set('2026-11-18T00:30:00.000Z');
        await endLastDays(house());
        expect([await cutOf(sudden), (await waiting()).length]).toEqual([2, 2]);
        house().clock.set('2026-11-21T00:30:00.000Z');
        await endLastDays(house());
        expect([await cutOf(sudden), await cutOf(known), (await waiting()).length]).toEqual([2, 4, 2]);
      });
    });
  },
  { settings: BY_TWO },
);
