import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';
import { CheckOuts } from '../../src/vault/check-out.service.js';

const REASON = 'Posting for the launch tonight';

onBothDatabases('one person at a time', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let first: Someone;
  let second: Someone;
  let third: Someone;
  let account: string;
  let password: string;

  beforeEach(async () => {
    story ??= new VaultStory(house());
    [owner, first, second, third] = [
      ...[await story.person(), await story.person()],
      ...[await story.person(), await story.person()],
    ] as [Someone, Someone, Someone, Someone];
    account = await story.account();
    await story.seat(owner, account);
    for (const someone of [first, second, third]) await story.grant(someone, account, 'publisher');
    password = await story.stored(owner, account, 'password', { password: 'canary-turn' });
    expect((await policy({})).status).toBe(200);
  });

  const sql = (text: string, values: unknown[] = []) => house().tamper(text, values);
  const policy = (change: object, by = owner) =>
    story.as(by).put(`/accounts/${account}/check-out-policy`, {
      ...{ required: true, minutes: 30, rotateOnReturn: true, reason: 'One person at a time posts', ...change },
    });
  const take = (someone: Someone) => story.as(someone).post(`/accounts/${account}/check-out`, { reason: REASON });
  const giveBack = (someone: Someone) => story.as(someone).delete(`/accounts/${account}/check-out`);
  const shown = async (by = owner) => (await story.as(by).get(`/accounts/${account}/check-out`)).body;
  const tend = () => house().run('check_out.tend', (op) => house().app.get(CheckOuts).tendDue(op));
  const offers = async () =>
    (await sql(`select facts from outbox where topic = 'check_out.offered' order by id`))
      .map((row) => JSON.parse(String(row['facts'])) as { accountId: string; personId: string })
      .filter((facts) => facts.accountId === account)
      .map((facts) => facts.personId);

  it('releases to the holder only, and says to the others who has it since when', async () => {
    expect((await story.reveal(first, password)).body).toMatchObject({
      status: 409,
      code: 'vault.not_checked_out',
      holder: null,
    });
    const taken = await take(first);
    expect(taken).toMatchObject({
      status: 201,
      body: {
        required: true,
        minutes: 30,
        rotateOnReturn: true,
        holder: { personId: first.id },
        queue: [],
        version: 1,
      },
    });
    expect(Date.parse(taken.body.holder.until) - Date.parse(taken.body.holder.since)).toBe(1_800_000);
    expect((await story.reveal(first, password)).status).toBe(200);
    expect((await story.leaves(`where action = 'credential.reveal'`)).at(-1).details.checkOut).toEqual(
      expect.any(String),
    );
    const refused = await story.reveal(second, password);
    expect(refused.body).toMatchObject({ code: 'vault.not_checked_out', holder: taken.body.holder });
    // An owner seat is no way around it, and a stranger learns nothing.
    expect((await story.reveal(owner, password)).status).toBe(409);
    const stranger = await story.person();
    for (const answer of [
      await story.reveal(stranger, password),
      await take(stranger),
      await giveBack(stranger),
      await story.as(stranger).get(`/accounts/${account}/check-out`),
    ])
      expect([answer.status, answer.text.includes(first.id)]).toEqual([404, false]);
  });

  it('keeps a place for whoever asks meanwhile, first come first; asking again changes nothing', async () => {
    expect((await take(first)).status).toBe(201);
    expect((await take(first)).status).toBe(201);
    expect((await take(second)).body).toMatchObject({ status: 409, code: 'vault.checked_out', place: 1 });
    expect((await take(third)).body).toMatchObject({ status: 409, place: 2, holder: { personId: first.id } });
    expect((await take(second)).body).toMatchObject({ status: 409, place: 1 });
    expect((await shown()).queue.map((one: any) => [one.place, one.personId])).toEqual([
      [1, second.id],
      [2, third.id],
    ]);
    expect((await giveBack(first)).status).toBe(204);
    expect(await shown()).toMatchObject({ holder: null, offered: { personId: second.id }, queue: [{ place: 2 }] });
    expect(await offers()).toEqual([second.id]);
    expect((await take(third)).body).toMatchObject({ status: 409, offered: { personId: second.id } });
    expect((await take(first)).body).toMatchObject({ status: 409, place: 3 });
    expect((await giveBack(second)).status).toBe(204);
    expect(await offers()).toEqual([second.id, third.id]);
    expect((await take(third)).body.holder.personId).toBe(third.id);
    expect((await giveBack(second)).body.code).toBe('vault.nothing_held');
  });

  it('is over by the clock, whatever process was killed; whoever does not come loses their turn', async () => {
    await take(first);
    await take(second);
    await take(third);
    house().clock.forward({ minutes: 31 });
    expect((await story.reveal(first, password)).status).toBe(409);
    expect(await shown()).toMatchObject({ holder: null, offered: { personId: second.id } });
    // Nobody wrote that down yet; the job does, and tells the next.
    await tend();
    expect(await offers()).toEqual([second.id]);
    house().clock.forward({ minutes: 16 });
    expect((await take(third)).body.holder.personId).toBe(third.id);
    expect((await story.reveal(third, password)).status).toBe(200);
    const endings = await sql(
      'select person_id, ending from check_out where account_id = $1 and ended_at is not null',
      [account],
    );
    expect(Object.fromEntries(endings.map((row) => [row['person_id'], row['ending']]))).toEqual({
      [first.id]: 'expired',
      [second.id]: 'missed',
    });
  });

  it('what was seen is owed a rotation once it is given back, until there is a newer version', async () => {
    const owed = async () => (await story.as(owner).get('/rotations?state=owed')).body.items as any[];
    await take(first);
    await story.reveal(first, password);
    expect(await owed()).toEqual([]);
    await giveBack(first);
    expect(await owed()).toMatchObject([{ credentialId: password, version: 1, exposedTo: [{ personId: first.id }] }]);
    // Only owed: the next may take it all the same.
    expect((await take(second)).status).toBe(201);
    await sql(`update check_out set rotate_on_return = 'no' where account_id = $1`, [account]);
    expect(await owed()).toHaveLength(1);
    await sql(`update check_out set rotate_on_return = 'yes' where account_id = $1`, [account]);
    const next = { value: { password: 'next' }, reason: 'After the launch of tonight' };
    expect((await story.as(owner).post(`/credentials/${password}/versions`, next)).status).toBe(201);
    expect(await owed()).toEqual([]);
  });

  it('is taken away by an owner seat or an admin with a reason, and by the cut of a departure', async () => {
    await take(first);
    await take(second);
    const force = (by: Someone) =>
      story.as(by).post(`/accounts/${account}/check-out/force-return`, { reason: 'Went home without giving it back' });
    expect((await force(second)).body.code).toBe('vault.not_owner');
    expect((await force(owner)).body).toMatchObject({ holder: null, offered: { personId: second.id } });
    expect((await story.reveal(first, password)).status).toBe(409);
    expect((await force(owner)).body.code).toBe('vault.nothing_held');
    await take(second);
    const hr = await story.person(['hr']);
    const cut = await story.as(hr).post('/offboarding-cases', {
      ...{
        personId: second.id,
        scenario: 'hostile',
        lastDay: '2026-11-17',
        reason: 'Dismissed for misconduct',
        cut: true,
      },
    });
    expect(cut.status).toBe(201);
    expect(await shown()).toMatchObject({ holder: null, offered: null, queue: [] });
    expect((await story.as(hr).get(`/accounts/${account}/check-out`)).status).toBe(403);
  });

  it('the policy is set by whoever answers for the account, and loosened by nobody with the database alone', async () => {
    expect((await policy({ required: false }, first)).body.code).toBe('vault.not_owner');
    expect((await policy({ minutes: 481 })).status).toBe(400);
    const [row] = await sql('select * from check_out_policy where account_id = $1', [account]);
    expect((await policy({ minutes: 60 })).body).toMatchObject({ minutes: 60, version: 2 });
    for (const [change, values] of [
      [`update check_out_policy set required = 'no' where account_id = $1`, []],
      // As it was before, MAC and all.
      ['update check_out_policy set minutes = 30, version = 1, mac = $2 where account_id = $1', [row!['mac']]],
      ['delete from check_out_policy where account_id = $1', []],
    ] as const) {
      await sql(change, [account, ...values]);
      expect((await story.reveal(first, password)).body.code).toBe('vault.not_checked_out');
      expect(await shown()).toMatchObject({ required: true, minutes: 60 });
    }
    await take(first);
    expect((await policy({ required: false })).body).toMatchObject({ required: false, holder: null, version: 3 });
    expect((await story.reveal(second, password)).status).toBe(200);
    expect((await take(second)).body.code).toBe('vault.no_check_out');
  });

  it('a turn invented or prolonged in the database is none, and keeps nobody out', async () => {
    await take(first);
    await sql('update check_out set expires_at = $1 where account_id = $2', ['2026-11-30T00:00:00.000Z', account]);
    expect((await story.reveal(first, password)).body.code).toBe('vault.not_checked_out');
    await sql('update check_out set person_id = $1 where account_id = $2', [third.id, account]);
    expect((await story.reveal(third, password)).body.code).toBe('vault.not_checked_out');
    expect((await take(second)).body.holder.personId).toBe(second.id);
    expect((await story.reveal(second, password)).status).toBe(200);
    await giveBack(second);
    // Put back as it was, MAC and all: the log knows that it ended.
    await sql(`update check_out set ended_at = null, ending = null, version = 1 where person_id = $1`, [second.id]);
    expect((await story.reveal(second, password)).body.code).toBe('vault.not_checked_out');
  });

  it('of many who take it at once exactly one gets it, and after it is given back nothing leaves', async () => {
    const answers = await Promise.all([take(first), take(second), take(third), take(owner)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await shown()).queue.map((one: any) => one.place)).toEqual([1, 2, 3]);
    const holder = [first, second, third, owner].find((_, i) => answers[i]!.status === 201) as Someone;
    const crowd = () => Array.from({ length: 15 }, () => story.reveal(holder, password));
    const before = crowd();
    const returned = giveBack(holder);
    await Promise.all([...before, ...crowd()]);
    expect((await returned).status).toBe(204);
    const leaves = await story.leaves();
    const end = leaves.findLastIndex((leaf) => leaf.action === 'check_out.return');
    const after = leaves.slice(end).filter((leaf) => leaf.action === 'credential.reveal' && leaf.outcome === 'done');
    expect(after).toEqual([]);
  });
});
