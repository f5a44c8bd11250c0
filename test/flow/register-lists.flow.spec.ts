import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const NAMES = ['Écrin', 'atelier', 'Zinc', 'Éclat', 'Brévanne', 'brevanne nantes', 'Œuvre', 'Lumio', 'Sorgue', 'Table'];

onBothDatabases('the register is read', (house) => {
  let admin: Browser;
  let owner: Somebody;
  let other: Somebody;
  const ids: string[] = [];

  beforeAll(async () => {
    const { given } = house();
    admin = await given.as(await given.registrar());
    owner = await given.person();
    other = await given.person();
    for (const [n, displayName] of NAMES.entries()) {
      const answer = await admin.post('/accounts', {
        platform: n % 2 === 0 ? 'instagram' : 'tiktok',
        handle: `list_${n}`,
        displayName,
        brand: n < 5 ? 'Brévanne' : 'Lumio',
        criticality: ['high', 'medium', 'low'][n % 3],
        language: 'fr',
        registrationEmail: `Social${n}@brevanne.example`,
        recoveryPhone: '+33639981100',
        notes: n === 7 ? 'Vitrine de Noël, 100 % céramique' : null,
        ownerId: n === 3 ? other.id : owner.id,
      });
      ids.push(answer.body.id);
    }
  });

  const walk = async (by: Browser, query: string, limit = 3): Promise<any[]> => {
    const items: any[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (await by.get(`/accounts?${query}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`)).body;
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  };

  it('by name as people sort, without case and accents', async () => {
    const names = (await walk(admin, 'sort=displayName')).map((item) => item.displayName);
    expect(names).toEqual([
      'atelier',
      'Brévanne',
      'brevanne nantes',
      'Éclat',
      'Écrin',
      'Lumio',
      'Œuvre',
      'Sorgue',
      'Table',
      'Zinc',
    ]);
    expect((await walk(admin, 'sort=-displayName')).map((item) => item.displayName)).toEqual(names.reverse());
  });

  it.each(['handle', '-handle', 'platform', '-platform', 'createdAt', '-createdAt', 'criticality', '-criticality'])(
    'by %s, each account once',
    async (sort) => {
      const items = await walk(admin, `sort=${sort}`, 4);
      expect(items.map((item) => item.id).sort()).toEqual([...ids].sort());
      const rank = (item: any) =>
        sort.includes('criticality')
          ? ['high', 'medium', 'low'].indexOf(item.criticality)
          : item[sort.replace('-', '')];
      const ranks = items.map(rank);
      const sorted = [...ranks].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(ranks).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
    },
  );

  it('by words, with or without accents, none of them a pattern', async () => {
    const found = async (q: string) =>
      (await admin.get(`/accounts?q=${encodeURIComponent(q)}`)).body.items.map((item: any) => item.displayName);
    expect(await found('ecrin')).toEqual(['Écrin']);
    expect(await found('OEUVRE')).toEqual(['Œuvre']);
    expect(await found('noël vitrine')).toEqual(['Lumio']);
    expect(await found('social4@brevanne')).toEqual(['Brévanne']);
    expect(await found('list_3')).toEqual(['Éclat']);
    expect(await found('100 %')).toEqual(['Lumio']);
    expect(await found('%')).toEqual(['Lumio']);
    expect(await found('listX3')).toEqual([]);
    expect(await found("'; drop table account; --")).toEqual([]);
  });

  it('by filters, with an exact total', async () => {
    const cases: [string, number][] = [
      ['', 10],
      ['platform=tiktok', 5],
      [`brand=${encodeURIComponent('Brévanne')}`, 5],
      ['criticality=high', 4],
      ['status=active', 10],
      ['status=closed', 0],
      ['accessModel=hybrid&platform=tiktok', 5],
      ['language=fr&criticality=low', 3],
      ['registrationEmail=social7@brevanne.example', 1],
      ['registrationEmail=SOCIAL7@BREVANNE.EXAMPLE', 1],
      [`recoveryPhone=${encodeURIComponent('+33639981100')}`, 10],
      [`ownerId=${other.id}`, 1],
      ['handle=list_3', 1],
      ['handle=%40LIST_3', 1],
      ['handle=list_3&platform=x', 0],
      ['handle=list.3', 0],
      ['missing=backup_owner', 10],
      ['missing=owner', 0],
      ['missing=brand', 0],
      ['missing=second_factor&platform=tiktok', 5],
      ['frozen=yes', 0],
      ['frozen=no', 10],
    ];
    for (const [query, total] of cases) {
      const { body } = await admin.get(`/accounts?${query}&limit=2`);
      expect([query, body.total, body.items.length]).toEqual([query, total, Math.min(2, total)]);
    }
  });

  it('tells what a pasted address says, and shows a duplicate to those who may see it', async () => {
    const ask = async (by: Browser, url: string): Promise<any> =>
      (await by.get(`/accounts/recognise?url=${encodeURIComponent(url)}`)).body;
    const said = await ask(admin, ' https://WWW.tiktok.com/@LIST_3?lang=fr ');
    expect(said).toMatchObject({
      platform: { id: 'tiktok', name: 'TikTok' },
      profileUrl: 'https://www.tiktok.com/@LIST_3',
      known: [{ id: ids[3], displayName: 'Éclat', status: 'active' }],
    });
    const stranger = await house().given.as(await house().given.person());
    expect((await ask(stranger, 'https://www.tiktok.com/@list_3')).known).toEqual([]);
    expect((await ask(await house().given.as(other), 'https://www.tiktok.com/@list_3')).known).toHaveLength(1);
    expect((await ask(admin, 'https://www.tiktok.com/@nobody_yet')).known).toEqual([]);
    expect((await ask(admin, 'https://www.linkedin.com/in/somebody-else')).code).toBe('account.personal_profile');
    expect((await house().browser().get('/accounts/recognise?url=x')).status).toBe(401);
  });

  it('counts the brands its reader sees', async () => {
    const brands = (await admin.get('/brands/in-use')).body.items;
    expect(brands).toMatchObject([
      { name: 'Brévanne', accounts: 5, accountableId: null },
      { name: 'Lumio', accounts: 5, accountableId: null },
    ]);
    const theirs = (await (await house().given.as(other)).get('/brands/in-use')).body.items;
    expect(theirs).toMatchObject([{ name: 'Brévanne', accounts: 1 }]);
  });

  it('refuses what is no list', async () => {
    const wrong = ['limit=0', 'limit=201', 'sort=notes', 'cursor=nonsense', 'colour=red', 'status=gone', 'missing=id'];
    for (const query of wrong) {
      expect([query, (await admin.get(`/accounts?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('page by page without a gap or a double while others write', async () => {
    const first = (await admin.get('/accounts?sort=displayName&limit=4')).body;
    for (const displayName of ['aaa before the cursor', 'zzz behind it']) {
      await admin.post('/accounts', {
        platform: 'threads',
        handle: displayName.slice(0, 3),
        displayName,
        ownerId: other.id,
      });
    }
    const rest = [...(await walkFrom(first.nextCursor))];
    const seen = [...first.items, ...rest].map((item: any) => item.displayName);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([...NAMES, 'zzz behind it']));
    expect(seen).not.toContain('aaa before the cursor');
  });

  const walkFrom = async (cursor: string): Promise<any[]> => {
    const page: any = (await admin.get(`/accounts?sort=displayName&limit=4&cursor=${cursor}`)).body;
    return [...page.items, ...(page.nextCursor ? await walkFrom(page.nextCursor) : [])];
  };

  it('whole by admins, auditors and hr; by others what they answer for', async () => {
    const { given } = house();
    for (const reader of [await given.hr(), await given.auditor()]) {
      const browser = await given.as(reader);
      expect((await browser.get('/accounts')).body.total).toBe(12);
      expect((await browser.get(`/accounts/${ids[0]}`)).status).toBe(200);
      expect((await browser.post('/accounts', { platform: 'x', handle: 'mine' })).status).toBe(403);
      expect((await browser.patch(`/accounts/${ids[0]}`, { notes: 'mine' })).status).toBe(403);
    }
    const browser = await given.as(other);
    expect((await walk(browser, 'sort=displayName')).map((item) => item.displayName)).toEqual([
      'aaa before the cursor',
      'Éclat',
      'zzz behind it',
    ]);
    expect((await browser.get('/accounts?q=ecrin')).body.total).toBe(0);
    expect((await browser.get(`/accounts/${ids[0]}`)).body).toMatchObject({ status: 404, code: 'account.unknown' });
    expect((await browser.get(`/accounts/${ids[0]}/seats`)).status).toBe(404);
    expect((await browser.get(`/accounts/${ids[3]}`)).body.can.sort()).toEqual([
      'account.access',
      'account.freeze',
      'account.score',
      'document.add',
      'incident.open',
      'reconciliation.show',
      'seat.assign',
    ]);
    expect((await house().browser().get('/accounts')).status).toBe(401);
  });

  it('shows parent and children', async () => {
    const { body: parent } = await admin.post('/accounts', { platform: 'x', handle: 'family', ownerId: owner.id });
    await admin.patch(`/accounts/${ids[3]}`, { parentAccountId: parent.id });
    const above = (await admin.get(`/accounts/${parent.id}`)).body;
    expect(above.childIds).toEqual([ids[3]]);
    expect(above.children).toMatchObject([{ id: ids[3], handle: 'list_3' }]);
    expect((await admin.get(`/accounts/${ids[3]}`)).body.parent).toMatchObject({ id: parent.id, handle: 'family' });
    const browser = await house().given.as(other);
    expect((await browser.get(`/accounts/${ids[3]}`)).body).toMatchObject({ parent: null, parentAccountId: null });
    expect((await admin.patch(`/accounts/${parent.id}`, { parentAccountId: ids[3] })).body.code).toBe(
      'account.parent_loop',
    );
  });
});
