import fc from 'fast-check';
import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG } from '../support/house.js';

const REASON = 'Told by the works council this morning';
// prettier-ignore
const ACTS = ['open', 'hostile', 'move', 'cut', 'cancel', 'accept', 'rotate', 'revoke', 'grant', 'close', 'rehire', 'waive'] as const;
/** The same interleavings at every run: a failure is found again. Another number looks elsewhere. */
const SEED = 20261117;

onBothDatabases(
  'whatever happens in whatever order',
  (house) => {
    let staff: Browser;
    let admin: Browser;
    let crowd: Somebody[];
    let account: any;
    let credential: any;
    let secret = 1;

    beforeAll(async () => {
      const { given } = house();
      [staff, admin] = [await given.as(await given.hr()), await given.as(await given.registrar())];
    });

    const browserOf = async (person: Somebody): Promise<Browser> => house().given.as(person);

    async function begin(): Promise<void> {
      const { given } = house();
      crowd = await Promise.all([1, 2, 3].map(() => given.person()));
      const [owner, backup, engager] = crowd as [Somebody, Somebody, Somebody];
      account = await given.account({ owner, backupOwner: backup });
      await given.grant(engager, account, 'publisher');
      credential = await given.credential(owner, account, 'password', {
        username: 'u',
        password: `secret-${secret++}`,
      });
      for (const person of [backup, engager])
        await (await browserOf(person)).post(`/credentials/${credential.id}/reveal`, { reason: REASON });
    }

    const caseOf = async (person: Somebody): Promise<string> =>
      (await staff.get(`/offboarding-cases?personId=${person.id}`)).body.items[0]?.id ?? 'none';

    /** Any answer is right, as long as what must hold holds afterwards; only the service may not break. */
    async function act(what: (typeof ACTS)[number], person: Somebody): Promise<number> {
      const path = `/offboarding-cases/${await caseOf(person)}`;
      const opening = { personId: person.id, lastDay: '2026-12-18', reason: REASON };
      const handovers = async (): Promise<any[]> => (await staff.get(`${path}/handovers`)).body.items ?? [];
      const acts: Record<(typeof ACTS)[number], () => Promise<number[]>> = {
        open: async () => [(await staff.post('/offboarding-cases', { ...opening, scenario: 'planned' })).status],
        hostile: async () => [
          (await staff.post('/offboarding-cases', { ...opening, scenario: 'hostile', cut: true })).status,
        ],
        move: async () => [(await staff.patch(path, { lastDay: '2026-11-16', reason: REASON })).status],
        cut: async () => [(await staff.post(`${path}/cut`, { reason: REASON })).status],
        cancel: async () => [(await staff.post(`${path}/cancel`, { reason: REASON })).status],
        close: async () => [(await staff.post(`${path}/close`, { reason: REASON })).status],
        rehire: async () => [
          (await staff.post('/offboarding-cases', { ...opening, scenario: 'rehire', lastDay: '2026-11-18' })).status,
        ],
        waive: async () => {
          const gates = ((await staff.get(`${path}/tasks?limit=200`)).body.items ?? []) as any[];
          const open = gates.filter((task) => task.gate && task.who !== 'vault' && task.status === 'open').slice(0, 3);
          const answers: number[] = [200];
          for (const { id } of open) {
            answers.push((await staff.post(`/tasks/${id}/waive`, { reviewOn: '2027-01-15', reason: REASON })).status);
            answers.push((await admin.post(`/tasks/${id}/verify`)).status);
          }
          return answers;
        },
        accept: async () =>
          Promise.all(
            (await handovers()).map(async ({ id, successorId }) => {
              const successor = crowd.find((each) => each.id === successorId);
              return successor ? (await (await browserOf(successor)).post(`/handovers/${id}/accept`)).status : 200;
            }),
          ),
        rotate: async () => [
          (
            await (
              await browserOf(person)
            ).post(`/credentials/${credential.id}/versions`, {
              value: { username: 'u', password: `secret-${secret++}` },
              reason: REASON,
            })
          ).status,
        ],
        revoke: async () => {
          const grants = (await admin.get(`/accounts/${account.id}/grants`)).body.items as any[];
          const own = grants.filter((grant) => grant.personId === person.id);
          return Promise.all(
            own.map(async ({ id }) => (await admin.post(`/grants/${id}/revoke`, { reason: REASON })).status),
          );
        },
        grant: async () => [
          (
            await admin.post(`/accounts/${account.id}/grants`, {
              personId: person.id,
              level: 'publisher',
              reason: REASON,
            })
          ).status,
        ],
      };
      return Math.max(200, ...(await acts[what]()));
    }

    /** Straight from the tables: an owner, nobody gone with anything alive, and what is owed as the definition says. */
    async function held(): Promise<unknown> {
      const ask = async (text: string): Promise<unknown[]> =>
        (await house().tamper(text, [account.id])).map((row) => Object.values(row));
      const unowned = await ask(
        `select a.id from account a where a.id = $1 and not exists (
           select 1 from seat s where s.account_id = a.id and s.seat = 'owner' and s.ended_at is null)`,
      );
      const alive = await ask(
        `select g.id from access_grant g join person p on p.id = g.person_id
         where g.account_id = $1 and p.cut_at is not null and g.ended_on is null
         union select s.id from session s join person p on p.id = s.person_id
         join seat x on x.person_id = p.id and x.account_id = $1 where p.cut_at is not null and s.ended_at is null`,
      );
      const owedByDefinition = await ask(
        `select distinct e.person_id from exposure e join credential c on c.id = e.credential_id
         and c.current_version = e.number
         where c.account_id = $1 and c.retired_at is null and (
           not exists (select 1 from access_grant g where g.account_id = c.account_id and g.person_id = e.person_id
             and g.ended_on is null and g.level in ('full_control', 'publisher'))
           and not exists (select 1 from seat s where s.account_id = c.account_id and s.person_id = e.person_id
             and s.seat in ('owner', 'backup_owner') and s.ended_at is null))`,
      );
      const shown = (await admin.get('/rotations?state=owed&limit=200')).body.items as any[];
      const mine = shown.filter((item) => item.accountId === account.id).flatMap((item) => item.exposedTo);
      const owed = (list: unknown[]): string => list.map(String).sort().join(' ');
      expect(owed(mine.map((each: any) => each.personId))).toBe(owed(owedByDefinition.flat() as unknown[]));
      return { unowned, alive };
    }

    it('no account is without an owner, nobody gone holds anything, and what is owed is what the definition says', async () => {
      const step = fc.tuple(fc.constantFrom(...ACTS), fc.nat(2));
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 7 }), async (steps) => {
          await begin();
          for (const [what, who] of steps) {
            expect([what, (await act(what, crowd[who] as Somebody)) < 500]).toEqual([what, true]);
            expect(await held()).toEqual({ unowned: [], alive: [] });
          }
        }),
        { numRuns: 4, seed: SEED, endOnFailure: true },
      );
    });

    it('the only two owners, cut at the same moment, leave an account that still answers for itself and no closed case', async () => {
      await begin();
      const [owner, backup] = crowd as [Somebody, Somebody, Somebody];
      for (const person of [owner, backup]) expect(await act('open', person)).toBe(201);
      const paths = await Promise.all(
        [owner, backup].map(async (person) => `/offboarding-cases/${await caseOf(person)}`),
      );
      const cuts = await Promise.all(paths.map((path) => staff.post(`${path}/cut`, { reason: REASON })));
      expect(cuts.map((cut) => [cut.status, cut.body.status])).toEqual([
        [200, 'cut'],
        [200, 'cut'],
      ]);
      expect(await held()).toEqual({ unowned: [], alive: [] });
      const closes = await Promise.all(paths.map((path) => staff.post(`${path}/close`, { reason: REASON })));
      expect(closes.map((close) => close.body.code)).toEqual(['handover.conditions_open', 'handover.conditions_open']);
    });
  },
  { settings: { ...SIGNED_IN_FOR_LONG, massCutAbove: 1000 } },
);
