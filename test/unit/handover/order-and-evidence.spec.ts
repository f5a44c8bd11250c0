import { attachmentOf, givenEvidence, nameOf } from '../../../src/handover/evidence.rules.js';
import { planTasks } from '../../../src/handover/runbook.rules.js';
import { waitsFor } from '../../../src/handover/waits.rules.js';
import { Failure } from '../../../src/kernel/failure.js';
import { runbooks } from './runbook.shipped.js';

const NOW = new Date('2026-11-17T09:00:00.000Z');
const MODELS = ['shared_login', 'native_roles', 'brand_account', 'tool_mediated', 'phone_bound', 'hybrid'] as const;
const word = {
  step: (code: string) => runbooks.tasks.get(code) ?? null,
  isProofFirst: (id: string) => runbooks.scenarios.get(id)?.order === 'proof_first',
};

describe('gates done in the order of their list never stand still', () => {
  it.each([...runbooks.scenarios.keys()])('%s', (id) => {
    const scenario = runbooks.scenarios.get(id);
    if (!scenario) throw new Error(id);
    const overlays = [...runbooks.scenarios.values()].filter((each) => each.overlay !== null);
    const stuck = [
      ['2026-10-01', 0],
      ['2026-11-20', 60],
      ['2027-03-31', 7],
    ].flatMap(([lastDay, leadDays]) => {
      const about = { primaryExists: true, leadDays: Number(leadDays), overlays };
      const accounts = MODELS.map((model) => ({ accountId: model, model, ...about }));
      const facts = { openedAt: NOW, now: NOW, lastDay: String(lastDay), timeZone: 'Europe/Paris' };
      const tasks = planTasks(runbooks, scenario, accounts, facts)
        .map(({ template, accountId, dueAt }, n) => ({
          ...{ id: String(n).padStart(4, '0'), caseId: 'c', accountId, code: template.id, scenario: id },
          ...{ dueAt: dueAt.toISOString(), status: 'open', verifiedBy: null, handoverId: 'h' },
        }))
        .sort((a, b) => (a.dueAt + a.id < b.dueAt + b.id ? -1 : 1));
      return tasks
        .filter(({ code }) => word.step(code)?.gate)
        .flatMap((task) => {
          const waits = waitsFor(task, tasks, word).map(({ code }) => code);
          task.status = 'verified';
          return waits.length === 0 ? [] : [{ lastDay, account: task.accountId, code: task.code, waits }];
        });
    });
    expect(stuck).toEqual([]);
  });
});

describe('what is taken as a file', () => {
  const sent = (bytes: Buffer | string, type: string, name = 'x') =>
    givenEvidence({
      evidence: undefined,
      text: undefined,
      upload: { name, type, bytes: Buffer.from(bytes), sha256: 'hash' },
    });
  const JPEG = Buffer.from('ffd8ffe000044a46ffda0004000112ff0034ffd9', 'hex');
  const MAIL = 'From: a@story.example\r\nSubject: List\r\n\r\n<html><p>List</p></html>';
  it.each<[string, Buffer | string, string, string, string | null]>([
    ['a picture', JPEG, 'image/jpeg', 'list.JPG', 'list.jpg'],
    [
      'a picture with what a phone hangs on',
      Buffer.concat([JPEG, Buffer.from('SEFT')]),
      'image/jpeg',
      'a.jpg',
      'a.jpg',
    ],
    ['no picture with an archive in it', Buffer.concat([JPEG, Buffer.from('PK\x03\x04')]), 'image/jpeg', 'a.jpg', null],
    ['no picture with a page in it', Buffer.concat([JPEG, Buffer.from('<script>')]), 'image/jpeg', 'a.jpg', null],
    ['a document', '%PDF-1.7\n', 'application/pdf', 'a.pdf', 'a.pdf'],
    ['no document behind something else', 'x%PDF-1.7', 'application/pdf', 'a.pdf', null],
    ['text', 'Ça va\n', 'text/plain; charset=utf-8', 'a.html', 'a.html.txt'],
    ['no text with markup', 'see <SCRIPT src=x>', 'text/plain', 'a.txt', null],
    ['no text that is none', Buffer.from([0xff, 0xfe, 0x41]), 'text/plain', 'a.txt', null],
    ['a table, as some systems call it', 'a;b\n', 'application/vnd.ms-excel', 'a.csv', 'a.csv'],
    ['what nobody claimed, by what it is', 'a;b\n', 'application/octet-stream', 'a.csv', 'a.csv'],
    ['a mail', MAIL, 'message/rfc822', 'a.eml', 'a.eml'],
    ['no mail without a head', 'hello', 'message/rfc822', 'a.eml', null],
    ['no page', '<html></html>', 'text/html', 'a.html', null],
  ])('%s', (_, bytes, type, name, kept) => {
    const given = sent(bytes, type, name);
    expect(given instanceof Failure ? null : given[0]?.file?.name.toLowerCase()).toBe(kept);
  });

  it.each([
    ['..\\..\\boot.ini', 'text/plain', 'boot.ini.txt'],
    ['/etc/.hidden', 'text/plain', 'hidden.txt'],
    ['a"b\r\nX-Header: 1.png', 'image/png', 'abX-Header 1.png'],
    ['', 'application/pdf', 'evidence.pdf'],
    [`${'x'.repeat(300)}.png`, 'image/png', `${'x'.repeat(100)}.png`],
  ])('%j is called without a path', (name, type, kept) => {
    expect(nameOf(name, type)).toBe(kept);
    expect(attachmentOf(kept)).toMatch(/^attachment; filename="[^"\r\n\\]+"; filename\*=UTF-8''[\w%.~-]+$/);
  });
});
