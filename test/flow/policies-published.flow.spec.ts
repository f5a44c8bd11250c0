import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const texts = (word: string) => ({
  fr: { title: 'Charte des comptes officiels', body: `# Article 1\n\n${word} (fr)`, summary: 'Qui parle.' },
  en: { title: 'Official accounts charter', body: `# Article 1\n\n${word} (en)`, summary: 'Who speaks.' },
});
const reason = 'Agreed with the works council';

onBothDatabases('a draft is commented and published by another person', (house) => {
  let author: Somebody;
  let people: Somebody[];
  let asAuthor: Browser;
  let asSecond: Browser;
  let asMember: Browser;
  let asHr: Browser;
  let asAuditor: Browser;

  beforeAll(async () => {
    const { given } = house();
    author = await given.admin({ fullName: 'Ada Author' });
    const member = await given.person({ fullName: 'Mia Member', organisation: 'Brévanne' });
    people = [author, await given.admin(), member, await given.hr(), await given.auditor()];
    await signIn();
  });

  const signIn = async (): Promise<void> => {
    const browsers = await Promise.all(people.map((somebody) => house().given.signIn(somebody)));
    [asAuthor, asSecond, asMember, asHr, asAuditor] = browsers as [Browser, Browser, Browser, Browser, Browser];
  };

  const versions = '/policies/charter/versions';
  const codeOf = async (answer: Promise<{ status: number; body: any }>) => {
    const { status, body } = await answer;
    return [status, body?.code];
  };

  it('is begun by an admin, and nobody else sees it yet', async () => {
    const policy = await asAuthor.post('/policies', { code: 'charter', kind: 'charter', cadence: 'yearly' });
    expect([policy.status, policy.body.versions]).toEqual([201, []]);
    expect(await codeOf(asAuthor.post('/policies', { code: 'charter', kind: 'charter' }))).toEqual([
      409,
      'policies.exists',
    ]);
    for (const browser of [asMember, asHr, asAuditor])
      expect((await browser.post(versions, { texts: texts('x') })).status).toBe(403);
    // Nothing given as null is nothing given.
    const bare = { scope: null, requiresAcknowledgement: null, requiresTraining: null };
    const guide = await asAuthor.post('/policies', { code: 'guide', kind: 'guideline', cadence: null });
    expect([guide.status, guide.body.cadence]).toEqual([201, 'none']);
    expect((await asAuthor.post('/policies/guide/versions', { ...bare, texts: texts('g') })).status).toBe(201);
    expect((await asAuthor.patch('/policies/guide/versions/1', { ...bare, texts: null })).status).toBe(200);
    const draft = await asAuthor.post(versions, { texts: { fr: texts('un').fr, en: null } });
    expect(draft.status).toBe(201);
    expect(draft.body).toMatchObject({ number: 1, state: 'draft', current: false, authorId: author.id, version: 1 });
    expect(await codeOf(asSecond.post(versions, { texts: texts('x') }))).toEqual([409, 'policies.draft_open']);
    expect((await asMember.get(`${versions}/1`)).status).toBe(404);
    expect((await asMember.get('/policies/charter')).status).toBe(404);
    expect((await asMember.get('/policies')).body.items).toEqual([]);
    expect((await asHr.get(`${versions}/1`)).body.title).toEqual({ fr: 'Charte des comptes officiels' });
    expect((await asAuditor.get('/policies/charter')).body.versions).toHaveLength(1);
  });

  it('is written in by its author only, and read by everybody once it is open for comments', async () => {
    expect(await codeOf(asSecond.patch(`${versions}/1`, { texts: texts('x') }))).toEqual([403, 'policies.not_author']);
    const changed = await asAuthor.patch(`${versions}/1`, { texts: { en: texts('one').en } });
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    expect(await codeOf(asMember.post(`${versions}/1/comments`, { text: 'Early' }))).toEqual([
      404,
      'policies.unknown_version',
    ]);
    expect(await codeOf(asAuthor.post(`${versions}/1/open-comments`, { until: '2026-11-16' }))).toEqual([
      422,
      'policies.until_past',
    ]);
    expect((await asAuthor.post(`${versions}/1/open-comments`, { until: '2026-11-19' })).status).toBe(200);
    expect((await asMember.get(`${versions}/1?language=en`)).body.body).toContain('one (en)');
    const can = async (browser: Browser) => (await browser.get(`${versions}/1`)).body.can;
    expect(await can(asMember)).toEqual(['policy.comment']);
    expect(await can(asAuditor)).toEqual([]);
    expect(await can(asAuthor)).toEqual(['policy.comment', 'policy.draft', 'policy.open_comments', 'policy.withdraw']);
    // Publishing waits for the end of the comments.
    expect(await can(asSecond)).toEqual(['policy.comment', 'policy.open_comments', 'policy.withdraw']);
    expect((await asSecond.get('/policies/charter')).body.can).toEqual(['policy.change']);
    const comment = await asMember.post(`${versions}/1/comments`, { text: 'Article 1 forgets the agencies.' });
    expect([comment.status, comment.body.person]).toEqual([201, 'Mia Member']);
    expect((await asHr.post(`${versions}/1/comments`, { text: 'Fine for us.' })).status).toBe(201);
    expect((await asAuditor.post(`${versions}/1/comments`, { text: 'Auditors change nothing.' })).status).toBe(403);
    const first = await asSecond.get(`${versions}/1/comments?limit=1`);
    expect([first.body.total, first.body.items[0].text]).toEqual([2, 'Article 1 forgets the agencies.']);
    const second = await asSecond.get(`${versions}/1/comments?limit=1&cursor=${first.body.nextCursor}`);
    expect([second.body.items[0].text, second.body.nextCursor]).toEqual(['Fine for us.', null]);
    expect(JSON.stringify(await house().tamper('select body from ledger_leaf'))).not.toContain('forgets the agencies');
  });

  it('is published by another person who read this very draft, after the comments, never back in time', async () => {
    const publish = (browser: Browser, more: Record<string, unknown> = {}) =>
      browser.post(`${versions}/1/publish`, { effectiveFrom: '2026-12-01', version: 3, reason, ...more });
    expect(await codeOf(publish(asAuthor))).toEqual([403, 'policies.own_text']);
    expect(await codeOf(publish(asSecond))).toEqual([422, 'policies.comments_open']);
    house().clock.set('2026-11-20T17:00:00.000Z');
    await signIn();
    expect((await asMember.get(`${versions}/1`)).status).toBe(404);
    expect((await asAuthor.patch(`${versions}/1`, { texts: { fr: texts('Changé après lecture').fr } })).status).toBe(
      200,
    );
    expect(await codeOf(publish(asSecond))).toEqual([412, 'policies.changed']);
    expect(await codeOf(publish(asSecond, { version: 4, effectiveFrom: '2026-11-19' }))).toEqual([
      422,
      'policies.backdated',
    ]);
    for (const browser of [asMember, asHr, asAuditor])
      expect((await publish(browser, { version: 4 })).status).toBe(403);
    expect((await asSecond.get(`${versions}/1`)).body).toMatchObject({
      ...{ author: 'Ada Author', approver: null, acceptedOn: null },
      can: expect.arrayContaining(['policy.publish']),
    });
    const published = await publish(asSecond, { version: 4 });
    expect(published.body).toMatchObject({
      state: 'published',
      effectiveFrom: '2026-12-01',
      effectiveTo: null,
      reviewDueOn: '2027-12-01',
      current: true,
      requiresAcknowledgement: true,
    });
    expect(await codeOf(asAuthor.patch(`${versions}/1`, { texts: texts('x') }))).toEqual([409, 'policies.not_draft']);
    expect(await codeOf(publish(asSecond, { version: 5 }))).toEqual([409, 'policies.not_draft']);
    expect((await asMember.get('/policies')).body).toMatchObject({ total: 1, items: [{ code: 'charter' }] });
  });

  it('is overtaken by the next one, which is only for an agency; history stays as it was', async () => {
    const scope = { organisations: ['Lumio Ltd'], personKinds: ['agency'] };
    expect((await asSecond.post(versions, { texts: texts('two'), scope })).body.number).toBe(2);
    const publish = (effectiveFrom: string) =>
      asAuthor.post(`${versions}/2/publish`, { effectiveFrom, version: 1, reason });
    expect(await codeOf(publish('2026-12-01'))).toEqual([422, 'policies.not_after']);
    expect((await publish('2027-01-01')).status).toBe(200);
    const { body } = await asHr.get('/policies/charter');
    expect(body.versions.map((each: any) => [each.number, each.effectiveFrom, each.effectiveTo])).toEqual([
      [1, '2026-12-01', '2026-12-31'],
      [2, '2027-01-01', null],
    ]);
    expect(body.versions[1].scope).toMatchObject({ ...scope, platforms: null, custodiansOnly: false });
    // What concerns the agency alone is nobody else's to read.
    expect((await asMember.get(`${versions}/2`)).status).toBe(404);
    expect((await asMember.get(`${versions}/1`)).status).toBe(200);
  });

  it('is taken back by neither its author nor who still owes it', async () => {
    const withdraw = (browser: Browser, number: number) => browser.post(`${versions}/${number}/withdraw`, { reason });
    expect(await codeOf(withdraw(asSecond, 2))).toEqual([403, 'policies.own_text']);
    expect(await codeOf(withdraw(asAuthor, 2))).toEqual([403, 'policies.own_excuse']);
    const { body } = await asAuthor.get(`${versions}/2?language=en`);
    const accepted = await asAuthor.post(`${versions}/2/acknowledge`, { language: 'en', textHash: body.textHash });
    expect(accepted.status).toBe(201);
    expect((await withdraw(asAuthor, 2)).body).toMatchObject({ state: 'withdrawn', current: false });
    // Withdrawn before it began it overtakes nothing.
    const after = (await asHr.get('/policies/charter')).body.versions;
    expect(after.map((each: any) => [each.number, each.current, each.effectiveTo])).toEqual([
      [1, true, null],
      [2, false, '2026-11-19'],
    ]);
    expect((await asAuthor.post(versions, { texts: texts('three') })).body.number).toBe(3);
    expect((await withdraw(asAuthor, 3)).body.state).toBe('withdrawn');
  });

  it('shows Markdown and nothing that runs, whatever was typed', async () => {
    const attacks = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[a](javascript:alert(1))',
      '[b](JaVaScRiPt:alert(1))',
      '[c](java&#115;cript:alert(1))',
      '[d](data:text/html;base64,PHNjcmlwdD4=)',
      '[e](vbscript:msgbox)',
      '<javascript:alert(1)>',
      '![f](https://tracker.example/pixel.gif)',
      '![g](javascript:alert(1))',
      '[h]: javascript:alert(1)\n\n[h]',
      '[i](https://fine.example/"onmouseover="alert(1))',
      '<a href="javascript:alert(1)">j</a>',
      '`<b>k</b>`',
      '```"><script>alert(1)</script>\nl\n```',
      '[m](//evil.example)',
      '[n](file:///etc/passwd)',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
    ];
    const body = `${attacks.join('\n\n')}\n\n[fine](https://brevanne.example/a?b=1&c=2)\n\n| x | y |\n|---|---|\n| **1** | 2 |`;
    const title = '<svg onload=alert(1)>';
    const drafted = await asAuthor.post(versions, { texts: { fr: { title, body, summary: '<iframe src=x>' } } });
    const { html } = (await asAuthor.get(`${versions}/${drafted.body.number}`)).body;
    const tags = new Set([...String(html).matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name));
    expect([...tags].sort()).toEqual(
      ['a', 'code', 'h1', 'p', 'pre', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr'].sort(),
    );
    const attributes = [...String(html).matchAll(/<[a-z0-9]+((?:\s+[a-z-]+="[^"]*")*)\s*>/gi)].flatMap(([, all]) =>
      [...(all ?? '').matchAll(/([a-z-]+)="([^"]*)"/gi)].map(([, name, value]) => [name, value] as const),
    );
    expect([...new Set(attributes.map(([name]) => name))].sort()).toEqual(['class', 'href', 'rel']);
    for (const [name, value] of attributes)
      if (name === 'href') expect(value).toMatch(/^https:\/\/(fine|brevanne|tracker)\.example\//);
    expect(html).toContain(
      '<a href="https://brevanne.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">fine</a>',
    );
  });
});
