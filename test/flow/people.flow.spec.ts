import { onBothDatabases } from '../support/house.js';

const REASON = 'Because the story needs it';

onBothDatabases('the directory', (house) => {
  it('keeps people whole: address unique without case, zone, language and dates real, no circle of managers', async () => {
    const admin = await house().given.as(await house().given.registrar());
    const make = (fields: object) => admin.post('/people', { fullName: 'Zoë Lefèvre', ...fields });
    const zoe = (await make({ workEmail: 'Zoe.Lefevre@story.example', department: 'Marque' })).body;
    expect(zoe).toMatchObject({
      workEmail: 'Zoe.Lefevre@story.example',
      kind: 'employee',
      timeZone: 'Europe/Paris',
      roles: ['member'],
      version: 1,
    });
    expect(zoe.startDate).toBe('2026-11-17');
    for (const [fields, status, code] of [
      [{ workEmail: 'ZOE.LEFEVRE@story.example' }, 409, 'people.email_taken'],
      [{ workEmail: 'nobody' }, 400, 'request.invalid'],
      [{ workEmail: 'z1@story.example', timeZone: 'Mars/Olympus' }, 400, 'people.bad_time_zone'],
      [{ workEmail: 'z2@story.example', lastDay: '2026-02-30' }, 400, 'people.bad_date'],
      [{ workEmail: 'z3@story.example', lastDay: '2020-01-01' }, 422, 'people.dates_reversed'],
      [{ workEmail: 'z4@story.example', managerId: 'nobody' }, 422, 'people.unknown_manager'],
      [{ workEmail: 'z5@story.example', salary: 1 }, 400, 'request.invalid'],
      [{ workEmail: 'z6@story.example', kind: 'robot' }, 400, 'request.invalid'],
    ] as const) {
      const answer = await make(fields);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    const two = (await make({ workEmail: 'two@story.example', managerId: zoe.id })).body;
    const three = (await make({ workEmail: 'three@story.example', managerId: two.id })).body;
    for (const managerId of [zoe.id, two.id, three.id]) {
      expect((await admin.patch(`/people/${zoe.id}`, { managerId })).body.code).toBe('people.own_manager');
    }
  });

  it('changes what it was shown and nothing newer', async () => {
    const admin = await house().given.as(await house().given.registrar());
    const person = await house().given.person();
    const shown = await admin.get(`/people/${person.id}`);
    const etag = shown.headers.get('etag') as string;
    expect(etag).toBe(`"${shown.body.version}"`);
    const changed = await admin.patch(`/people/${person.id}`, { department: 'Presse' }, { 'if-match': etag });
    expect([changed.status, changed.body.version]).toEqual([200, shown.body.version + 1]);
    expect((await admin.patch(`/people/${person.id}`, { department: 'Achats' }, { 'if-match': etag })).status).toBe(
      412,
    );
    const same = await admin.patch(`/people/${person.id}`, { department: 'Presse' });
    expect(same.body.version).toBe(changed.body.version);
    expect((await admin.patch(`/people/${person.id}`, { department: null })).body.department).toBeNull();
  });

  it('shows members names, their own record, and no way to find an address out', async () => {
    const other = await house().given.person({
      fullName: 'Étienne Œuvrard',
      workEmail: 'secret.address@story.example',
    });
    const member = await house().given.person();
    const browser = await house().given.signIn(member);
    expect((await browser.get(`/people/${other.id}`)).body).toEqual({ id: other.id, fullName: 'Étienne Œuvrard' });
    expect((await browser.get(`/people/${member.id}`)).body.workEmail).toBe(member.email);
    expect((await browser.get('/people?q=ETIENNE%20oeuvrard')).body.items).toEqual([
      { id: other.id, fullName: 'Étienne Œuvrard' },
    ]);
    for (const query of ['q=secret.address', 'q=story.example', 'q=%7C%20secret'])
      expect((await browser.get(`/people?${query}`)).body.total).toBe(0);
    const all = (await browser.get('/people')).body.total;
    expect((await browser.get('/people?workEmail=secret.address@story.example')).body.total).toBe(all);
    for (const refused of [
      browser.post('/people', {}),
      browser.patch(`/people/${other.id}`, {}),
      browser.post(`/people/${other.id}/freeze`, { reason: REASON }),
    ]) {
      expect((await refused).status).toBe(403);
    }
    const auditor = await house().given.signIn(await house().given.auditor());
    expect((await auditor.get('/people?q=secret.address')).body.items).toMatchObject([
      { id: other.id, workEmail: 'secret.address@story.example' },
    ]);
    expect((await auditor.patch(`/people/${other.id}`, { department: 'X' })).status).toBe(403);
    expect((await auditor.get('/people/nobody')).status).toBe(404);
  });

  it('pages by key, in the order asked for, each person once', async () => {
    for (const name of ['Åsa', 'anna', 'Zed', 'Émile', 'bob'])
      await house().given.person({ fullName: `Page ${name}`, department: 'Paged' });
    const admin = await house().given.as(await house().given.registrar());
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { total: number; nextCursor: string | null; items: { fullName: string }[] } = (
        await admin.get(`/people?department=Paged&limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      ).body;
      expect(page.total).toBe(5);
      names.push(...page.items.map((person: { fullName: string }) => person.fullName.slice(5)));
      cursor = page.nextCursor;
    }
    expect(names).toEqual(['anna', 'Åsa', 'bob', 'Émile', 'Zed']);
    const down = (await admin.get('/people?department=Paged&sort=-workEmail&limit=200')).body.items.map(
      (p: { workEmail: string }) => p.workEmail,
    );
    expect(down).toEqual([...down].sort().reverse());
    expect((await admin.get('/people?cursor=nonsense')).status).toBe(400);
  });

  it('hires again in a new period, and nothing old revives', async () => {
    const admin = await house().given.as(await house().given.registrar());
    const person = await house().given.hr({ startDate: '2024-01-01' });
    const browser = await house().given.signIn(person);
    await admin.patch(`/people/${person.id}`, { lastDay: '2026-10-31' });
    // HR's date cuts nothing by itself, but what relied on the employment ends.
    expect((await browser.get('/session')).status).toBe(401);
    await house().given.signIn(person);
    const back = await admin.patch(`/people/${person.id}`, { startDate: '2026-11-16' });
    expect(back.body).toMatchObject({ startDate: '2026-11-16', lastDay: null, roles: ['member'] });
    const periods = await house().tamper(
      `select start_date, last_day from employment_period where person_id = '${person.id}' order by start_date`,
    );
    expect(periods).toEqual([
      { start_date: '2024-01-01', last_day: '2026-10-31' },
      { start_date: '2026-11-16', last_day: null },
    ]);
    await expect(house().given.signIn(person)).rejects.toThrow('401');
    expect((await admin.patch(`/people/${person.id}`, { startDate: '2026-10-01' })).body.code).toBe(
      'people.periods_overlap',
    );
  });

  it('freezes a person: freshness is void at once, and nobody lifts their own', async () => {
    const [admin, other] = [await house().given.registrar(), await house().given.admin()];
    const [browser, frozen] = [await house().given.as(admin), await house().given.signIn(other)];
    expect((await frozen.get('/session')).body.freshUntil).not.toBeNull();
    expect((await browser.post(`/people/${other.id}/freeze`, { reason: REASON })).body.frozenAt).not.toBeNull();
    expect((await frozen.get('/session')).body.freshUntil).toBeNull();
    expect((await frozen.post(`/people/${other.id}/unfreeze`, { reason: REASON })).body.code).toBe('people.own_freeze');
    expect((await browser.post(`/people/${other.id}/freeze`, {})).body.code).toBe('request.reason_needed');
    expect((await browser.post(`/people/${other.id}/unfreeze`, { reason: REASON })).body.frozenAt).toBeNull();
  });

  it('says what its reader may do with a person, and who is here', async () => {
    const { given } = house();
    const [admin, hr, auditor] = [await given.registrar(), await given.hr(), await given.auditor()];
    const browser = await given.as(hr);
    const created = await browser.post('/people', {
      fullName: 'Ysolde Kermarrec',
      workEmail: 'ysolde@brevanne.example',
      managerId: hr.id,
    });
    const path = `/people/${created.body.id}`;
    expect(created.body).toMatchObject({ managerName: hr.name });
    expect(created.body.can).toEqual(expect.arrayContaining(['person.change', 'person.invite', 'case.open']));
    expect((await (await given.as(admin)).get(`/people/${admin.id}`)).body.can).not.toContain('person.roles');
    expect((await (await given.as(admin)).get(`/people/${hr.id}`)).body.can).not.toContain('person.invite');
    expect((await (await given.as(auditor)).get(path)).body.can).not.toContain('person.change');
    expect((await browser.post(`${path}/suspend-access`, { reason: REASON })).status).toBe(200);
    const can = (await (await given.as(admin)).get(path)).body.can;
    expect([can.includes('person.suspend_access'), can.includes('person.resume_access')]).toEqual([false, true]);
    expect((await browser.get('/people?standing=left')).body.total).toBe(0);
    expect((await browser.get('/people?standing=here&q=ysolde')).body.total).toBe(1);
    const agency = { name: 'Studio Ysolde', contactId: created.body.id };
    expect((await browser.post('/organisations', agency)).body).toMatchObject({
      contactName: 'Ysolde Kermarrec',
      people: 0,
    });
    await browser.patch(path, { organisation: 'studio  ysolde' });
    expect((await browser.get('/organisations?q=ysolde')).body.items).toMatchObject([{ people: 1 }]);
  });
});
