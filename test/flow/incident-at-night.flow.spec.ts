import { createHash, verify } from 'node:crypto';
import { canonicalJson } from '../../src/ledger/leaf-encoding.js';
import type { Answer, Browser } from '../support/browser.js';
import { certifiedBy } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const REASON = 'Somebody posts in our name';
const password = (n: number): object => ({ username: 'night', password: `demo-night-${n}` });

onBothDatabases('an account is taken over at night', (house) => {
  let story: VaultStory;
  let people: Record<'owner' | 'deputy' | 'boss' | 'boss2' | 'hr' | 'auditor' | 'press' | 'stranger', Someone>;
  let account = '';
  let [secret, codes] = ['', ''];
  let id = '';

  const as = (who: keyof typeof people): Browser => story.as(people[who]);
  const code = ({ status, body }: Answer): unknown[] => [status, body?.code ?? null];
  const done = (answer: Answer): any => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
    return answer.body;
  };
  const open = (who: keyof typeof people, more: object = {}): Promise<Answer> =>
    as(who).post(`/accounts/${account}/incidents`, { kind: 'compromised', reason: REASON, ...more });
  const act = (who: keyof typeof people, task: string, verb: string, body: object = {}): Promise<Answer> =>
    as(who).post(`/incidents/${id}/tasks/${task}/${verb}`, body);
  const show = async (who: keyof typeof people = 'boss'): Promise<any> => done(await as(who).get(`/incidents/${id}`));
  const close = (who: keyof typeof people): Promise<Answer> =>
    as(who).post(`/incidents/${id}/close`, { reason: 'The account is ours again' });
  const rotate = (who: keyof typeof people, n: number): Promise<Answer> =>
    as(who).post(`/credentials/${secret}/versions`, { value: password(n), reason: REASON });

  beforeAll(async () => {
    house().clock.set('2026-11-18T02:40:00.000Z');
    story = new VaultStory(house());
    people = {
      owner: await story.person(),
      deputy: await story.person(),
      boss: await story.person(['admin']),
      boss2: await story.person(['admin']),
      hr: await story.person(['hr']),
      auditor: await story.person(['auditor']),
      press: await story.person(),
      stranger: await story.person(),
    };
    account = await story.account();
    await story.seat(people.owner, account);
    await story.seat(people.deputy, account, 'backup_owner');
    secret = await story.stored(people.owner, account, 'password', password(0));
    codes = await story.stored(people.owner, account, 'recovery_codes', { codes: ['demo-a1', 'demo-a2', 'demo-a3'] });
  });

  it('the deputy reports it: from that moment nothing leaves the vault, and everybody who must know is told', async () => {
    expect(code(await open('stranger'))).toEqual([404, 'account.unknown']);
    expect((await open('hr')).status).toBe(403);
    expect((await open('auditor')).status).toBe(403);
    expect(code(await open('deputy', { noticedAt: '2026-11-18T03:40:00Z' }))).toEqual([422, 'incident.bad_time']);
    expect(code(await open('deputy', { kind: 'weather' }))).toEqual([422, 'incident.unknown_kind']);
    const answers = await Promise.all([
      open('deputy', { noticedAt: '2026-11-18T02:30:00Z' }),
      open('deputy', { noticedAt: '2026-11-18T02:30:00Z' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    id = answers.find(({ status }) => status === 201)?.body.id;
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ incidentId: id });
    expect(await show('owner')).toMatchObject({
      ...{ accountId: account, kind: 'compromised', status: 'open', personalData: 'unknown' },
      noticeClock: { startsAt: '2026-11-18T02:30:00.000Z', endsAt: '2026-11-21T02:30:00.000Z', hoursLeft: 71 },
    });
    const seen = done(await as('boss').get(`/accounts/${account}`));
    expect([seen.status, seen.frozenAt]).toEqual(['compromised', expect.any(String)]);
    expect((await story.reveal(people.owner, secret)).status).toBe(423);
    const told = await house().tamper(`select topic, facts from outbox where topic = 'incident.opened'`);
    expect(told).toHaveLength(1);
  });

  it('only those it concerns see it, and nobody lifts the freeze beside it', async () => {
    for (const who of ['boss', 'auditor', 'owner', 'deputy'] as const)
      expect([who, (await as(who).get('/incidents')).body.total]).toEqual([who, 1]);
    const acts = async (who: keyof typeof people): Promise<unknown[]> => {
      const { can, tasks, account: of, openedByName } = await show(who);
      return [can, tasks.find((each: any) => each.code === 'content').can, of.id === account, openedByName !== null];
    };
    const work = ['start', 'complete', 'waive'];
    expect(await acts('boss')).toEqual([['incident.tell', 'incident.steer', 'incident.close'], work, true, true]);
    expect(await acts('deputy')).toEqual([['incident.tell', 'incident.steer'], work, true, true]);
    expect(await acts('auditor')).toEqual([[], [], true, true]);
    expect(done(await as('owner').get('/incidents/kinds')).items.map((kind: any) => kind.id)).toContain('compromised');
    for (const who of ['press', 'stranger', 'hr'] as const) {
      expect([who, (await as(who).get(`/incidents/${id}`)).status]).toEqual([who, 404]);
      expect([who, (await as(who).get(`/incidents/${id}/entries`)).status]).toEqual([who, 404]);
    }
    const lift = await as('boss').post(`/accounts/${account}/unfreeze`, { reason: 'It is probably fine' });
    expect([code(lift), lift.body.incidentId]).toEqual([[409, 'account.incident_open'], id]);
    const mark = await as('boss').post(`/accounts/${account}/status`, { status: 'active', reason: 'Probably fine' });
    expect(code(mark)).toEqual([409, 'account.incident_open']);
    expect((await as('auditor').post(`/incidents/${id}/entries`, { text: 'I was here' })).status).toBe(403);
  });

  it('a timeline grows, and whoever is called may work on it', async () => {
    const tell = (who: keyof typeof people, body: object): Promise<Answer> =>
      as(who).post(`/incidents/${id}/entries`, body);
    done(await tell('deputy', { text: 'Saw a post that is not ours.', at: '2026-11-18T02:25:00Z' }));
    expect((await tell('press', { text: 'May I?' })).status).toBe(404);
    const contacts = (body: object, who: keyof typeof people = 'owner'): Promise<Answer> =>
      as(who).put(`/incidents/${id}/contacts`, body);
    const called = [{ personId: people.press.id, role: 'communication' }];
    const phone = [{ organisation: 'Help desk', reach: '+33 6 12 34 56 78', role: 'platform' }];
    expect(code(await contacts({ people: called, organisations: phone }))).toEqual([422, 'incident.no_phone']);
    expect(code(await contacts({ people: [{ personId: 'nobody', role: 'it' }] }))).toEqual([
      422,
      'incident.unknown_person',
    ]);
    const desk = [{ organisation: 'Help desk', reach: 'https://help.example/hacked', role: 'platform' }];
    expect(done(await contacts({ people: called, organisations: desk })).contacts).toHaveLength(2);
    done(await tell('press', { text: 'Statement is being drafted.' }));
    expect(code(await contacts({ people: [] }, 'press'))).toEqual([403, 'incident.not_owner']);
    const { items } = done(await as('auditor').get(`/incidents/${id}/entries`));
    expect(items.map((entry: any) => entry.text)).toEqual([
      'Saw a post that is not ours.',
      'Statement is being drafted.',
    ]);
    const leaves = JSON.stringify(await story.leaves());
    expect(leaves).not.toMatch(/not ours|being drafted|help\.example/);
  });

  it('every secret older than the incident is owed a change, whoever has seen it, and changing it is how it gets done', async () => {
    const owed = async (who: keyof typeof people): Promise<any[]> =>
      done(await as(who).get('/rotations?state=owed')).items;
    expect((await owed('owner')).map((each) => [each.credentialId, each.reasons, each.exposedTo])).toEqual(
      [secret, codes].sort().map((each) => [each, ['incident'], []]),
    );
    expect(await owed('stranger')).toEqual([]);
    const state = async (task: string): Promise<any> => (await show()).tasks.find((each: any) => each.code === task);
    expect(await state('password')).toMatchObject({ status: 'open', byService: true, gate: true });
    expect(code(await act('owner', 'password', 'complete', { evidence: { text: 'I changed it' } }))).toEqual([
      422,
      'incident.service_task',
    ]);
    done(await rotate('owner', 1));
    expect(await state('password')).toMatchObject({ status: 'done', settled: true });
    expect((await owed('owner')).map((each) => each.credentialId)).toEqual([codes]);
    expect(await state('second_factor')).toMatchObject({ status: 'open', byService: false });
    expect(await state('freeze')).toMatchObject({ status: 'done' });
  });

  it('a second person looks at what asks for it, and nobody at their own', async () => {
    for (const body of [{}, { evidence: null }])
      expect(code(await act('owner', 'evidence', 'complete', body))).toEqual([422, 'incident.needs_evidence']);
    done(await act('press', 'evidence', 'start'));
    done(await act('press', 'evidence', 'complete', { evidence: { text: 'Screenshots are in the safe, folder 12.' } }));
    expect(code(await act('press', 'evidence', 'verify'))).toEqual([403, 'incident.own_evidence']);
    expect(done(await act('owner', 'evidence', 'verify'))).toMatchObject({
      ...{ status: 'verified', settled: true, can: [] },
      verifiedByName: expect.any(String),
    });
    expect(code(await act('owner', 'evidence', 'verify'))).toEqual([409, 'incident.task_over']);
    expect(code(await act('owner', 'sessions', 'verify'))).toEqual([409, 'incident.not_done']);
    expect((await act('owner', 'nothing', 'start')).status).toBe(404);
    for (const task of [
      'sessions',
      'tokens',
      'second_factor',
      'api_tokens',
      'notes',
      'recovery_channels',
      'content',
      'personal_data',
    ])
      done(await act('owner', task, 'complete', { evidence: { link: `https://wiki.example/${task}` } }));
    done(await act('boss', 'recovery_channels', 'verify'));
    const data = { personalData: 'no', reason: 'Only public posts were touched' };
    expect(done(await as('owner').put(`/incidents/${id}/personal-data`, data)).noticeClock).toBeNull();
  });

  it('it cannot be closed while something is open, nor by who opened it; what is left out takes two people', async () => {
    const refused = await close('boss');
    expect([code(refused), refused.body.openConditions]).toEqual([
      [422, 'incident.conditions_open'],
      [
        { code: 'gate_task', subject: 'task:recovery_codes', detail: expect.any(String) },
        { code: 'owed_rotation', subject: `credential:${codes}`, detail: expect.any(String) },
      ],
    ]);
    const waive = (reviewOn: string): Promise<Answer> =>
      act('owner', 'recovery_codes', 'waive', { reviewOn, reason: 'The platform makes none today' });
    expect(code(await waive('2026-11-18'))).toEqual([422, 'incident.bad_review_day']);
    done(await waive('2026-12-01'));
    expect((await close('boss')).body.openConditions).toHaveLength(2);
    expect(code(await act('owner', 'recovery_codes', 'verify'))).toEqual([403, 'incident.own_evidence']);
    done(await act('boss', 'recovery_codes', 'verify'));
    expect(code(await close('deputy'))).toEqual([403, 'incident.own_incident']);
    expect(code(await close('press'))).toEqual([403, 'incident.not_owner']);
    expect((await close('stranger')).status).toBe(404);
    expect((await as('boss').get(`/incidents/${id}/report`)).status).toBe(404);
  });

  it('two close it at once: one of them does, the account is back, and the report is signed and in the log', async () => {
    const answers = await Promise.all([close('boss'), close('boss2')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const seen = done(await as('boss').get(`/accounts/${account}`));
    expect([seen.status, seen.frozenAt]).toEqual(['active', null]);
    expect((await story.reveal(people.owner, secret)).status).toBe(200);
    expect(done(await as('boss').get('/rotations?state=owed')).items).toEqual([]);
    const { report, signature, leaf, proof } = done(await as('auditor').get(`/incidents/${id}/report`));
    const bytes = Buffer.from(canonicalJson(report), 'utf8');
    expect(verify(null, bytes, certifiedBy(house()), Buffer.from(signature, 'base64'))).toBe(true);
    expect(leaf.details.report.sha256).toBe(createHash('sha256').update(bytes).digest('base64'));
    expect(proof.index).toBeLessThan(proof.size);
    expect(report).toMatchObject({
      ...{ incidentId: id, kind: 'compromised', personalData: 'no' },
      timeline: [{ text: 'Saw a post that is not ours.' }, { text: 'Statement is being drafted.' }],
      rotations: [{ credentialId: secret, version: 2 }],
    });
    expect(report.tasks.find((task: any) => task.code === 'recovery_codes')).toMatchObject({
      ...{ status: 'waived', waivedBy: people.owner.id, verifiedBy: people.boss.id, reviewOn: '2026-12-01' },
    });
    expect(JSON.stringify(report)).not.toMatch(/demo-|wiki\.example|folder 12/);
    expect(code(await act('owner', 'lessons', 'complete', { evidence: { text: 'Too late' } }))).toEqual([
      409,
      'incident.closed',
    ]);
  });

  it('harm by a publication stops releases and calls nobody compromised; what was frozen before stays so', async () => {
    done(await as('owner').post(`/accounts/${account}/freeze`, { reason: 'We look into it first' }));
    const opened = done(await open('owner', { kind: 'reputation' }));
    id = opened.id;
    expect(opened.tasks.map((task: any) => task.code)).toEqual([
      ...['evidence', 'freeze', 'content', 'personal_data', 'public_notice', 'lessons'],
    ]);
    const seen = done(await as('boss').get(`/accounts/${account}`));
    expect([seen.status, seen.frozenAt]).toEqual(['active', expect.any(String)]);
    expect(done(await as('boss').get('/rotations?state=owed')).items).toEqual([]);
    for (const task of ['evidence', 'content', 'personal_data'])
      done(await act('owner', task, 'complete', { evidence: { text: 'Kept and withdrawn' } }));
    done(await act('boss', 'evidence', 'verify'));
    done(await close('boss'));
    expect(done(await as('boss').get(`/accounts/${account}`)).frozenAt).toEqual(expect.any(String));
    expect(done(await as('boss').get('/incidents?status=closed')).total).toBe(2);
  });
});
