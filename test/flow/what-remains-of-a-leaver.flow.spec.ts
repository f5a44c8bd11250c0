import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RecoveryChannels } from '../../src/accounts/recovery-channels.service.js';
import { LogCheck } from '../../src/audit/log-check.service.js';
import { Imports } from '../../src/imports/imports.service.js';
import { checkSignedDocument } from '../../src/ledger/signed-document-check.js';
import { MACHINE } from '../../src/operation/actor.js';
import { APART, HELD } from '../../src/privacy/held.js';
import { namingColumns } from '../../src/privacy/personal-data.queries.js';
import { Erasures } from '../../src/privacy/erasure.service.js';
import type { Somebody } from '../support/given.js';
import { finishGates, tasksOf } from '../support/handover-story.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG } from '../support/house.js';

const REASON = 'Leaves at the end of the month';
const [MAILBOX, PHONE, ADDRESS] = ['oscar.home@boiteperso.example', '+33600000042', 'oscar.leaver@story.example'];

onBothDatabases(
  'what remains of a leaver',
  (house) => {
    let hr: Somebody;
    let admin: Somebody;
    let leaver: Somebody;
    let held: Somebody;
    let closed: { id: string };
    let caseId: string;

    beforeAll(async () => {
      const { given } = house();
      [hr, admin] = [await given.hr(), await given.admin()];
      leaver = await given.person({ fullName: 'Oscar Leaver', workEmail: ADDRESS, externalId: 'RH-42' });
      held = await given.person({ fullName: 'Hanna Held' });
      closed = await given.account({ owner: admin, registrationEmail: MAILBOX, recoveryPhone: PHONE });
      await house().run('service.tend', async (op) => {
        const channels = house().app.get(RecoveryChannels);
        for (const [kind, value] of [
          ['mailbox', MAILBOX],
          ['phone', PHONE],
        ] as const)
          await channels.upsert(op, {
            ...{ kind, value, label: `Of ${ADDRESS}`, belongsTo: 'person', ownerEntity: null, holderId: leaver.id },
            ...{ status: 'active', verifiedOn: null, notes: null },
          });
        op.record('channels');
      });
    });

    const as = (somebody: Somebody) => house().given.as(somebody);
    const NAMED = (table: string): string[] =>
      house().core.database.source.entityMetadatas.flatMap((each) =>
        each.tableName === table ? namingColumns(each) : [],
      );
    const erase = async (id: string, by = admin) =>
      (await as(by)).post(`/people/${id}/erase`, { reason: 'They asked for it by letter' });
    const tend = async (): Promise<void> => {
      await house().run('person.erase_due', (op) => house().app.get(Erasures).eraseDue(op));
    };
    const findings = async (kind: string): Promise<any[]> =>
      (await (await as(admin)).get(`/findings?kind=${kind}&limit=200`)).body.items;

    const dataOf = async (path: string, by: Somebody): Promise<any> => {
      const answer = await (await as(by)).get(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
      return answer;
    };

    it('an employee asks for her own data: her rows, and nobody else in them', async () => {
      const { given } = house();
      const claire = await given.person({ fullName: 'Claire Montfaucon', workEmail: 'claire.m@story.example' });
      const chloe = await given.person({ fullName: 'Chloé Anquetil', managerId: claire.id, startDate: '2021-04-06' });
      const account = await given.account({ owner: chloe, backupOwner: claire, handle: 'brevanne_sav' });
      await given.credential(chloe, account, 'password', { username: 'sav', password: 'never-in-a-file-0001' });
      const reason = 'Réponses aux commentaires, comme CLAIRE MONTFAUCON (claire.m@story.example), dit Chloé Anquetil';
      await given.grant(chloe, account, 'moderator', { reason });
      const { body, text } = await dataOf('/me/personal-data', chloe);
      expect(body.person).toMatchObject({
        ...{
          fullName: 'Chloé Anquetil',
          startDate: '2021-04-06',
          manager: 'une autre personne (responsable hiérarchique)',
        },
      });
      expect(body.accessGrant).toMatchObject([
        {
          ...{ platform: 'instagram', handle: 'brevanne_sav', level: 'moderator' },
          approvedBy: 'une autre personne (l’a approuvé)',
          reason: 'Réponses aux commentaires, comme une autre personne (une autre personne), dit Chloé Anquetil',
        },
      ]);
      expect(body.seat).toMatchObject([{ handle: 'brevanne_sav', seat: 'owner' }]);
      expect(body.exposure).toMatchObject([{ number: 1, kind: 'stored' }]);
      expect(body.namedIn).toContainEqual(expect.objectContaining({ record: 'credentialVersion', as: ['createdBy'] }));
      expect(body.log).toContainEqual(expect.objectContaining({ action: 'person.data', as: 'by' }));
      expect(text).not.toContain('never-in-a-file-0001');
      const others = await house().tamper(`select id, full_name, work_email from person where id <> $1`, [chloe.id]);
      for (const other of others) for (const named of Object.values(other)) expect(text).not.toContain(named);
      for (const { tableName, columns } of house().core.database.source.entityMetadatas)
        for (const row of await house().tamper(`select * from ${tableName}`))
          for (const { databaseName } of columns.filter((column) => row[column.databaseName] === chloe.id))
            expect([tableName, APART.includes(tableName) || NAMED(tableName).includes(databaseName)]).toEqual([
              tableName,
              true,
            ]);
    });

    it('… HR learns nothing of the vault by it, and nobody else anything at all', async () => {
      const { given } = house();
      const chloe = (await (await as(hr)).get('/people?q=anquetil')).body.items[0];
      const { body } = await dataOf(`/people/${chloe.id}/personal-data?lang=en`, hr);
      expect(body.about.leftOut).toContain('exposure');
      expect([body.exposure, body.log.some((entry: any) => entry.action.startsWith('credential.'))]).toEqual([
        undefined,
        false,
      ]);
      expect(body.seat[0].givenBy).toMatch('another person');
      expect((await dataOf(`/people/${chloe.id}/personal-data`, admin)).body.exposure).toHaveLength(1);
      for (const other of [await given.auditor(), leaver])
        expect((await (await as(other)).get(`/people/${chloe.id}/personal-data`)).status).toBe(403);
    });

    it('… nor is a departure in it that nobody is told of', async () => {
      const dominic = await house().given.person({ fullName: 'Dominic Rusk' });
      const quiet = (await dataOf('/me/personal-data', dominic)).body;
      const opened = await (
        await as(hr)
      ).post('/offboarding-cases', {
        personId: dominic.id,
        scenario: 'hostile',
        lastDay: '2026-12-24',
        reason: REASON,
      });
      expect(opened.status).toBe(201);
      const { body, text } = await dataOf('/me/personal-data', dominic);
      expect([text.includes(opened.body.id), text.includes('2026-12-24'), /hostile|case\./.test(text)]).toEqual([
        false,
        false,
        false,
      ]);
      expect({ ...body, about: 0, log: 0, session: 0 }).toEqual({ ...quiet, about: 0, log: 0, session: 0 });
      expect(body.log.length).toBe(quiet.log.length + 1);
    });

    it('every column that is handed out is there', () => {
      for (const { name: table, about, facts, others, texts = [] } of HELD) {
        const there = house().core.database.source.entityMetadatas.find(
          ({ tableName }) => tableName === table,
        )?.columns;
        const names = there?.map(({ databaseName }) => databaseName) ?? [];
        expect([table, [...about, ...facts, ...others, ...texts].filter((name) => !names.includes(name))]).toEqual([
          table,
          [],
        ]);
      }
    });

    it('forgets nobody who is here, or on whom something hangs, whoever asks', async () => {
      expect((await erase(leaver.id)).body.code).toBe('privacy.still_here');
      expect((await erase(leaver.id, hr)).status).toBe(403);
      expect((await erase(admin.id)).body.code).toBe('privacy.still_here');
      await (await as(admin)).post(`/accounts/${closed.id}/retire`, { reason: 'Nobody posts there any more' });
      const opened = await (
        await as(hr)
      ).post('/offboarding-cases', { personId: leaver.id, scenario: 'planned', lastDay: '2026-11-27', reason: REASON });
      expect(opened.status).toBe(201);
      caseId = opened.body.id;
      await (await as(hr)).post(`/offboarding-cases/${caseId}/cut`, { reason: 'The last day is over now' });
      const refused = await erase(leaver.id);
      expect([refused.status, refused.body.code]).toEqual([422, 'privacy.still_needed']);
      expect(refused.body.holds).toEqual(['open_case']);
      await finishGates(house(), caseId, { hr, admin, people: [] });
      const done = await (await as(hr)).post(`/offboarding-cases/${caseId}/close`, { reason: REASON });
      expect([done.status, done.body?.openConditions]).toEqual([200, []]);
    });

    it('a check that comes after the close is worked on after it, and is a shortfall when it is late', async () => {
      const check = (await tasksOf(house(), caseId, hr)).find((task) => task.code === 'C14');
      expect(check.status).toBe('open');
      expect(await findings('follow_up_late')).toEqual([]);
      house().clock.set('2027-01-05T09:00:00.000Z');
      expect(await findings('follow_up_late')).toMatchObject([
        { subject: `task:${check.id}`, detail: expect.stringContaining('C14'), since: '2026-12-27' },
      ]);
      const done = await (
        await as(admin)
      ).post(`/tasks/${check.id}/complete`, { evidence: { text: 'On none of them' } });
      expect([done.status, done.body.status]).toEqual([200, 'done']);
      expect(await findings('follow_up_late')).toEqual([]);
    });

    it('after the time of keeping nothing of how they could be reached is left anywhere', async () => {
      const opened = await (
        await as(hr)
      ).post('/offboarding-cases', { personId: held.id, scenario: 'planned', lastDay: '2027-01-06', reason: REASON });
      await (await as(hr)).post(`/offboarding-cases/${opened.body.id}/cut`, { reason: 'The last day is over now' });
      await house().given.account({ owner: admin, secondFactor: 'totp', secondFactorHolderId: held.id });
      expect((await erase(held.id, await house().given.admin())).body.holds.sort()).toEqual(['channel', 'open_case']);
      house().clock.set('2027-02-20T09:00:00.000Z');
      await expect(tend()).resolves.toBeUndefined();
      expect((await (await as(hr)).get(`/people/${leaver.id}`)).body).toMatchObject({
        workEmail: ADDRESS,
        erasedAt: null,
      });
      house().clock.set('2027-04-20T09:00:00.000Z');
      const found = (await findings('erasure_held')).find(({ personId }) => personId === held.id);
      expect(found).toMatchObject({ subject: `person:${held.id}`, detail: expect.stringContaining('channel') });
      await tend();
      expect((await (await as(hr)).get(`/people/${leaver.id}`)).body).toMatchObject({
        ...{ fullName: 'Oscar Leaver', workEmail: null, erasedAt: expect.stringMatching('^2027-04-20T09') },
      });
      expect((await (await as(hr)).get(`/people/${held.id}`)).body.workEmail).toBe(held.email);
      for (const { tableName } of house().core.database.source.entityMetadatas) {
        const stored = JSON.stringify(await house().tamper(`select * from ${tableName}`)).toLowerCase();
        for (const contact of [MAILBOX, PHONE, ADDRESS])
          expect([tableName, stored.includes(contact)]).toEqual([tableName, false]);
      }
      expect((await tasksOf(house(), caseId, hr)).find((task) => task.code === 'C17')).toMatchObject({
        status: 'done',
        completedBy: 'system',
      });
    });

    it('the log, its proofs and the certificate hold as before, and name who it was', async () => {
      const verdict = await house().command('audit.read', (op) =>
        house().app.get(LogCheck).run(op, { checkpoints: [], notes: [], key: house().core.keeper.verifierKey }),
      );
      expect(verdict).toMatchObject({ ok: true });
      const { body } = await (await as(hr)).get(`/offboarding-cases/${caseId}/certificate`);
      expect(body.certificate.person.name).toBe('Oscar Leaver');
      const key = house().core.keeper.verifierKey;
      expect(checkSignedDocument(JSON.stringify(body), ['certificate'], key).mismatches).toEqual([]);
      const events = (await (await as(admin)).get(`/audit/events?subject=person:${leaver.id}&limit=200`)).body.items;
      expect(events.map((event: { action: string }) => event.action)).toContain('person.erase_due');
      expect(events.every((event: { personal: object }) => Object.keys(event.personal).length === 0)).toBe(true);
    });

    it('takes nothing from whoever is here, though their address was written down as a mailbox of the leaver', async () => {
      const { given } = house();
      const address = 'nadia.neighbour@story.example';
      await given.person({ workEmail: address });
      const gone = await given.person();
      await house().run('service.tend', async (op) => {
        await house()
          .app.get(RecoveryChannels)
          .upsert(op, {
            ...{ kind: 'mailbox', value: address, label: null, belongsTo: 'person', ownerEntity: null },
            ...{ holderId: gone.id, status: 'active', verifiedOn: null, notes: null },
          });
        op.record('channels');
      });
      const told = async (): Promise<number> =>
        (await house().tamper('select field from ledger_personal where lower(payload) = $1', [address])).length;
      const before = await told();
      await house().tamper('update person set cut_at = created_at where id = $1', [gone.id]);
      expect((await erase(gone.id, await given.admin())).status).toBe(200);
      expect([before > 0, await told()]).toEqual([true, before]);
    });

    it('an erased address is free for somebody else; whoever comes back gives theirs again', async () => {
      const browser = await as(hr);
      const file = join(house().directory, 'people.csv');
      const heads = 'external_id,full_name,work_email,kind,organisation,department,manager_email,start_date,last_day';
      writeFileSync(
        file,
        `${heads},absence_from,absence_until,locale,time_zone\nRH-42,Oscar Leaver,${ADDRESS},employee,,,,2024-01-01,2026-11-27,,,fr-FR,Europe/Paris\n`,
      );
      const imported = await house().app.get(Imports).read(MACHINE, 'people', file);
      expect(imported).toMatchObject({ accepted: 0, refused: [{ row: 2, code: 'erased_person' }] });
      const hired = await browser.post('/people', { fullName: 'Olga Leaver', workEmail: ADDRESS });
      expect(hired.status).toBe(201);
      const path = `/people/${leaver.id}`;
      expect((await browser.patch(path, { workEmail: 'oscar@story.example' })).body.code).toBe('people.erased');
      expect((await browser.patch(path, { startDate: '2027-05-01' })).body.code).toBe('people.needs_address');
      expect((await browser.patch(path, { startDate: '2027-05-01', workEmail: ADDRESS })).body.code).toBe(
        'people.email_taken',
      );
      const back = await browser.patch(path, { startDate: '2027-05-01', workEmail: 'oscar@story.example' });
      expect(back.body).toMatchObject({ workEmail: 'oscar@story.example', erasedAt: null });
      expect((await erase(leaver.id, await house().given.admin())).body.code).toBe('privacy.still_here');
      const past = await house().given.person({ lastDay: '2025-01-31' });
      await tend();
      expect((await browser.get(`/people/${past.id}`)).body.workEmail).toBe(past.email);
      const planted = await browser.post('/people', { fullName: 'X', workEmail: `erased-${held.id}@erased.invalid` });
      expect(planted.body.code).toBe('people.bad_email');
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);
