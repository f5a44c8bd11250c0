import { tasksOf } from '../support/handover-story.js';
import { onBothDatabases, type House } from '../support/house.js';

const REASON = 'The contract comes to its end';

/** A case of somebody with one account, and the day on which its rotations are due where they are. */
async function aCase(house: House, person: object, asked: object): Promise<any> {
  const { given } = house;
  const [hr, owner, leaver] = [await given.hr(), await given.person(), await given.person(person)];
  await given.grant(leaver, await given.account({ owner }), 'full_control');
  const body = { personId: leaver.id, scenario: 'planned', reason: REASON, ...asked };
  const opened = await (await given.as(hr)).post('/offboarding-cases', body);
  expect(opened.status).toBe(201);
  const due = async (code: string): Promise<string> =>
    (await tasksOf(house, opened.body.id, hr)).find((task) => task.code === code).dueAt.slice(0, 10);
  return { id: opened.body.id, country: opened.body.country, hr, due };
}

onBothDatabases('a departure around public holidays', (house) => {
  it('counts business days by the calendar of the country, not by weekends alone', async () => {
    const rotationAfterChristmas = async (person: object, country?: string): Promise<unknown[]> => {
      const kase = await aCase(house(), person, {
        lastDay: '2026-12-24',
        country: country ?? null,
        timeZone: null,
      });
      return [kase.country, await kase.due('C13')];
    };
    // L+1 after Thursday 24 December: Friday is Christmas; Monday 28 makes up for Boxing Day in England.
    expect(await rotationAfterChristmas({ locale: 'fr-FR' })).toEqual(['FR', '2026-12-28']);
    expect(await rotationAfterChristmas({ locale: 'fr-FR' }, 'gb-eng')).toEqual(['GB-ENG', '2026-12-29']);
    expect(await rotationAfterChristmas({ locale: 'fr' })).toEqual([null, '2026-12-25']);
  });

  it('counts them again when the last day moves over them', async () => {
    const kase = await aCase(house(), { locale: 'fr-FR' }, { lastDay: '2026-12-11' });
    expect(await kase.due('C07')).toBe('2026-12-04');
    const browser = await house().given.as(kase.hr);
    expect(
      (await browser.patch(`/offboarding-cases/${kase.id}`, { lastDay: '2026-12-31', reason: REASON })).status,
    ).toBe(200);
    // Five business days before Thursday 31 December, Christmas left out.
    expect(await kase.due('C07')).toBe('2026-12-23');
  });

  it('refuses a country that does not exist', async () => {
    const { given } = house();
    const browser = await given.as(await given.hr());
    const leaver = await given.person();
    const refused = await browser.post('/offboarding-cases', {
      personId: leaver.id,
      scenario: 'planned',
      lastDay: '2026-12-24',
      country: 'XQ',
      reason: REASON,
    });
    expect([refused.status, refused.body.code]).toEqual([400, 'handover.bad_country']);
  });
});
