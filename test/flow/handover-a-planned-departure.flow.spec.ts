import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/program.js';
import { originOf, verifierKey } from '../../src/ledger/checkpoint.js';
import type { Certificate } from '../../src/handover/certified.js';
import { bearsOn, differencesOf } from '../../src/handover/certificate-check.rules.js';
import type { Leaf } from '../../src/ledger/leaf.js';
import { checkSignedDocument } from '../../src/ledger/signed-document-check.js';
import type { Somebody } from '../support/given.js';
import { acceptAll, finishGates, tasksOf } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';
import { openPages } from '../support/open-document.js';

const REASON = 'Resigned, contract ends in December';

onBothDatabases('a planned departure, from preview to certificate', (house) => {
  let hr: Somebody;
  let admin: Somebody;
  let leaver: Somebody;
  let backup: Somebody;
  let manager: Somebody;
  let shared: { id: string };
  let page: { id: string };
  let caseId: string;

  beforeAll(async () => {
    const { given } = house();
    [hr, admin, backup, manager] = [await given.hr(), await given.admin(), await given.person(), await given.person()];
    leaver = await given.person({ managerId: manager.id, timeZone: 'Europe/Paris' });
    shared = await given.account({
      owner: leaver,
      backupOwner: backup,
      secondFactor: 'totp',
      secondFactorHolderId: leaver.id,
    });
    page = await given.account({
      owner: leaver,
      platform: 'youtube_brand',
      handle: 'story.channel',
      accessModel: 'brand_account',
    });
    await given.grant(leaver, page, 'full_control');
    await given.credential(leaver, shared, 'password', { username: 'story', password: 'first-secret-0001' });
  });

  const open = async () =>
    (await house().given.as(hr)).post('/offboarding-cases', {
      personId: leaver.id,
      scenario: 'planned',
      lastDay: '2026-12-18',
      reason: REASON,
    });

  it('shows before anybody says a word what hangs on the person', async () => {
    const preview = await (await house().given.as(hr)).get(`/people/${leaver.id}/departure-preview`);
    expect(preview.body.seats).toHaveLength(2);
    expect(preview.body).toMatchObject({
      soleControl: [{ accountId: page.id }],
      soleSeat: [{ accountId: page.id }],
      recoveryChannels: [{ kind: 'second_factor', value: 'totp', accountIds: [shared.id] }],
      owedRotations: [{ accountId: shared.id, version: 1 }],
    });
    const youtube = preview.body.leadTimes.find((lead: { accountId: string }) => lead.accountId === page.id);
    expect(youtube).toMatchObject({ platform: 'youtube_brand', leadDays: 7 });
    expect(preview.body.latestSafeStart).toBe('2026-11-07');
    expect((await (await house().given.as(backup)).get(`/people/${leaver.id}/departure-preview`)).status).toBe(403);
  });

  it('opens without cutting: handovers with their successors, tasks with their days', async () => {
    const opened = await open();
    expect([opened.status, opened.body.status, opened.body.latestSafeStart]).toEqual([201, 'open', '2026-12-08']);
    caseId = opened.body.id;
    expect(opened.body.progress.handovers).toEqual({ total: 2, accepted: 0, completed: 0 });
    expect((await (await house().given.as(leaver)).get('/session')).status).toBe(200);
    const handovers = (await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/handovers`)).body.items;
    const of = (account: { id: string }) =>
      handovers.find((handover: { accountId: string }) => handover.accountId === account.id);
    expect(of(shared)).toMatchObject({
      seats: ['owner'],
      holds: ['second_factor'],
      successorId: backup.id,
      namedBy: 'system',
    });
    expect(of(page)).toMatchObject({ seats: ['owner'], holds: ['sole_control'], successorId: manager.id });
    const tasks = await tasksOf(house(), caseId, hr);
    const task = (code: string, account?: { id: string }) =>
      tasks.find((t) => t.code === code && (!account || t.accountId === account.id));
    expect(task('C02')).toMatchObject({ status: 'done', completedBy: 'system' });
    expect(task('S4', shared)).toMatchObject({
      status: 'open',
      dueAt: '2026-12-18T22:59:59.999Z',
      assigneeId: backup.id,
    });
    expect(task('B2', page)).toMatchObject({ assigneeId: leaver.id, who: 'leaver' });
    expect(task('C12')).toMatchObject({ dueAt: '2026-12-18T17:00:00.000Z', gate: true });
    expect(task('C10', shared)).toMatchObject({ assigneeId: backup.id, needsVerification: true });
  });

  it('lets no right of the leaver grow', async () => {
    const refused = await (
      await house().given.as(admin)
    ).post(`/accounts/${shared.id}/grants`, {
      personId: leaver.id,
      level: 'publisher',
      reason: 'One more thing to do',
    });
    expect(refused.status).toBeGreaterThanOrEqual(403);
    expect(refused.status).toBeLessThan(500);
  });

  it('gives the account to the successor when they accept, and only to them', async () => {
    const handovers = (await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/handovers`)).body.items;
    const mine = handovers.find((handover: { accountId: string }) => handover.accountId === shared.id);
    expect((await (await house().given.as(admin)).post(`/handovers/${mine.id}/accept`)).body.code).toBe(
      'handover.not_successor',
    );
    await acceptAll(house(), caseId, { hr, admin, people: [backup, manager] });
    const seats = (await (await house().given.as(admin)).get(`/accounts/${shared.id}`)).body;
    expect([seats.ownerId, seats.backupOwnerId ?? null]).toEqual([backup.id, null]);
    const again = await (await house().given.as(backup)).post(`/handovers/${mine.id}/accept`);
    expect(again.status).toBe(200);
    expect(
      (await (await house().given.as(hr)).patch(`/handovers/${mine.id}`, { successorId: manager.id })).body.code,
    ).toBe('handover.accepted');
    const c05 = (await tasksOf(house(), caseId, hr)).find((task) => task.code === 'C05');
    expect(c05.status).toBe('done');
  });

  it('takes evidence from whom the task belongs to, and has it seen by somebody else', async () => {
    const tasks = await tasksOf(house(), caseId, hr);
    const proof = tasks.find((task) => task.code === 'C10' && task.accountId === shared.id);
    const complete = async (who: Somebody, evidence: unknown) =>
      (await house().given.as(who)).post(`/tasks/${proof.id}/complete`, { evidence });
    expect((await complete(manager, { text: 'I saw the list' })).status).toBe(404);
    expect((await complete(leaver, { text: 'I saw the list' })).status).not.toBe(200);
    expect((await complete(backup, { link: 'http://insecure.example/list' })).status).toBe(400);
    expect((await complete(backup, {})).body.code).toBe('handover.needs_evidence');
    const done = await complete(backup, { text: 'List of administrators of today, I am on it' });
    expect([done.status, done.body.status, done.body.completedBy]).toEqual([200, 'done', backup.id]);
    expect((await (await house().given.as(backup)).post(`/tasks/${proof.id}/verify`)).body.code).toBe(
      'handover.own_evidence',
    );
    expect((await (await house().given.as(leaver)).post(`/tasks/${proof.id}/verify`)).status).not.toBe(200);
    expect((await (await house().given.as(hr)).post(`/tasks/${proof.id}/verify`)).body.status).toBe('verified');
    const vault = tasks.find((task) => task.code === 'C12');
    expect(
      (await (await house().given.as(hr)).post(`/tasks/${vault.id}/complete`, { evidence: { text: 'Trust me' } })).body
        .code,
    ).toBe('handover.service_task');
  });

  it('what the leaver never saw is renewed once somebody stores the next version, and not before', async () => {
    const owner = await house().given.as(backup);
    const codes = async () =>
      (await tasksOf(house(), caseId, hr)).find((task) => task.code === 'S6' && task.accountId === shared.id).status;
    const { id } = (
      await owner.post(`/accounts/${shared.id}/credentials`, {
        ...{ kind: 'recovery_codes', label: 'Recovery codes', reason: REASON },
        value: { codes: ['story-code-1', 'story-code-2'] },
      })
    ).body;
    expect(await codes()).toBe('open');
    const value = { codes: ['story-code-3', 'story-code-4'] };
    expect((await owner.post(`/credentials/${id}/versions`, { value, reason: REASON })).status).toBe(201);
    expect(await codes()).toBe('done');
  });

  it('closes after the cut, the rotation and the second factor, and waiting is waived by two', async () => {
    await (await house().given.as(hr)).post(`/offboarding-cases/${caseId}/cut`, { reason: 'The last day has come' });
    const stored = (await (await house().given.as(backup)).get(`/accounts/${shared.id}/credentials`)).body.items;
    const credential = stored.find((item: { kind: string }) => item.kind === 'password');
    await (
      await house().given.as(backup)
    ).post(`/credentials/${credential.id}/versions`, {
      value: { username: 'story', password: 'second-secret-0002' },
      reason: 'The owner before me left',
    });
    const wait = (await tasksOf(house(), caseId, hr)).find((task) => task.code === 'B3');
    const waived = await (
      await house().given.as(hr)
    ).post(`/tasks/${wait.id}/waive`, { reason: 'The platform moved it at once', reviewOn: '2027-01-15' });
    expect([waived.status, waived.body.status]).toEqual([200, 'waived']);
    expect((await (await house().given.as(hr)).post(`/tasks/${wait.id}/verify`)).body.code).toBe(
      'handover.own_evidence',
    );
    expect((await (await house().given.as(admin)).post(`/tasks/${wait.id}/verify`)).status).toBe(200);
    await finishGates(house(), caseId, { hr, admin, people: [backup, manager] });
    const early = await (await house().given.as(hr)).post(`/offboarding-cases/${caseId}/close`, { reason: REASON });
    expect(early.body.openConditions).toEqual([
      expect.objectContaining({ code: 'second_factor_holder', subject: `account:${shared.id}` }),
    ]);
    await (await house().given.as(admin)).patch(`/accounts/${shared.id}`, { secondFactorHolderId: backup.id });
    const closed = await (await house().given.as(hr)).post(`/offboarding-cases/${caseId}/close`, { reason: REASON });
    expect([closed.status, closed.body.status]).toEqual([200, 'closed']);
    const { certificate } = (await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/certificate`)).body;
    expect(certificate.accounts).toHaveLength(2);
    expect(certificate.accounts.map((a: { successor: { id: string } }) => a.successor.id).sort()).toEqual(
      [backup.id, manager.id].sort(),
    );
    expect(certificate.exceptions).toEqual([
      expect.objectContaining({ code: 'B3', reviewOn: '2027-01-15', acceptedBy: [hr.id, admin.id] }),
    ]);
    expect(certificate.followUps.map((task: { code: string }) => task.code)).toContain('C14');
  });

  it('anybody with the log’s key can check the certificate, far from this installation', async () => {
    const { body } = await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/certificate`);
    const key = house().core.keeper.verifierKey;
    const mismatchesOf = (document: object, by = key): string[] =>
      checkSignedDocument(JSON.stringify(document), ['certificate'], by).mismatches;
    expect(mismatchesOf(body)).toEqual([]);
    expect(mismatchesOf({ ...body, certificate: { ...body.certificate, exceptions: [] } })).toEqual([
      'signature',
      'leaf',
    ]);
    expect(mismatchesOf({ ...body, leaf: { ...body.leaf, reason: 'Another reason' } })).toEqual(['proof']);
    expect(mismatchesOf({ ...body, proof: { ...body.proof, index: body.proof.index - 1 } })).toEqual(['proof']);
    const { publicKey } = generateKeyPairSync('ed25519');
    const other = Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url');
    expect(mismatchesOf(body, verifierKey(originOf(other), other))).toEqual(['signature', 'checkpoint', 'proof']);
    expect(() => mismatchesOf({ certificate: body.certificate })).toThrow('no signed document');
  });

  it('the log proves each fact it states, and says where it does not', async () => {
    const { body } = await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/certificate`);
    expect(body.certificate).toMatchObject({
      person: { id: leaver.id, name: leaver.name },
      scenarioName: { en: expect.any(String), fr: expect.any(String) },
      rotations: [{ kind: 'password', versions: [{ version: 2, storedBy: backup.id }] }],
      exceptions: [{ signedAt: expect.any(String), reason: 'The platform moved it at once' }],
    });
    expect(JSON.stringify(body.certificate)).not.toContain('@');
    const auditor = await house().given.auditor();
    const log = (await (await house().given.as(auditor)).get('/audit/export')).text;
    const leaves = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Leaf);
    const sha256 = body.leaf.details.certificate.sha256 as string;
    const found = (change: (facts: Certificate) => void, lines = leaves): string[] => {
      const facts = structuredClone(body.certificate) as Certificate;
      change(facts);
      const bearing = lines.filter(bearsOn(facts));
      return differencesOf(facts, bearing, sha256).map(({ fact, kind }) => `${fact} ${kind}`);
    };
    expect(found(() => undefined)).toEqual([]);
    expect(found((facts) => void (facts.times.cutAt = '2026-11-17T08:00:00.000Z'))).toEqual(['cut differs']);
    expect(found((facts) => void (facts.accounts[0]!.successor!.id = leaver.id))).toEqual(['acceptance differs']);
    expect(found((facts) => void (facts.rotations[0]!.versions[0]!.version = 3))).toEqual(['rotation not_logged']);
    expect(found((facts) => void (facts.evidence[0]!.sha256 = sha256))).toEqual(['evidence not_logged']);
    expect(found((facts) => void (facts.exceptions = []))).toEqual(['exception left_out']);
    expect(found((facts) => void (facts.exceptions[0]!.acceptedBy = [hr.id, hr.id]))).toEqual(['verification differs']);
    expect(found((facts) => void (facts.caseId = shared.id))).toContain('opened not_logged');
    expect(
      found(
        () => undefined,
        leaves.filter(({ action }) => action !== 'task.verify'),
      ),
    ).toContain('verification not_logged');
  });

  it('is not carried by the line of another act, however well that one is proved', async () => {
    const { body } = await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/certificate`);
    const auditor = await house().given.as(await house().given.auditor());
    const { index, size } = body.proof;
    const { hashes } = (await auditor.get(`/audit/proof?index=${index - 1}&size=${size}`)).body;
    const leaf = JSON.parse((await auditor.get('/audit/export')).text.split('\n')[index - 1] as string);
    const proof = { index: index - 1, size, hashes };
    const key = house().core.keeper.verifierKey;
    const forged = JSON.stringify({ ...body, leaf, proof });
    expect(checkSignedDocument(forged, ['certificate'], key).mismatches).toEqual(['leaf']);
  });

  it('leads from its own signed head, always the same, to the newest one', async () => {
    const ask = async () => (await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/certificate`)).body;
    const first = await ask();
    await house().given.person();
    await house().run('checkpoint.sign', (op) => house().core.keeper.sign(op.db, '2026-11-18'));
    const later = await ask();
    expect([later.checkpoint, later.proof]).toEqual([first.checkpoint, first.proof]);
    expect(later.latest.consistency.to).toBeGreaterThan(later.proof.size);
    const key = house().core.keeper.verifierKey;
    const mismatchesOf = (document: object): string[] =>
      checkSignedDocument(JSON.stringify(document), ['certificate'], key).mismatches;
    expect(mismatchesOf(later)).toEqual([]);
    const { latest } = later;
    for (const forged of [
      { ...latest, consistency: { ...latest.consistency, hashes: [] } },
      { ...latest, checkpoint: first.checkpoint },
      'none',
    ])
      expect(mismatchesOf({ ...later, latest: forged })).toEqual(['consistency']);
  });

  it('is printed in the reader’s language, with its signature and how to check it', async () => {
    const print = async (query = ''): Promise<Buffer> => {
      const session = await house().given.as(hr);
      const headers = { cookie: [...session.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
      const path = `${house().url}/api/v1/offboarding-cases/${caseId}/certificate?format=pdf${query}`;
      const answer = await fetch(path, { headers });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      return Buffer.from(await answer.arrayBuffer());
    };
    const { body } = await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/certificate`);
    const [french, english] = [await print(), await print('&lang=en')];
    expect((await print()).equals(french)).toBe(true);
    const textOf = async (bytes: Buffer): Promise<string> =>
      (await openPages(bytes)).pages.join(' ').replaceAll('\u00a0', ' ');
    const [fr, en] = [await textOf(french), await textOf(english)];
    for (const part of [
      'Procès-verbal de passation',
      `Personne : ${leaver.name}`,
      'Repreneur',
      'mot de passe',
      'page 1',
    ])
      expect(fr).toContain(part);
    for (const part of ['Handover certificate', backup.name, 'B3', '2027-01-15', 'releve handover verify'])
      expect(en).toContain(part);
    const packed = en.replaceAll(/\s/g, '');
    for (const part of [body.signature, body.leaf.details.certificate.sha256]) expect(packed).toContain(part);
    expect(`${fr}${en}`).not.toContain('@');
    expect(
      (await (await house().given.as(backup)).get(`/offboarding-cases/${caseId}/certificate?format=pdf`)).status,
    ).toBe(403);
  });

  it('… by one command: 0 it holds, 1 it does not, 2 nothing can be said', async () => {
    const { body } = await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/certificate`);
    const [file, key] = ['certificate.json', 'log.pub'].map((name) => join(house().directory, name)) as [
      string,
      string,
    ];
    writeFileSync(key, house().core.keeper.verifierKey);
    const said: string[] = [];
    const spies = (['stdout', 'stderr'] as const).map((name) =>
      jest.spyOn(process[name], 'write').mockImplementation((text) => (said.push(String(text)), true)),
    );
    const verify = (content: string, ...more: string[]): Promise<number> => {
      writeFileSync(file, content);
      return runCommand(['handover', 'verify', file, '--key', key, ...more], {} as never);
    };
    const log = join(house().directory, 'log.jsonl');
    const auditor = await house().given.as(await house().given.auditor());
    const lines = (await auditor.get('/audit/export')).text;
    writeFileSync(log, lines);
    const codes = [
      await verify(JSON.stringify(body)),
      await verify(JSON.stringify({ ...body, certificate: {} })),
      await verify('{'),
      await verify(JSON.stringify(body), '--log', log),
    ];
    writeFileSync(log, lines.replace('The last day has come', 'The last day had come'));
    codes.push(await verify(JSON.stringify(body), '--log', log));
    spies.forEach((spy) => spy.mockRestore());
    expect(codes).toEqual([0, 1, 2, 0, 1]);
    expect(said.join('')).toMatch(
      /entry \d+ of the log names it[^]*was changed[^]*Cannot tell[^]*has its line[^]*not the log of this certificate: edited/,
    );
  });
});
