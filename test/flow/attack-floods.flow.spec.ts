import { newId } from '../../src/kernel/ids.js';
import { Expiries } from '../../src/onboarding/expiries.service.js';
import type { Answer } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const reason = 'Because the story says so';

onBothDatabases('a member asks and asks', (house) => {
  let [member, owner, backup]: Somebody[] = [];
  let first: Answer;

  beforeAll(async () => {
    const { given } = house();
    [member, owner, backup] = [await given.person(), await given.person(), await given.person()];
    await given.registrar();
  });

  const ask = async (handle: string): Promise<Answer> =>
    (await house().given.as(member as Somebody)).post('/account-requests', {
      ...{ platform: 'instagram', handle, displayName: 'Atelier', purpose: 'Shows what the workshop makes' },
      ...{ audience: 'Visitors', brand: 'Atelier', ownerEntity: 'Atelier SAS', criticality: 'low' },
      ...{ ownerId: owner?.id, backupOwnerId: backup?.id, accessModel: 'shared_login', notPersonal: true, reason },
    });

  it('for new accounts: fifty take names in the register, not more', async () => {
    first = await ask('atelier_0');
    expect(first.status).toBe(201);
    for (let n = 1; n < 50; n++) expect((await ask(`atelier_${n}`)).status).toBe(201);
    const more = await ask('atelier_50');
    expect([more.status, more.body.code]).toEqual([422, 'onboarding.too_many']);
  });

  it('and talks about one request for ever: two hundred comments are enough', async () => {
    const browser = await house().given.as(member as Somebody);
    const comment = () => browser.post(`/account-requests/${first.body.id}/comments`, { text: 'And another thing' });
    expect((await comment()).status).toBe(201);
    for (let n = 1; n < 200; n++)
      await house().tamper(
        `insert into account_request_event (id, request_id, kind, by_id, at, text)
         values ($1, $2, 'comment', $3, '2026-11-17T09:00:00.000Z', 'More')`,
        [newId(), first.body.id, member?.id],
      );
    expect((await comment()).body.code).toBe('onboarding.too_many_comments');
  });

  it('tells of fakes nobody saw: fifty wait to be confirmed, not more', async () => {
    const browser = await house().given.as(member as Somebody);
    await house().given.account({ owner: owner as Somebody, brand: 'Maison' });
    const tell = (handle: string): Promise<Answer> =>
      browser.post('/impersonations', { platform: 'instagram', handle, seenOn: '2026-11-17', brand: 'Maison' });
    for (let n = 0; n < 50; n++) expect((await tell(`maison_fake_${n}`)).body.state).toBe('proposed');
    expect((await tell('maison_fake_50')).body.code).toBe('branding.too_many_proposed');
  });

  it('and a request spoilt in the database holds up neither the clock nor their cut', async () => {
    await house().tamper(`update account_request set purpose = 'Something else' where id = $1`, [first.body.id]);
    await house().run('account_request.expire', async (op) => {
      await house().app.get(Expiries).tend(op);
    });
    const opened = await (
      await house().given.as(await house().given.hr())
    ).post('/offboarding-cases', {
      ...{ personId: member?.id, scenario: 'hostile', lastDay: '2026-11-17', cut: true, reason },
    });
    expect([opened.status, opened.body.status]).toEqual([201, 'cut']);
    const left = await house().tamper(`select id from account_request where state = 'pending'`);
    expect(left).toEqual([{ id: first.body.id }]);
  });
});
