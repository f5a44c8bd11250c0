import type { Somebody } from '../support/given.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG } from '../support/house.js';

const reason = 'Posts for the spring range';

onBothDatabases(
  'access has a first day, a longest time and a ticket',
  (house) => {
    let owner: Somebody;
    let engager: Somebody;
    let account: { id: string };
    let minor: { id: string };

    beforeAll(async () => {
      const { given } = house();
      owner = await given.person();
      engager = await given.person();
      account = await given.account({ owner, criticality: 'high' });
      minor = await given.account({ owner, criticality: 'low' });
    });

    const issue = async (at: { id: string }, body: Record<string, unknown>) =>
      (await house().given.as(owner)).post(`/accounts/${at.id}/grants`, { personId: engager.id, reason, ...body });
    const sees = async () => (await (await house().given.as(engager)).get(`/accounts/${account.id}`)).status;

    it('a grant of later begins on its first day and is shown as one to come', async () => {
      const answer = await issue(account, {
        level: 'publisher',
        validFrom: '2026-11-19',
        until: '2026-12-31',
        scope: 'campaign',
        ticket: ' INC-2041 ',
      });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        since: '2026-11-19',
        live: false,
        startsLater: true,
        scope: 'campaign',
        ticket: 'INC-2041',
        continuesId: null,
      });
      expect(await sees()).toBe(404);
      const again = { level: 'publisher', scope: 'campaign', until: '2026-11-20', ticket: 'INC-2042' };
      const twice = await issue(account, again);
      expect([twice.status, twice.body.code]).toEqual([409, 'access.duplicate']);
      const before = await issue(account, { level: 'publisher', until: '2026-11-18', ticket: 'INC-2043' });
      expect(before.status).toBe(201);
      house().clock.set('2026-11-19T00:00:00.000Z');
      expect(await sees()).toBe(200);
    });

    it.each([
      ['without a ticket', { until: '2026-12-31' }, 'access.ticket_required'],
      ['under no ticket of ours', { until: '2026-12-31', ticket: 'Ask Mary' }, 'access.ticket_form'],
      ['without an end', { ticket: 'INC-2044' }, 'access.too_long'],
      ['for longer than a year', { ticket: 'INC-2044', until: '2027-11-19' }, 'access.too_long'],
      ['from yesterday', { ticket: 'INC-2044', until: '2026-12-31', validFrom: '2026-11-18' }, 'access.from_past'],
    ])('not %s', async (_, body, code) => {
      const answer = await issue(account, { level: 'analyst', ...body });
      expect([answer.status, answer.body.code]).toEqual([422, code]);
      if (code === 'access.too_long') expect(answer.body.lastPossibleDay).toBe('2027-11-18');
      if (code.includes('ticket')) expect(answer.body.errors).toMatchObject([{ field: 'ticket', code }]);
    });

    it('an account of low criticality asks for neither', async () => {
      expect((await issue(minor, { level: 'analyst' })).body).toMatchObject({ until: null, ticket: null });
    });
  },
  {
    settings: {
      ...SIGNED_IN_FOR_LONG,
      ticketPattern: '^INC-\\d{1,8}$',
      ticketRequiredFrom: 'high',
      maxGrantDays: { high: 365 },
    },
  },
);
