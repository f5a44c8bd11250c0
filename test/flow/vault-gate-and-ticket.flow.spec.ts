import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const GAP = {
  ...{ what: 'acknowledgement', policyCode: 'charter', number: 4, since: '2026-10-01' },
  path: '/policies/charter/versions/4/acknowledge',
};

onBothDatabases('a grant that waits for what its holder has not accepted', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let engager: Someone;
  let admin: Someone;
  let account: string;
  let password: string;

  beforeAll(async () => {
    story = new VaultStory(house());
    [owner, engager, admin] = [await story.person(), await story.person(), await story.person(['admin'])];
    account = await story.account();
    await story.seat(owner, account);
    await story.grant(engager, account, 'full_control');
    password = await story.stored(owner, account, 'password', { password: 'canary-gate' });
    expect((await story.reveal(engager, password)).status).toBe(200);
    await house().tamper(
      `insert into policy_version (id, policy_code, number, language, title, kind, applies_to, requires_acknowledgement,
         effective_from, created_at) values ('v4', 'charter', 4, 'en', 'Charter', 'charter', 'all', 'yes', '2026-10-01', $1)`,
      ['2026-10-01T00:00:00.000Z'],
    );
  });

  it('releases nothing, and says what is missing and where to do it', async () => {
    const answer = await story.reveal(engager, password);
    expect(answer.body).toMatchObject({ status: 403, code: 'vault.gated', missing: [GAP] });
    expect(answer.body.errors).toMatchObject([{ code: 'vault.missing_acknowledgement' }]);
    expect(answer.text).not.toContain('canary');
  });

  it('stores, names and lists nothing either; the account stays visible', async () => {
    const as = story.as(engager);
    const version = { value: { password: 'x' }, reason: 'A new one for the team' };
    for (const refused of [
      await as.post(`/credentials/${password}/versions`, version),
      await as.patch(`/credentials/${password}`, { label: 'Other' }),
      await as.post(`/accounts/${account}/credentials`, { kind: 'note', label: 'n', value: { text: 't' } }),
      await as.get(`/accounts/${account}/credentials`),
    ])
      expect(refused.body).toMatchObject({ status: 403, code: 'vault.gated', missing: [GAP] });
    expect((await as.get(`/accounts/${account}`)).status).toBe(200);
  });

  it('gates no owner seat, and makes no rotation owed', async () => {
    expect((await story.reveal(owner, password)).status).toBe(200);
    expect((await story.as(owner).get('/rotations?state=owed')).body.items).toEqual([]);
  });

  it('an emergency passes it, and what was seen so is owed although the grant is live', async () => {
    const right = { personId: engager.id, until: '2026-12-31', reason: 'On call this winter' };
    expect((await story.as(admin).post('/break-glass-rights', right)).status).toBe(201);
    const asked = { reason: 'It cannot wait for the charter', ticket: 'INC-7', minutes: 5 };
    expect((await story.as(engager).post(`/accounts/${account}/break-glass`, asked)).status).toBe(201);
    expect((await story.reveal(engager, password)).status).toBe(200);
    expect((await story.as(owner).get('/rotations?state=owed')).body.items).toMatchObject([
      { credentialId: password, exposedTo: [{ personId: engager.id }] },
    ]);
    house().clock.forward({ minutes: 6 });
    expect((await story.reveal(engager, password)).body.code).toBe('vault.gated');
  });

  it('comes back by itself', async () => {
    await house().tamper(
      `insert into acknowledgement (id, person_id, policy_code, number, language, acknowledged_on, created_at)
       values ('k4', $1, 'charter', 4, 'en', '2026-11-17', '2026-11-17T09:00:00.000Z')`,
      [engager.id],
    );
    expect((await story.reveal(engager, password)).status).toBe(200);
    expect((await story.as(engager).get(`/accounts/${account}/credentials`)).status).toBe(200);
  });
});

onBothDatabases(
  'releases say under which ticket',
  (house) => {
    it('needed from high on, in the form of the help desk, and in the log', async () => {
      const story = new VaultStory(house());
      const owner = await story.person();
      const stored = async (criticality: string, kind: string, value: unknown): Promise<string> => {
        const account = await story.account({ criticality });
        await story.seat(owner, account);
        return story.stored(owner, account, kind, value);
      };
      const quiet = await stored('medium', 'password', { password: 'p' });
      expect((await story.reveal(owner, quiet)).status).toBe(200);
      expect((await story.reveal(owner, quiet, { ticket: 'anything' })).body.code).toBe('access.ticket_form');
      const vital = await stored('high', 'password', { password: 'canary-ticket' });
      const refused = await story.reveal(owner, vital);
      expect(refused.body).toMatchObject({
        status: 422,
        code: 'access.ticket_required',
        errors: [{ field: 'ticket' }],
      });
      // Whoever may not see the account learns nothing of its criticality.
      expect((await story.reveal(await story.person(), vital)).status).toBe(404);
      expect((await story.reveal(owner, vital, { ticket: ' RV-12 ' })).status).toBe(200);
      expect((await story.leaves(`where action = 'credential.reveal'`)).at(-1).details).toMatchObject({
        ticket: 'RV-12',
      });
      const totp = await stored('high', 'totp', { seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' });
      const codes = await stored('high', 'recovery_codes', { codes: ['a', 'b'] });
      for (const path of [`${totp}/code`, `${codes}/use-code`]) {
        expect((await story.as(owner).post(`/credentials/${path}`, {})).body.code).toBe('access.ticket_required');
        expect((await story.as(owner).post(`/credentials/${path}`, { ticket: 'RV-13' })).status).toBe(200);
      }
    });
  },
  { settings: { ticketPattern: '^RV-[0-9]{1,6}$', ticketRequiredFrom: 'high' } },
);
