import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DepartureImports } from '../../src/imports/departures.import.js';
import { MACHINE } from '../../src/operation/actor.js';
import { Worker } from '../../src/worker/worker.js';
import type { Answer } from '../support/browser.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG, type House } from '../support/house.js';

const SECRET = 'a-secret-that-two-systems-share-0001';
const directory = mkdtempSync(join(tmpdir(), 'releve-hook-'));
const secretFile = join(directory, 'hook.secret');
writeFileSync(secretFile, `${SECRET}\n`);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const seconds = (): number => Math.floor(Date.now() / 1000);
const signed = (body: string, { secret = SECRET, t = seconds() } = {}): string =>
  `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;

let events = 0;
const eventOf = (fields: Record<string, unknown>): string =>
  JSON.stringify({ eventId: `hr-${++events}`, type: 'opened', scenario: 'planned', lastDay: '2027-01-29', ...fields });

/** As the HR system would send it. */
const send = (house: House, body: string, headers: Record<string, string> = {}): Promise<Answer> =>
  house.browser().send('POST', '/hooks/departures', body, { 'x-releve-signature': signed(body), ...headers });

const casesOf = async (house: House, personId: string): Promise<Record<string, unknown>[]> =>
  house.tamper(
    'select id, status, last_day as "lastDay", opened_by as "openedBy" from offboarding_case where person_id = $1 order by id',
    [personId],
  );

const leavesAbout = async (house: House, subject: string): Promise<any[]> =>
  (
    await house.tamper(
      'select l.body from ledger_leaf l join ledger_subject s on s.position = l.position where s.subject = $1 order by l.position',
      [subject],
    )
  ).map((row) => JSON.parse(String(row['body'])));

onBothDatabases(
  'HR tells of a departure',
  (house) => {
    const file = (...rows: string[]): string => {
      const path = join(directory, `${++events}.csv`);
      writeFileSync(path, ['work_email,scenario,last_day,time_zone,reason,country', ...rows].join('\n'));
      return path;
    };
    const read = (path: string, dryRun = false) => house().app.get(DepartureImports).read(MACHINE, path, { dryRun });

    it('by a file: cases are opened and moved, row by row, and the same file again changes nothing', async () => {
      const { given } = house();
      const [one, two, three] = [await given.person(), await given.person({ locale: 'fr-FR' }), await given.person()];
      const rows = [
        `${one.email.toUpperCase()},planned,2027-01-29,Europe/London,Leaves for another house,GB-SCT`,
        `${two.email},planned,2027-02-26,,,`,
        `nobody@story.example,planned,2027-01-29,,,`,
        `${one.email},planned,2027-01-30,,,`,
        `${three.email},holiday,2027-01-29,,,`,
        `${three.email},planned,2027-02-30,,,`,
        `${three.email},planned,2027-01-29,Mars/Base,,`,
      ];
      const refused = ['unknown_person', 'duplicate_person', 'unknown_scenario', 'invalid_value', 'duplicate_person'];
      const rehearsed = await read(file(...rows), true);
      expect([rehearsed.accepted, rehearsed.refused.map(({ code }) => code)]).toEqual([2, refused]);
      expect(await casesOf(house(), one.id)).toEqual([]);
      const done = await read(file(...rows));
      expect(done).toEqual(rehearsed);
      const [kase] = await casesOf(house(), one.id);
      expect(kase).toMatchObject({ status: 'open', lastDay: '2027-01-29', openedBy: 'machine' });
      expect(await read(file(...rows))).toMatchObject({ accepted: 0, unchanged: 2 });

      const moved = await read(file(`${one.email},planned,2027-02-15,,,`, `${two.email},planned,2027-02-26,,,`));
      expect(moved).toMatchObject({ accepted: 1, unchanged: 1, refused: [] });
      expect(await casesOf(house(), one.id)).toEqual([
        expect.objectContaining({ id: kase?.['id'], lastDay: '2027-02-15' }),
      ]);
      // What somebody decided is not undone by a file that has not heard of it.
      const hr = await given.as(await given.hr());
      expect(
        (await hr.post(`/offboarding-cases/${kase?.['id']}/cancel`, { reason: 'Stays with us after all' })).status,
      ).toBe(200);
      const again = await read(file(`${one.email},planned,2027-02-15,,,`));
      expect([again.accepted, again.unchanged, again.findings.map(({ code }) => code)]).toEqual([
        0,
        1,
        ['cancelled_before'],
      ]);
      expect(await read(file(`${two.email},hostile,2027-02-26,,,`), true)).toMatchObject({
        refused: [{ row: 2, code: 'already_open' }],
      });
    });

    it('a file that cannot be read to its end opens no case, and a last day that is over is announced before it cuts', async () => {
      const { given } = house();
      const person = await given.person();
      await expect(read(file(`${person.email},planned,2027-01-29,,,`, '"broken'))).rejects.toMatchObject({
        code: 'import.unreadable',
      });
      expect(await casesOf(house(), person.id)).toEqual([]);
      const late = await read(file(`${person.email},planned,2026-11-13,,,`), true);
      expect(late.findings).toMatchObject([{ row: 2, code: 'ends_at_once' }]);
    });

    it('by a signed message: opened, moved, the same once more, cancelled; the log names the HR system', async () => {
      const { given } = house();
      const leaver = await given.person();
      const { email: workEmail } = leaver;
      const opened = await send(house(), eventOf({ workEmail, country: 'FR' }));
      expect([opened.status, opened.body]).toEqual([200, { caseId: expect.any(String), status: 'opened' }]);
      const { caseId } = opened.body;
      const same = await send(house(), eventOf({ workEmail }));
      expect([same.status, same.body]).toEqual([200, { caseId, status: 'unchanged' }]);
      const moved = await send(house(), eventOf({ type: 'moved', workEmail, lastDay: '2027-02-26' }));
      expect(moved.body).toEqual({ caseId, status: 'moved' });
      expect(await casesOf(house(), leaver.id)).toEqual([
        { id: caseId, status: 'open', lastDay: '2027-02-26', openedBy: 'hr-hook' },
      ]);
      const cancelled = await send(house(), eventOf({ type: 'cancelled', workEmail }));
      expect(cancelled.body).toEqual({ caseId, status: 'cancelled' });
      const leaves = await leavesAbout(house(), `case:${caseId}`);
      expect(leaves.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['case.open', 'case.move', 'case.cancel', 'hook.departures']),
      );
      expect(new Set(leaves.map(({ actor }) => actor.id))).toEqual(new Set(['hr-hook']));
      // No admin's session lends the message its rights, and none is needed.
      const admin = await given.as(await given.admin());
      const plain = await admin.post('/hooks/departures', { workEmail });
      expect(plain.status).toBe(401);
    });

    it('what is not signed as it should be gets one and the same answer; the log says what was wrong and never what was sent', async () => {
      const { given } = house();
      const leaver = await given.person({ workEmail: 'canary-leaver@story.example' });
      const body = eventOf({ workEmail: leaver.email });
      const attempts: [string, string, Record<string, string>][] = [
        ['wrong secret', body, { 'x-releve-signature': signed(body, { secret: 'b'.repeat(40) }) }],
        ['long ago', body, { 'x-releve-signature': signed(body, { t: seconds() - 301 }) }],
        ['in the future', body, { 'x-releve-signature': signed(body, { t: seconds() + 330 }) }],
        ['another body', body.replace('planned', 'hostile'), { 'x-releve-signature': signed(body) }],
        ['another time', body, { 'x-releve-signature': signed(body).replace(/t=\d+/, `t=${seconds() + 1}`) }],
        ['no signature', body, { 'x-releve-signature': '' }],
        ['half a signature', body, { 'x-releve-signature': signed(body).slice(0, -2) }],
        ['a form', body, { 'content-type': 'application/x-www-form-urlencoded' }],
        ['too large', `{"x":"${'x'.repeat(70_000)}"}`, {}],
      ];
      const answers: unknown[] = [];
      for (const [, text, headers] of attempts) {
        const { status, body: problem } = await send(house(), text, headers);
        answers.push([status, problem.code, problem.detail]);
      }
      expect(answers).toEqual(attempts.map(() => [401, 'hook.not_signed', 'The signature does not hold.']));
      expect(await casesOf(house(), leaver.id)).toEqual([]);
      const refused = [];
      for (const why of ['not_signed', 'no_json', 'too_large'])
        refused.push(...(await leavesAbout(house(), `hook:${why}`)));
      // The one of the admin before, and these.
      expect(refused).toHaveLength(attempts.length + 1);
      expect(refused.every(({ actor, outcome }) => actor.id === 'anonymous' && outcome === 'refused')).toBe(true);
      expect(JSON.stringify(refused)).not.toMatch(/canary-leaver|xxxx/);
      expect((await send(house(), '{"eventId": ')).body.code).toBe('hook.unreadable');
    });

    it('no event counts twice, and what may not be done says no more than that', async () => {
      const { given } = house();
      const [leaver, leaving] = [await given.person(), await given.person()];
      const body = eventOf({ workEmail: leaver.email });
      const headers = { 'x-releve-signature': signed(body) };
      expect((await send(house(), body, headers)).status).toBe(200);
      expect((await send(house(), body, headers)).body.code).toBe('hook.seen');
      expect((await send(house(), body, { 'x-releve-signature': signed(body, { t: seconds() + 2 }) })).body.code).toBe(
        'hook.seen',
      );
      const { eventId } = JSON.parse(body) as { eventId: string };
      expect((await send(house(), eventOf({ eventId, workEmail: leaving.email }))).body.code).toBe('hook.seen');

      const refusals = [
        { workEmail: 'nobody@story.example' },
        { workEmail: leaver.email, scenario: 'agency_end' },
        { workEmail: leaving.email, scenario: 'no_such' },
        { workEmail: leaving.email, lastDay: '2026-11-13' },
        { workEmail: leaver.email, type: 'moved', lastDay: '2026-11-13' },
        { workEmail: leaving.email, type: 'cancelled' },
        { workEmail: leaving.email, country: 'ZZ' },
      ];
      const answers: unknown[] = [];
      for (const fields of refusals) {
        const { status, body: problem } = await send(house(), eventOf(fields));
        answers.push([status, problem.code, Object.keys(problem).sort()]);
      }
      expect(answers).toEqual(
        refusals.map(() => [422, 'hook.not_done', ['code', 'detail', 'instance', 'status', 'title', 'type']]),
      );
      expect(await leavesAbout(house(), 'hook:people.unknown')).toMatchObject([
        { actor: { id: 'hr-hook' }, outcome: 'refused' },
      ]);
      expect(await casesOf(house(), leaving.id)).toEqual([]);

      for (const lastDay of [undefined, '2026-02-30']) {
        const { status, body: problem } = await send(house(), eventOf({ workEmail: leaving.email, lastDay }));
        expect([status, problem.errors[0].field]).toEqual([400, 'lastDay']);
      }

      // An immediate departure is prepared; whoever is asked to end access at once is a person.
      const hostile = await send(
        house(),
        eventOf({ workEmail: leaving.email, scenario: 'hostile', lastDay: '2026-11-20', cut: true }),
      );
      expect([hostile.status, hostile.body.status]).toEqual([200, 'opened']);
      expect(await casesOf(house(), leaving.id)).toMatchObject([{ status: 'open' }]);

      await house().tamper("update hook_event set expires_at = '2020-01-01T00:00:00.000Z' where id like 'signature:%'");
      const kept = await house().tamper("select id from hook_event where id like 'event:%'");
      await house().app.get(Worker).tick('hook.purge');
      expect(await house().tamper('select id from hook_event order by id')).toHaveLength(kept.length);
    });

    it('one message replayed at two processes in the same moment opens one case', async () => {
      const { given, kind } = house();
      const leaver = await given.person();
      const twin = kind === 'postgres' ? await house().twin() : null;
      try {
        const body = eventOf({ workEmail: leaver.email });
        const headers = { 'x-releve-signature': signed(body) };
        const at = [house(), twin ?? house(), house(), twin ?? house()];
        const answers = await Promise.all(at.map((each) => send(each, body, headers)));
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
        expect(await casesOf(house(), leaver.id)).toHaveLength(1);
      } finally {
        await twin?.stop();
      }
    });
  },
  { settings: { ...SIGNED_IN_FOR_LONG, departuresHookSecretFile: secretFile } },
);

onBothDatabases(
  'HR tells of a departure, and may end access',
  (house) => {
    it('at once where the departure is an immediate one, and never where it is planned', async () => {
      const { given } = house();
      const [leaver, other] = [await given.person(), await given.person()];
      const hostile = await send(
        house(),
        eventOf({ workEmail: leaver.email, scenario: 'hostile', lastDay: '2026-11-17', cut: true }),
      );
      expect(hostile.status).toBe(200);
      expect(await casesOf(house(), leaver.id)).toMatchObject([{ status: 'cut' }]);
      expect((await send(house(), eventOf({ workEmail: other.email, cut: true }))).body.status).toBe('opened');
      expect(await casesOf(house(), other.id)).toMatchObject([{ status: 'open' }]);
      writeFileSync(secretFile, 'too short\n');
      expect((await send(house(), eventOf({ workEmail: other.email }))).status).toBe(503);
      writeFileSync(secretFile, `${SECRET}\n`);
    });
  },
  { settings: { departuresHookSecretFile: secretFile, departuresHookMayCut: true } },
);
