import { join } from 'node:path';
import { GroupSync } from '../../src/access/group-sync.js';
import { Imports } from '../../src/imports/imports.service.js';
import { newId } from '../../src/kernel/ids.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Answer, Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG, type House } from '../support/house.js';

const reason = 'The spring campaign of the brand';
const brief = ({ status, body }: Answer): unknown[] => [status, body.code];

const as = (house: House, somebody: Somebody): Promise<Browser> => house.given.as(somebody);
const sync = (house: House): Promise<void> => house.run('group.sync', (op) => house.app.get(GroupSync).sync(op));

async function aGroup(house: House, name: string, personIds: string[]): Promise<string> {
  const admin = await as(house, await house.given.registrar());
  const group = await admin.post('/groups', { name });
  expect(group.status).toBe(201);
  if (personIds.length > 0) {
    const joined = await admin.post(`/groups/${group.body.id}/members`, { personIds, reason });
    expect(joined.body).toEqual({ added: personIds.length, issued: 0 });
  }
  return group.body.id as string;
}

const granted = async (house: House, by: Somebody, account: { id: string }, body: object): Promise<Answer> =>
  (await as(house, by)).post(`/accounts/${account.id}/group-grants`, { level: 'publisher', reason, ...body });

const sees = async (house: House, somebody: Somebody, account: { id: string }): Promise<boolean> =>
  (await (await as(house, somebody)).get(`/accounts/${account.id}`)).status === 200;

