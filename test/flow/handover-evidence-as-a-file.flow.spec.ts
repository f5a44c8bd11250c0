import { createHash } from 'node:crypto';
import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { tasksOf } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'The evidence of a departure';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sha = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('base64');

onBothDatabases('evidence as a file', (house) => {
  let hr: Somebody;
  let admin: Somebody;
  let owner: Somebody;
  let leaver: Somebody;
  let mailbox: any;
  let fileId: string;

  const as = (somebody: Somebody): Promise<Browser> => house().given.as(somebody);
  const form = (bytes: Buffer | string, type: string, name: string, fields: Record<string, string> = {}): FormData => {
    const data = new FormData();
    for (const [field, value] of Object.entries(fields)) data.append(field, value);
    data.append('file', new Blob([new Uint8Array(Buffer.from(bytes))], { type }), name);
    return data;
  };
  const send = async (by: Somebody, path: string, data: FormData) => (await as(by)).post(path, data);
  const evidenceOf = async (by: Somebody, taskId: string) => (await as(by)).get(`/tasks/${taskId}/evidence`);

  beforeAll(async () => {
    const { given } = house();
    [hr, admin, owner, leaver] = [await given.hr(), await given.admin(), await given.person(), await given.person()];
    const account = await given.account({ owner });
    await given.grant(leaver, account, 'publisher');
    const page = await given.account({ owner: leaver, backupOwner: owner });
    const opened = await (
      await as(hr)
    ).post('/offboarding-cases', { personId: leaver.id, scenario: 'hostile', lastDay: '2026-12-18', reason: REASON });
    const tasks = await tasksOf(house(), opened.body.id, hr);
    mailbox = tasks.find((task) => task.code === 'S2' && task.accountId === page.id);
  });

  it('is refused when it is not what it is called, is markup, is two things at once, is empty or comes with a crowd', async () => {
    const to = `/tasks/${mailbox.id}/complete`;
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const polyglot = Buffer.concat([PNG, Buffer.from('<html><script>alert(1)</script></html>')]);
    for (const data of [
      form(PNG, 'application/pdf', 'list.pdf'),
      form('MZ\u0000\u0001', 'image/png', 'list.png'),
      form(svg, 'image/svg+xml', 'list.svg'),
      form(svg, 'text/plain', 'list.txt'),
      form(polyglot, 'image/png', 'list.png'),
      form('', 'text/plain', 'empty.txt'),
    ]) {
      const refused = await send(owner, to, data);
      expect([refused.status, refused.body.code]).toEqual([422, 'handover.bad_file']);
    }
    const two = form(PNG, 'image/png', 'one.png');
    two.append('file', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), 'two.png');
    const crowd = form(PNG, 'image/png', 'one.png');
    for (let n = 0; n < 50; n++) crowd.append(`field${n}`, 'x');
    const large = form(Buffer.alloc(11 * 1024 * 1024, 'a'), 'text/plain', 'large.txt');
    for (const data of [two, crowd, large, form(PNG, 'image/png', 'a.png', { text: 'x'.repeat(20_000) })])
      expect([(await send(owner, to, data)).status]).toEqual([413]);
    expect((await send(owner, to, form(PNG, 'image/png', 'a.png', { taskIds: 'x' }))).status).toBe(400);
    expect((await send(owner, to, form(PNG, 'image/png', 'a.png', { text: 'a\u0000b c' }))).status).toBe(400);
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await (await as(owner)).post(to, '--x\r\nnonsense', broken)).body.code).toBe('request.bad_form');
    expect((await (await as(owner)).post('/session/step-up', '--x--', broken)).status).toBe(415);
    expect((await evidenceOf(owner, mailbox.id)).body).toMatchObject({ total: 0, items: [] });
  });

  it('is taken with what is said of it: hash, name without a path, and the task is done', async () => {
    const sent = form(PNG, 'image/png', '../../etc/passwd\u202egnp.html', { text: 'The mailbox of the department' });
    const done = await send(owner, `/tasks/${mailbox.id}/complete`, sent);
    expect([done.status, done.body.status, done.body.completedBy]).toEqual([200, 'done', owner.id]);
    const { items } = (await evidenceOf(hr, mailbox.id)).body;
    expect(items).toEqual([
      expect.objectContaining({ kind: 'file', sha256: sha(PNG), addedBy: owner.id, intact: true }),
      expect.objectContaining({ kind: 'text', text: 'The mailbox of the department', intact: true }),
    ]);
    expect(items[0].file).toEqual({
      name: expect.stringMatching(/^[^/\\]+\.png$/),
      type: 'image/png',
      size: PNG.length,
    });
    expect(items[0].file.name).not.toMatch(/\u202e|etc/);
    fileId = items[0].id;
    const leaf = (await (await as(admin)).get(`/audit/events?subject=evidence:${fileId}`)).body.items[0];
    expect(JSON.stringify(leaf)).toContain(sha(PNG));
    const [row] = await house().tamper('select sealed from evidence_file');
    expect(String(row?.['sealed'])).not.toContain(PNG.toString('base64').slice(0, 40));
  });

  it('is had by those who see the task, as a file and never in place; nobody else learns that it is there', async () => {
    const file = await (await as(hr)).get(`/evidence/${fileId}/file`);
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-length')]).toEqual([
      200,
      'image/png',
      String(PNG.length),
    ]);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[ -~]+\.png"; filename\*=UTF-8''/);
    expect(file.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect([file.headers.get('x-content-type-options'), file.headers.get('cache-control')]).toEqual([
      'nosniff',
      'no-store',
    ]);
    const stranger = await house().given.person();
    for (const somebody of [stranger, leaver]) {
      expect((await (await as(somebody)).get(`/evidence/${fileId}/file`)).status).toBe(404);
      expect((await evidenceOf(somebody, mailbox.id)).status).toBe(404);
      const added = await send(somebody, `/tasks/${mailbox.id}/evidence`, form(PNG, 'image/png', 'mine.png'));
      expect(added.status).toBe(404);
    }
    expect((await house().browser().get(`/evidence/${fileId}/file`)).status).toBe(401);
  });

  it('more may be added to what is done, not the same again, and whoever added some does not verify it', async () => {
    const to = `/tasks/${mailbox.id}/evidence`;
    expect((await send(owner, to, form(PNG, 'image/png', 'again.png'))).body.code).toBe('handover.same_evidence');
    const added = await send(owner, to, form('address;owner\r\n', 'text/csv', 'boîtes.csv'));
    expect([added.status, added.body.items[0].file]).toEqual([201, { name: 'boîtes.csv', type: 'text/csv', size: 15 }]);
    const csv = await (await as(owner)).get(`/evidence/${added.body.items[0].id}/file`);
    expect([csv.text, csv.headers.get('content-disposition')]).toEqual([
      'address;owner\r\n',
      `attachment; filename="boites.csv"; filename*=UTF-8''bo%C3%AEtes.csv`,
    ]);
    expect((await (await as(owner)).post(`/tasks/${mailbox.id}/verify`)).body.code).toBe('handover.own_evidence');
  });

  it('says when somebody changed it in the database', async () => {
    const { items } = (await evidenceOf(hr, mailbox.id)).body;
    await house().tamper('update task_evidence set content = $1, hash = $2 where id = $3', [
      'Another text',
      sha('Another text'),
      items[1].id,
    ]);
    await house().tamper(
      'update evidence_file set sealed = (select sealed from evidence_file where evidence_id = $1)',
      [items[2].id],
    );
    const now = (await evidenceOf(hr, mailbox.id)).body.items;
    expect(now.map((item: { intact: boolean }) => item.intact)).toEqual([true, false, true]);
    const file = await (await as(hr)).get(`/evidence/${fileId}/file`);
    expect([file.status, file.body.code]).toEqual([503, 'handover.integrity']);
  });
});
