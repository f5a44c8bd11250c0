import { onBothDatabases } from '../support/house.js';

const reason = 'Because the story says so';

onBothDatabases('the public checks a profile', (house) => {
  const verify = async (url: string) =>
    (
      await house()
        .browser()
        .get(`/public/verify?url=${encodeURIComponent(url)}`)
    ).body;

  it('and learns which are official, and nothing about people', async () => {
    const { given } = house();
    const owner = await given.person({ fullName: 'Canary Person' });
    const account = await given.account({
      owner,
      handle: 'maison_brevanne',
      displayName: 'Maison',
      registrationEmail: 'canary@brevanne.example',
      notes: 'canary',
    });
    const found = await verify('https://www.instagram.com/Maison_Brevanne/?igsh=1');
    expect(found).toEqual({
      official: true,
      account: {
        platform: 'instagram',
        handle: 'maison_brevanne',
        displayName: 'Maison',
        brand: null,
        profileUrl: 'https://www.instagram.com/maison_brevanne/',
        language: null,
      },
    });
    const list = await house().browser().get('/public/accounts');
    expect(list.body).toEqual({ items: [found.account], nextCursor: null, total: 1 });
    expect(list.text).not.toMatch(/canary/i);

    const find = async (q: string) =>
      (
        await house()
          .browser()
          .get(`/public/find?q=${encodeURIComponent(q)}`)
      ).body;
    for (const [q, asked] of [
      ['https://www.instagram.com/maison_brevanne', 'link'],
      ['@Maison_Brevanne', 'handle'],
      ['maison_brevanne', 'handle'],
    ] as const) {
      expect([q, await find(q)]).toEqual([q, { asked, accounts: [found.account], impersonations: [] }]);
    }
    expect((await find('maison_brevanne_')).accounts).toEqual([]);
    const overview = await house().browser().get('/public/overview');
    expect(overview.body).toMatchObject({ brands: [{ brand: null, accounts: 1 }] });
    expect(overview.body.platforms).toContainEqual({ id: 'threads', name: 'Threads' });
    expect((await house().browser().get('/public/accounts?brand=Other')).body.total).toBe(0);

    const admin = await given.as(await given.registrar());
    const official = async (status: string) => {
      await admin.post(`/accounts/${account.id}/status`, { status, reason });
      return (await verify('https://www.instagram.com/maison_brevanne')).official;
    };
    for (const [status, expected] of [
      ['dormant', true],
      ['active', true],
      ['compromised', false],
      ['active', true],
      ['lost', false],
    ] as const) {
      expect([status, await official(status)]).toEqual([status, expected]);
    }
    expect((await house().browser().get('/public/accounts')).body.total).toBe(0);
  });

  it('and gets a plain no for everything else', async () => {
    for (const url of [
      'https://www.instagram.com/maison_brevanne_',
      'https://www.linkedin.com/in/somebody',
      'nonsense',
      'https://evil.example/x',
      'javascript:1',
    ]) {
      expect([url, await verify(url)]).toEqual([url, { official: false }]);
    }
    expect((await house().browser().get('/public/verify')).status).toBe(400);
  });

  it('but not for ever', async () => {
    const answers = await Promise.all(Array.from({ length: 90 }, () => house().browser().get('/public/accounts')));
    expect(answers.filter((answer) => answer.status === 429).length).toBeGreaterThan(20);
    expect(answers.find((answer) => answer.status === 429)?.headers.get('retry-after')).toBeTruthy();
  });
});