onBothDatabases(
  'a group is granted, somebody joins, somebody leaves, and the list of 14 March still says who could post',
  (house) => {
    let owner: Somebody;
    let [ann, bob, cleo]: Somebody[] = [];
    let leaver: Somebody;
    let account: { id: string };
    let group: string;
    let groupGrant: string;
    let admin: Browser;
    let auditor: Browser;

    beforeAll(async () => {
      const { given } = house();
      owner = await given.person({ fullName: 'Olive Owner' });
      [ann, bob, cleo] = [
        await given.person({ fullName: 'Ann' }),
        await given.person({ fullName: 'Bob' }),
        await given.person({ fullName: 'Cleo', department: 'Service Client' }),
      ];
      leaver = await given.person({ fullName: 'Lea Leaver' });
      account = await given.account({ owner });
      admin = await as(house(), await given.registrar());
      auditor = await as(house(), await given.auditor());
      group = await aGroup(house(), 'Spring team', [ann.id, owner.id, leaver.id]);
      await house().tamper('update person set leaving_at = $1 where id = $2', ['2026-03-01T09:00:00.000Z', leaver.id]);
    });

    const heldOn = async (day: string): Promise<string[]> => {
      const { body } = await auditor.get(`/accounts/${account.id}/access?asOf=${day}`);
      const rows = body.items.filter((row: { source: string }) => row.source === 'grant');
      const csv = await auditor.get(`/exports/access-list?asOf=${day}`);
      for (const row of rows) {
        expect(row.viaGroup).toEqual({ id: group, name: 'Spring team' });
        expect(csv.text).toContain(`${row.personEmail}`);
        expect(row.reason.startsWith('Spring team: ')).toBe(true);
      }
      return rows.map((row: { person: string }) => row.person).sort();
    };

    it('gives every member who may have it a grant of their own, and says who may not and why', async () => {
      expect(brief(await granted(house(), ann as Somebody, account, { groupId: group }))).toEqual([
        404,
        'account.unknown',
      ]);
      const answer = await granted(house(), owner, account, { groupId: group, until: '2026-12-31', scope: 'campaign' });
      expect(answer.status).toBe(201);
      groupGrant = answer.body.id;
      expect(answer.body).toMatchObject({
        members: 3,
        live: 1,
        scope: 'campaign',
        approvedBy: owner.id,
        standing: true,
      });
      const skipped = answer.body.exceptions.map((one: { personId: string; code: string }) => [one.personId, one.code]);
      expect(new Map(skipped)).toEqual(
        new Map([
          [owner.id, 'access.own_grant'],
          [leaver.id, 'access.person_leaving'],
        ]),
      );
      const again = await granted(house(), owner, account, { groupId: group, scope: 'campaign' });
      expect(brief(again)).toEqual([409, 'access.duplicate_group']);
      const grants = await auditor.get(`/accounts/${account.id}/grants`);
      expect(grants.body.items).toMatchObject([
        {
          personId: ann?.id,
          reason: `Spring team: ${reason}`,
          approvedBy: owner.id,
          viaGroup: { id: group },
          until: '2026-12-31',
        },
      ]);
    });

    it('joining gives it at once, and so does the directory', async () => {
      house().clock.set('2026-03-12T09:00:00.000Z');
      const joined = await admin.post(`/groups/${group}/members`, { personIds: [bob?.id], reason });
      expect(joined.body).toEqual({ added: 1, issued: 1 });
      expect(await sees(house(), bob as Somebody, account)).toBe(true);
      const ruled = await admin.put(`/groups/${group}/rule`, { departments: ['service  client'], reason });
      expect([ruled.status, ruled.body.members, ruled.body.rule.departments]).toEqual([200, 5, ['service  client']]);
      expect(await sees(house(), cleo as Somebody, account)).toBe(true);
      const newcomer = await admin.post('/people', {
        ...{ fullName: 'Nina New', workEmail: 'nina@story.example', department: 'Service Client' },
      });
      expect(newcomer.status).toBe(201);
      expect(await heldOn('2026-03-12')).toEqual(['Ann', 'Bob', 'Cleo', 'Nina New']);
    });

    it('a suspension, another department and leaving the group end it at once', async () => {
      house().clock.set('2026-03-14T09:00:00.000Z');
      expect(await heldOn('2026-03-14')).toEqual(['Ann', 'Bob', 'Cleo', 'Nina New']);
      const asHr = await as(house(), await house().given.hr());
      expect((await asHr.patch(`/people/${cleo?.id}`, { department: 'Comptabilité' })).status).toBe(200);
      expect(await sees(house(), cleo as Somebody, account)).toBe(false);
      expect((await admin.delete(`/groups/${group}/members/${ann?.id}`)).status).toBe(204);
      expect(await sees(house(), ann as Somebody, account)).toBe(false);
      expect(await heldOn('2026-03-14')).toEqual(['Bob', 'Nina New']);
      expect((await admin.post(`/people/${bob?.id}/suspend-access`, { reason })).body.suspended).toBe(1);
      await sync(house());
      expect(await heldOn('2026-03-14')).toEqual(['Nina New']);
      expect(await heldOn('2026-03-13')).toEqual(['Ann', 'Bob', 'Cleo', 'Nina New']);
      house().clock.set('2026-03-20T09:00:00.000Z');
      const resumed = await admin.post(`/people/${bob?.id}/resume-access`, { reason });
      expect(resumed.body.resumed).toMatchObject([{ viaGroup: { name: 'Spring team' }, since: '2026-03-20' }]);
      expect(await heldOn('2026-03-20')).toEqual(['Bob', 'Nina New']);
    });

    it('what was ended by hand stays ended until the member is put in anew', async () => {
      house().clock.set('2026-03-22T09:00:00.000Z');
      const [bobs] = (await auditor.get(`/accounts/${account.id}/grants?state=live&personId=${bob?.id}`)).body.items;
      const asOwner = await as(house(), owner);
      expect(brief(await asOwner.post(`/grants/${bobs.id}/extend`, { until: '2027-01-31', reason }))).toEqual([
        409,
        'access.follows_group',
      ]);
      expect((await asOwner.post(`/grants/${bobs.id}/revoke`, { reason })).status).toBe(200);
      await sync(house());
      expect(await sees(house(), bob as Somebody, account)).toBe(false);
      const shown = await asOwner.get(`/group-grants/${groupGrant}`);
      expect(shown.body.exceptions).toContainEqual(
        expect.objectContaining({ personId: bob?.id, code: 'access.ended_by_hand' }),
      );
      await admin.delete(`/groups/${group}/members/${bob?.id}`);
      expect((await admin.post(`/groups/${group}/members`, { personIds: [bob?.id], reason })).body.issued).toBe(1);
      expect(await heldOn('2026-03-22')).toEqual(['Bob', 'Nina New']);
    });

    it('who joined at a time when they might not is tried again; a cut ends membership and grants', async () => {
      house().clock.set('2026-03-25T09:00:00.000Z');
      await house().tamper('update person set leaving_at = null where id = $1', [leaver.id]);
      await sync(house());
      expect(await heldOn('2026-03-25')).toEqual(['Bob', 'Lea Leaver', 'Nina New']);
      const asHr = await as(house(), await house().given.hr());
      const preview = await asHr.get(`/people/${leaver.id}/departure-preview`);
      expect(preview.body.grants).toHaveLength(1);
      const opened = await asHr.post('/offboarding-cases', {
        ...{ personId: leaver.id, scenario: 'hostile', lastDay: '2026-03-25', reason, cut: true },
      });
      expect(opened.status).toBe(201);
      await sync(house());
      expect(await heldOn('2026-03-25')).toEqual(['Bob', 'Nina New']);
      const past = await admin.get(`/groups/${group}/members?state=past&personId=${leaver.id}`);
      expect(past.body.items).toMatchObject([{ endedOn: '2026-03-25' }]);
    });

    it('members see that they are in, not who else; strangers see nothing; owners and auditors see all', async () => {
      const asBob = await as(house(), bob as Somebody);
      expect((await asBob.get(`/groups/${group}`)).status).toBe(200);
      expect(brief(await asBob.get(`/groups/${group}/members`))).toEqual([403, 'groups.not_reader']);
      expect((await (await as(house(), ann as Somebody)).get(`/groups/${group}`)).status).toBe(404);
      expect((await (await as(house(), owner)).get(`/groups/${group}/members`)).body.total).toBe(3);
      expect((await auditor.get('/groups')).body.items).toMatchObject([{ name: 'Spring team', members: 3 }]);
      expect(brief(await auditor.post(`/groups/${group}/members`, { personIds: [ann?.id], reason }))).toEqual([
        403,
        'door.not_allowed',
      ]);
    });

    it('a revocation ends it for everybody; the end of the group leaves nothing', async () => {
      house().clock.set('2026-04-01T09:00:00.000Z');
      const ended = await (await as(house(), owner)).post(`/group-grants/${groupGrant}/revoke`, { reason });
      expect([ended.status, ended.body.standing]).toEqual([200, false]);
      expect(await heldOn('2026-04-01')).toEqual([]);
      expect(await heldOn('2026-03-31')).toEqual(['Bob', 'Nina New']);
      const anew = await granted(house(), owner, account, { groupId: group });
      expect(anew.body.live).toBe(2);
      expect((await admin.post(`/groups/${group}/end`, { reason })).body.members).toBe(0);
      expect(await heldOn('2026-04-01')).toEqual([]);
      expect(brief(await granted(house(), owner, account, { groupId: group }))).toEqual([409, 'access.group_ended']);
    });

    it.each([
      ['2026-03-11', ['Ann']],
      ['2026-03-12', ['Ann', 'Bob', 'Cleo', 'Nina New']],
      ['2026-03-14', ['Nina New']],
      ['2026-03-20', ['Bob', 'Nina New']],
      ['2026-03-31', ['Bob', 'Nina New']],
      ['2026-04-01', []],
    ])('at the end of %s could post: %j', async (day, names) => expect(await heldOn(day)).toEqual(names));
  },
  { startsAt: '2026-03-01T09:00:00.000Z', settings: SIGNED_IN_FOR_LONG },
);

