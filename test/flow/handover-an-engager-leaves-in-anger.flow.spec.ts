import { createHash, verify } from 'node:crypto';
import { openCheckpoint } from '../../src/ledger/checkpoint.js';
import { leafHashText } from '../../src/ledger/leaf.js';
import { canonicalJson } from '../../src/ledger/leaf-encoding.js';
import { verifyInclusion } from '../../src/ledger/proof-check.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';
import { certifiedBy, finishGates } from '../support/handover-story.js';

const REASON = 'Dismissed after an incident';

onBothDatabases('an engager leaves in anger', (house) => {
  let hr: Somebody;
  let admin: Somebody;
  let owner: Somebody;
  let engager: Somebody;
  let account: { id: string };
  let credential: { id: string };
  let caseId: string;

  beforeAll(async () => {
    const { given } = house();
    [hr, admin, owner, engager] = [await given.hr(), await given.admin(), await given.person(), await given.person()];
    account = await given.account({ owner });
    await given.grant(engager, account, 'publisher');
    credential = await given.credential(owner, account, 'password', {
      username: 'story',
      password: 'first-secret-0001',
    });
    const browser = await given.as(engager);
    const seen = await browser.post(`/credentials/${credential.id}/reveal`, { reason: 'Posting the morning news' });
    expect(seen.status).toBe(200);
  });

  it('is previewed: what would be owed, without changing anything', async () => {
    const preview = await (await house().given.as(hr)).get(`/people/${engager.id}/departure-preview`);
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({
      seats: [],
      grants: [{ accountId: account.id, level: 'publisher', past: false }],
      soleControl: [],
      owedRotations: [{ credentialId: credential.id, accountId: account.id, version: 1 }],
      recoveryChannels: [],
    });
  });

  it('is opened and cut in one request: the old session answers 401 at once', async () => {
    const leaver = await house().given.as(engager);
    const opened = await (
      await house().given.as(hr)
    ).post('/offboarding-cases', {
      personId: engager.id,
      scenario: 'hostile',
      lastDay: '2026-11-17',
      reason: REASON,
      cut: true,
    });
    expect([opened.status, opened.body.status]).toEqual([201, 'cut']);
    caseId = opened.body.id;
    expect((await leaver.get('/session')).status).toBe(401);
    const again = await (await house().given.as(hr)).post(`/offboarding-cases/${caseId}/cut`, { reason: REASON });
    expect([again.status, again.body.status, again.body.version]).toEqual([200, 'cut', opened.body.version]);
  });

  it('is refused a second time, naming the case that is open', async () => {
    const again = await (
      await house().given.as(admin)
    ).post('/offboarding-cases', {
      personId: engager.id,
      scenario: 'planned',
      lastDay: '2026-12-01',
      reason: REASON,
    });
    expect([again.status, again.body.code, again.body.caseId]).toEqual([409, 'handover.already_open', caseId]);
  });

  it('owes the rotation, and does not close before', async () => {
    const owed = await (await house().given.as(admin)).get('/rotations?state=owed');
    expect(owed.body.items).toEqual([
      expect.objectContaining({ credentialId: credential.id, accountId: account.id, version: 1 }),
    ]);
    const close = await (await house().given.as(hr)).post(`/offboarding-cases/${caseId}/close`, { reason: REASON });
    expect([close.status, close.body.code]).toEqual([422, 'handover.conditions_open']);
    expect(close.body.openConditions.map((c: { code: string }) => c.code)).toContain('exposed_version');
    const shown = await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}`);
    expect(shown.body.openConditions).toEqual(close.body.openConditions);
  });

  it('sees the rotation task done when the owner stores a newer version', async () => {
    const tasks = async () =>
      (await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/tasks?accountId=${account.id}&limit=200`))
        .body.items;
    const rotation = (items: { code: string }[]) => items.find((task) => task.code === 'S4');
    expect(rotation(await tasks())).toMatchObject({ status: 'open', assigneeId: owner.id, gate: true });
    const stored = await (
      await house().given.as(owner)
    ).post(`/credentials/${credential.id}/versions`, {
      value: { username: 'story', password: 'second-secret-0002' },
      reason: 'The engager left in anger',
    });
    expect(stored.status).toBe(201);
    expect(rotation(await tasks())).toMatchObject({ status: 'done' });
    expect((await (await house().given.as(admin)).get('/rotations?state=owed')).body.items).toEqual([]);
  });

  it('closes once the gates are done, with a certificate anyone can check', async () => {
    await finishGates(house(), caseId, { hr, admin, people: [owner] });
    const closed = await (await house().given.as(hr)).post(`/offboarding-cases/${caseId}/close`, { reason: REASON });
    expect([closed.status, closed.body.status, closed.body.openConditions]).toEqual([200, 'closed', []]);
    const answer = await (await house().given.as(hr)).get(`/offboarding-cases/${caseId}/certificate?format=json`);
    expect(answer.status).toBe(200);
    const { certificate, signature, leaf, proof, checkpoint } = answer.body;
    const bytes = Buffer.from(canonicalJson(certificate), 'utf8');
    expect(verify(null, bytes, certifiedBy(house()), Buffer.from(signature, 'base64'))).toBe(true);
    expect(leaf.details).toMatchObject({
      case: caseId,
      certificate: { sha256: createHash('sha256').update(bytes).digest('base64') },
    });
    const head = openCheckpoint(checkpoint, house().core.keeper.verifierKey);
    expect(head.size).toBe(proof.size);
    const hashes = proof.hashes.map((hash: string) => Buffer.from(hash, 'base64'));
    const leafHash = Buffer.from(leafHashText(canonicalJson(leaf)), 'base64');
    expect(verifyInclusion(leafHash, proof.index, proof.size, hashes, head.root)).toBe(true);
    expect(certificate).toMatchObject({
      caseId,
      person: { id: engager.id },
      scenario: 'hostile',
      rotations: [{ credentialId: credential.id, lastSeenVersion: 1, currentVersion: 2 }],
      exceptions: [],
    });
  });
});
