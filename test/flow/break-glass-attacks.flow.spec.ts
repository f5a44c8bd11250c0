import { giveRole } from '../../src/people/roles.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const REASON = 'Somebody else is in the account';

onBothDatabases('somebody abuses an emergency', (house) => {
  let story: VaultStory;
  let admin: Someone;
  let owner: Someone;
  let keeper: Someone;
  let right: string;
  let account: string;
  let password: string;

  beforeEach(async () => {
    story ??= new VaultStory(house());
    admin = await story.person(['admin']);
    owner = await story.person();
    keeper = await story.person();
    account = await story.account();
    await story.seat(owner, account);
    password = await story.stored(owner, account, 'password', { password: 'canary-emergency' });
    right = await given(keeper);
  });

  const sql = (text: string, values: unknown[] = []) => house().tamper(text, values);
  const give = (someone: Someone, more: object = {}, by = admin) =>
    story.as(by).post('/break-glass-rights', {
      personId: someone.id,
      until: '2026-12-31',
      reason: 'On call this winter',
      ...more,
    });
  const given = async (someone: Someone, more: object = {}): Promise<string> => {
    const answer = await give(someone, more);
    expect(answer.status).toBe(201);
    return answer.body.id as string;
  };
  const open = (someone = keeper, on = account, minutes = 60) =>
    story.as(someone).post(`/accounts/${on}/break-glass`, { reason: REASON, ticket: 'INC-9', minutes });
  const opened = async (): Promise<string> => {
    const answer = await open();
    expect(answer.status).toBe(201);
    return answer.body.id as string;
  };

  it('a right is given by an admin to somebody else, for a year at most, not to hr, auditors, leavers or the frozen', async () => {
    const code = async (answer: ReturnType<typeof give>) => (await answer).body.code as string;
    expect(await code(give(admin))).toBe('break_glass.own_right');
    expect((await give(keeper, {}, owner)).status).toBe(403);
    expect(await code(give(await story.person(['hr'])))).toBe('break_glass.role');
    expect(await code(give(await story.person(['admin', 'auditor'])))).toBe('break_glass.role');
    expect(await code(give(await story.person([], { cutAt: '2026-11-17T08:00:00.000Z' })))).toBe(
      'break_glass.person_leaving',
    );
    expect(await code(give(await story.person([], { leavingAt: '2026-11-17T08:00:00.000Z' })))).toBe(
      'break_glass.person_leaving',
    );
    expect(await code(give(await story.person([], { frozenAt: '2026-11-17T08:00:00.000Z' })))).toBe(
      'break_glass.person_frozen',
    );
    expect(await code(give(owner, { until: '2026-11-16' }))).toBe('break_glass.until_past');
    expect(await code(give(owner, { until: '2027-11-20' }))).toBe('break_glass.until_far');
    expect(await code(give(keeper))).toBe('break_glass.duplicate');
    expect((await give(owner, { accountId: 'no-such-account' })).status).toBe(404);
    // No ring: whoever got their right from somebody gives them none.
    const second = await story.person(['admin']);
    await given(second);
    expect(await code(give(admin, {}, second))).toBe('break_glass.mutual');
  });

  it('is no way around a suspension: what is open ends with it, and nothing is opened until access is resumed', async () => {
    const id = await opened();
    const hr = await story.person(['hr']);
    const stopped = await story
      .as(hr)
      .post(`/people/${keeper.id}/suspend-access`, { reason: 'Away until further notice' });
    expect(stopped.status).toBe(200);
    expect((await story.as(admin).get(`/break-glass/${id}`)).body.state).toBe('over');
    expect((await story.reveal(keeper, password)).status).not.toBe(200);
    expect((await open()).body.code).toBe('access.person_suspended');
    const resumed = await story.as(admin).post(`/people/${keeper.id}/resume-access`, { reason: 'Back at work again' });
    expect(resumed.status).toBe(200);
    expect((await open()).status).toBe(201);
  });

  it('two admins who give each other a right at once: one of them gets it', async () => {
    const [a, b] = [await story.person(['admin']), await story.person(['admin'])];
    const answers = await Promise.all([give(a, {}, b), give(b, {}, a)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('without a right the account stays unknown, or closed; a right for another account opens only that one', async () => {
    const stranger = await story.person();
    expect((await open(stranger)).status).toBe(404);
    expect((await open(admin)).body.code).toBe('break_glass.no_right');
    const other = await story.account();
    await given(stranger, { accountId: other });
    expect((await open(stranger)).status).toBe(404);
    expect((await open(stranger, other)).status).toBe(201);
    expect((await story.reveal(stranger, password)).status).toBe(404);
  });

  it('an opening is for its account and its person alone', async () => {
    await opened();
    const other = await story.account();
    await story.seat(owner, other);
    const elsewhere = await story.stored(owner, other, 'password', { password: 'canary-other' });
    expect((await story.reveal(keeper, password)).status).toBe(200);
    expect((await story.reveal(keeper, elsewhere)).status).toBe(404);
    const friend = await story.person();
    await given(friend);
    expect((await story.reveal(friend, password)).status).toBe(404);
    expect((await open()).body.code).toBe('break_glass.already_open');
  });

  it('after its end nothing more comes out, and an end put off in the database gives nothing back', async () => {
    const id = await opened();
    const [before] = await sql('select * from break_glass_opening where id = $1', [id]);
    expect((await story.as(keeper).post(`/break-glass/${id}/end`)).body.state).toBe('over');
    expect((await story.reveal(keeper, password)).status).toBe(404);
    await sql('update break_glass_opening set ended_at = null where id = $1', [id]);
    expect((await story.reveal(keeper, password)).status).toBe(404);
    // As it was before, MAC and all: the log knows a newer version.
    await sql('update break_glass_opening set version = 1, mac = $1 where id = $2', [before!['mac'], id]);
    expect((await story.reveal(keeper, password)).status).toBe(404);
    expect((await story.as(keeper).get(`/accounts/${account}`)).status).toBe(404);
    expect((await story.leaves()).at(-1).subjects).toContain(`opening:${id}`);
  });

  it('an opening prolonged, moved or invented in the database opens nothing', async () => {
    const id = await opened();
    await sql('update break_glass_opening set expires_at = $1 where id = $2', ['2026-11-30T00:00:00.000Z', id]);
    expect((await story.reveal(keeper, password)).status).toBe(404);
    const thief = await story.person();
    await sql(
      `insert into break_glass_opening (id, account_id, person_id, right_id, reason, ticket, opened_at, expires_at, second_person, version, mac)
       select 'invented', account_id, $1, right_id, reason, ticket, opened_at, expires_at, second_person, version, mac
       from break_glass_opening where id = $2`,
      [thief.id, id],
    );
    expect((await story.reveal(thief, password)).status).toBe(404);
    expect((await story.as(thief).get(`/accounts/${account}`)).status).toBe(404);
    expect((await story.as(thief).get('/accounts')).body.items).toEqual([]);
    const listed = (await story.as(owner).get(`/accounts/${account}/access`)).body.items;
    expect(listed.filter((row: any) => row.source === 'break_glass')).toEqual([]);
    await sql(`delete from break_glass_opening where id = 'invented'`);
    const [own] = await sql('select mac from break_glass_right where id = $1', [right]);
    await sql(
      `insert into break_glass_right (id, person_id, until, reason, given_by, created_at, version, mac)
       values ('invented', $1, '2026-12-31', 'r', $2, '2026-11-17T08:00:00.000Z', 1, $3)`,
      [thief.id, admin.id, own!['mac']],
    );
    expect((await open(thief)).status).toBe(404);
  });

  it('a right taken back ends what is open by it; one put back by hand opens nothing', async () => {
    const id = await opened();
    const [before] = await sql('select * from break_glass_right where id = $1', [right]);
    const revoke = { reason: 'No longer on call for us' };
    expect((await story.as(owner).post(`/break-glass-rights/${right}/revoke`, revoke)).status).toBe(404);
    expect((await story.as(admin).post(`/break-glass-rights/${right}/revoke`, revoke)).body.live).toBe(false);
    expect((await story.reveal(keeper, password)).status).toBe(404);
    expect((await story.as(admin).get(`/break-glass/${id}`)).body).toMatchObject({ state: 'over', endedBy: admin.id });
    await sql('update break_glass_right set ended_at = null, version = 1, mac = $1 where id = $2', [
      before!['mac'],
      right,
    ]);
    expect((await open()).status).toBe(404);
  });

  it('hr, a frozen person and a leaver release nothing, whatever they have open', async () => {
    await opened();
    await sql('update person set frozen_at = $1 where id = $2', ['2026-11-17T08:00:00.000Z', keeper.id]);
    expect((await story.reveal(keeper, password)).body.code).toBe('vault.person_frozen');
    expect(
      (await story.as(keeper).post(`/credentials/${password}/versions`, { value: { password: 'x' }, reason: REASON }))
        .status,
    ).toBe(423);
    await sql('update person set frozen_at = null where id = $1', [keeper.id]);
    await house().command('admin.create', async (op) => {
      await giveRole(op, house().core.keys.current, keeper.id, 'hr');
      op.record(`person:${keeper.id}`);
    });
    expect((await story.reveal(keeper, password)).status).toBe(403);
    expect((await open()).status).toBe(403);
    // A role that forbids is not switched off by spoiling its row.
    await sql(`update person_role set mac = 'spoilt' where person_id = $1`, [keeper.id]);
    expect((await story.reveal(keeper, password)).body.code).toBe('vault.role');
    expect((await open()).status).toBe(403);
  });

  it('the cut of a departure ends standing rights and openings in the same moment', async () => {
    const id = await opened();
    const hr = await story.person(['hr']);
    const cut = await story.as(hr).post('/offboarding-cases', {
      ...{
        personId: keeper.id,
        scenario: 'hostile',
        lastDay: '2026-11-17',
        reason: 'Dismissed for misconduct',
        cut: true,
      },
    });
    expect(cut.status).toBe(201);
    expect((await story.as(admin).get(`/break-glass/${id}`)).body).toMatchObject({ state: 'over', endedBy: hr.id });
    const rights = await story.as(admin).get(`/break-glass-rights?personId=${keeper.id}&state=live`);
    expect(rights.body.items).toEqual([]);
    expect((await story.reveal(keeper, password)).status).toBe(401);
  });

  it('a frozen account may be opened, releases nothing, and takes a new password', async () => {
    await sql('update account set frozen_at = $1 where id = $2', ['2026-11-17T08:00:00.000Z', account]);
    await opened();
    expect((await story.reveal(keeper, password)).body.code).toBe('vault.account_frozen');
    const stored = await story
      .as(keeper)
      .post(`/credentials/${password}/versions`, { value: { password: 'new' }, reason: REASON });
    expect(stored.status).toBe(201);
  });

  it('whoever holds a live grant relies on that, and owes nothing because of an opening', async () => {
    await story.grant(keeper, account, 'full_control');
    await opened();
    expect((await story.reveal(keeper, password)).status).toBe(200);
    expect((await story.leaves(`where action = 'credential.reveal'`)).at(-1).details.by).toMatch(/^grant:/);
    const owed = await story.as(owner).get('/rotations?state=owed');
    expect(owed.body.items).toEqual([]);
  });

  it('a review written by hand settles nothing', async () => {
    const id = await opened();
    house().clock.forward({ days: 4, hours: 2 });
    await sql(
      `update break_glass_opening set outcome = 'justified', reviewed_by = $1, reviewed_at = $2 where id = $3`,
      [owner.id, '2026-11-18T00:00:00.000Z', id],
    );
    const found = await story.as(admin).get('/findings?kind=break_glass_unreviewed&limit=200');
    expect(found.body.items.map((item: any) => item.subject)).toContain(`opening:${id}`);
  });

  it('no value leaves once an end is committed, however many are under way', async () => {
    const id = await opened();
    const crowd = () => Array.from({ length: 20 }, () => story.reveal(keeper, password));
    const first = crowd();
    const ended = story.as(owner).post(`/break-glass/${id}/end`);
    const answers = await Promise.all([...first, ...crowd()]);
    expect((await ended).status).toBe(200);
    expect(answers.every(({ status }) => status === 200 || status === 404)).toBe(true);
    const leaves = await story.leaves();
    const end = leaves.findIndex(
      (leaf) => leaf.action === 'break_glass.end' && leaf.subjects.includes(`opening:${id}`),
    );
    const after = leaves
      .slice(end)
      .filter((leaf) => leaf.action === 'credential.reveal' && leaf.outcome === 'done' && leaf.actor.id === keeper.id);
    expect(after).toEqual([]);
  });
});