onBothDatabases(
  'an admin puts herself into a group that gives access',
  (house) => {
    let ada: Somebody;
    let other: Somebody;
    let account: { id: string };
    let group: string;

    beforeAll(async () => {
      const { given } = house();
      ada = await given.admin({ fullName: 'Ada Admin', department: 'Direction' });
      other = await given.admin();
      const owner = await given.person();
      account = await given.account({ owner, criticality: 'high' });
      group = await aGroup(house(), 'Crisis cell', []);
      expect((await granted(house(), owner, account, { groupId: group, level: 'full_control' })).status).toBe(201);
    });

    const holds = async (): Promise<boolean> => {
      const held = await house().tamper(
        'select id from access_grant where person_id = $1 and ended_on is null union all select id from group_member where person_id = $1 and ended_at is null',
        [ada.id],
      );
      return held.length > 0;
    };

    it('not by name, not by a rule, not by her own department, and time does not do it for her', async () => {
      const asAda = await as(house(), ada);
      const named = await asAda.post(`/groups/${group}/members`, { personIds: [other.id, ada.id], reason });
      expect(brief(named)).toEqual([403, 'groups.own_membership']);
      const ruled = await asAda.put(`/groups/${group}/rule`, { departments: ['Direction'], reason });
      expect([ruled.status, ruled.body.members]).toEqual([200, 0]);
      expect((await asAda.patch(`/people/${ada.id}`, { department: 'Presse' })).status).toBe(200);
      expect((await asAda.patch(`/people/${ada.id}`, { department: 'Direction' })).status).toBe(200);
      await sync(house());
      expect(await holds()).toBe(false);
      const second = await aGroup(house(), 'Press room', []);
      const asOther = await as(house(), other);
      await asOther.put(`/groups/${second}/rule`, { departments: ['Presse'], reason });
      await granted(house(), other, account, { groupId: second });
      expect((await asAda.patch(`/people/${ada.id}`, { department: 'Presse' })).status).toBe(200);
      await sync(house());
      expect(await holds()).toBe(false);
    });

    it('nor do dates of one’s own: what somebody would join later by their own act, the timed job does not do for them', async () => {
      const ida = await house().given.admin({ fullName: 'Ida Admin' });
      const third = await aGroup(house(), 'Studio', []);
      await (await as(house(), other)).put(`/groups/${third}/rule`, { departments: ['Studio'], reason });
      await granted(house(), other, account, { groupId: third });
      const moved = await (
        await as(house(), ida)
      ).patch(`/people/${ida.id}`, { department: 'Studio', startDate: '2099-01-01' });
      expect(moved.status).toBe(200);
      await house().tamper('update person set start_date = $1 where id = $2', ['2024-01-01', ida.id]);
      await sync(house());
      const joined = await house().tamper('select id from group_member where person_id = $1', [ida.id]);
      expect(joined).toEqual([]);
    });

    it('another admin can', async () => {
      const asOther = await as(house(), other);
      const joined = await asOther.post(`/groups/${group}/members`, { personIds: [ada.id], reason });
      expect(joined.body).toEqual({ added: 1, issued: 1 });
      expect(await holds()).toBe(true);
      expect((await asOther.delete(`/groups/${group}/members/${ada.id}`)).status).toBe(204);
      expect(await holds()).toBe(false);
    });

    it('nor does somebody who writes the database: planted members, rules and grants to groups are absent', async () => {
      const planter = await house().given.person();
      const when = '2026-01-01T00:00:00.000Z';
      await house().tamper(
        `insert into group_member (id, group_id, person_id, source, since, added_at, added_by, version, mac)
         values ($1, $2, $3, 'hand', '2026-01-01', $4, 'machine', 1, 'bm90IGEgbWFj')`,
        [newId(), group, planter.id, when],
      );
      await house().tamper(
        `insert into group_grant (id, group_id, account_id, level, reason, since, approved_by, created_at, version, mac)
         values ($1, $2, $3, 'publisher', 'Planted', '2026-01-01', $4, $5, 1, 'bm90IGEgbWFj')`,
        [newId(), group, account.id, other.id, when],
      );
      await sync(house());
      const joined = await (await as(house(), other)).post(`/groups/${group}/members`, { personIds: [ada.id], reason });
      expect(joined.body).toEqual({ added: 1, issued: 1 });
      expect(await sees(house(), planter, account)).toBe(false);
      const held = await house().tamper('select id from access_grant where person_id = $1', [planter.id]);
      expect(held).toEqual([]);
      // A real grant through the group whose origin was taken off, so that leaving would not end it, opens nothing.
      await house().tamper('update access_grant set group_grant_id = null where person_id = $1 and ended_on is null', [
        ada.id,
      ]);
      const list = await (await as(house(), other)).get(`/people/${ada.id}/access`);
      expect(list.body.items).toEqual([]);
    });

    it('a file of people lets in and out in the transaction that reads it', async () => {
      const asOther = await as(house(), other);
      const agencies = await aGroup(house(), 'Agencies', []);
      expect((await asOther.put(`/groups/${agencies}/rule`, { kinds: ['agency'], reason })).body.members).toBe(0);
      const file = join(__dirname, '../../sample/people.csv');
      await house().app.get(Imports).read(MACHINE, 'people', file, { dryRun: false });
      expect((await asOther.get(`/groups/${agencies}`)).body.members).toBeGreaterThan(0);
    });

    it('whoever is put in while they are cut is in nothing afterwards', async () => {
      const { given } = house();
      const [asOther, hr] = [await as(house(), other), await as(house(), await given.hr())];
      for (let n = 0; n < 4; n++) {
        const goer = await given.person();
        const groups = await Promise.all([0, 1, 2].map((each) => aGroup(house(), `Cut ${n} ${each}`, [])));
        const cut = { personId: goer.id, scenario: 'hostile', lastDay: '2026-03-01', cut: true, reason };
        const [opened] = await Promise.all([
          hr.post('/offboarding-cases', cut),
          ...groups.map((id) => asOther.post(`/groups/${id}/members`, { personIds: [goer.id], reason })),
        ]);
        expect(opened?.body.status).toBe('cut');
        const left = await house().tamper('select id from group_member where person_id = $1 and ended_at is null', [
          goer.id,
        ]);
        expect(left).toEqual([]);
      }
    });

    it('of changes that race with a revocation nothing is left over', async () => {
      const people = await Promise.all([1, 2, 3, 4].map(() => house().given.person()));
      const team = await aGroup(house(), 'Racing team', [people[0]?.id as string, people[1]?.id as string]);
      const groupGrant = (await granted(house(), other, account, { groupId: team })).body.id;
      const [asOther, asAda] = [await as(house(), other), await as(house(), ada)];
      const answers = await Promise.all([
        asOther.post(`/groups/${team}/members`, { personIds: [people[2]?.id], reason }),
        asAda.post(`/group-grants/${groupGrant}/revoke`, { reason }),
        asOther.post(`/groups/${team}/members`, { personIds: [people[3]?.id], reason }),
        asAda.delete(`/groups/${team}/members/${people[0]?.id}`),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([201, 200, 201, 204]);
      await sync(house());
      const left = await house().tamper('select id from access_grant where group_grant_id = $1 and ended_on is null', [
        groupGrant,
      ]);
      expect(left).toEqual([]);
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);
