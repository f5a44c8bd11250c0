import { openCheckpoint } from '../../src/ledger/checkpoint.js';
import { leafHash, parseLeaf } from '../../src/ledger/leaf.js';
import { verifyConsistency, verifyInclusion } from '../../src/ledger/proof-check.js';
import { verifyLog } from '../../src/ledger/verifier.js';
import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
const all = (texts: string[]): Buffer[] => texts.map(bytes);

onBothDatabases('an auditor reads the log and trusts nobody', (house) => {
  let auditor: Browser;
  let who: Somebody;
  let key: string;

  beforeAll(async () => {
    const { given } = house();
    who = await given.auditor({ fullName: 'Odile Audit' });
    auditor = await given.as(who);
    for (let i = 0; i < 5; i++) await given.person({ fullName: `Member ${i}` });
    key = (await auditor.get('/audit/key')).text;
  });

  it('finds events newest first, page by page, without a gap', async () => {
    const seen: number[] = [];
    for (let cursor = ''; ;) {
      const { status, body } = await auditor.get(`/audit/events?limit=3${cursor}`);
      expect(status).toBe(200);
      seen.push(...body.items.map((event: any) => event.index));
      expect(body.total).toBeGreaterThanOrEqual(seen.length);
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => seen.length - 1 - i));
  });

  it('finds them oldest first too', async () => {
    const { body } = await auditor.get('/audit/events?sort=index&limit=2');
    expect(body.items.map((event: any) => event.index)).toEqual([0, 1]);
    const next = await auditor.get(`/audit/events?sort=index&limit=2&cursor=${body.nextCursor}`);
    expect(next.body.items.map((event: any) => event.index)).toEqual([2, 3]);
  });

  it.each([
    ['action', () => 'action=session.confirm', (event: any) => event.action === 'session.confirm'],
    ['actor', () => `actor=${who.id}`, (event: any) => event.actor.id === who.id],
    ['outcome', () => 'outcome=done', (event: any) => event.outcome === 'done'],
    ['subject', () => `subject=person:${who.id}`, (event: any) => event.subjects.includes(`person:${who.id}`)],
    ['day', () => 'from=2026-11-17&to=2026-11-17', (event: any) => event.time.startsWith('2026-11-17')],
  ])('by %s', async (_, filter, fits) => {
    const { body } = await auditor.get(`/audit/events?limit=200&${filter()}`);
    const whole = await auditor.get('/audit/events?limit=200');
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items).toEqual(whole.body.items.filter(fits));
    expect(body.total).toBe(body.items.length);
  });

  it.each(['from=2026-11-18', 'to=2026-11-16', 'actor=nobody', 'action=no.such', 'subject=person:nobody'])(
    'nothing for %s',
    async (filter) => {
      expect((await auditor.get(`/audit/events?${filter}`)).body).toEqual({ items: [], nextCursor: null, total: 0 });
    },
  );

  it.each([
    'from=yesterday',
    'to=2026-02-31',
    'from=2026-11-17T25:00:00Z',
    'limit=0',
    'limit=201',
    'cursor=x',
    'sort=time',
    'outcome=maybe',
    'planted=1',
  ])('400 for %s', async (query) => expect((await auditor.get(`/audit/events?${query}`)).status).toBe(400));

  it('an event is the leaf that is hashed, with the personal text still held beside it', async () => {
    const { body } = await auditor.get('/audit/events?limit=200&sort=index');
    const lines = (await auditor.get('/audit/export')).text.trimEnd().split('\n');
    for (const { hash, personal, names: _names, refusal: _refusal, ...leaf } of body.items) {
      const line = lines[leaf.index] as string;
      expect(leaf).toEqual(JSON.parse(line));
      expect(leafHash(line).toString('base64')).toBe(hash);
      expect(Object.keys(personal).every((field) => field in (leaf.details.personal ?? {}))).toBe(true);
    }
  });

  it('finds them by a name, and says what each id is called', async () => {
    const { given } = house();
    const owner = await given.person({ fullName: 'Anaïs Recherchée' });
    const account = await given.account({ owner, displayName: 'Compte Introuvable' });
    await given.grant(await given.person({ fullName: 'Basile Engagé' }), account, 'publisher');
    for (const q of ['anais recherchee', 'INTROUVABLE']) {
      const { body } = await auditor.get(`/audit/events?q=${encodeURIComponent(q)}&limit=200`);
      expect(body.items.map((event: any) => event.action)).toContain('seat.assign');
      expect(body.total).toBe(body.items.length);
    }
    const { body } = await auditor.get('/audit/events?q=introuvable&area=grant');
    expect(body.items).toHaveLength(1);
    const names = body.items[0].names.map(({ kind, name }: any) => `${kind} ${name}`);
    expect(names.sort()).toEqual(['account Compte Introuvable', 'grant publisher', 'person Basile Engagé']);
    const { index } = body.items[0];
    expect((await auditor.get(`/audit/events/${index}`)).body).toEqual(body.items[0]);
    const stranger = await given.person();
    await (await given.as(stranger)).put('/own-addresses', { mailDomains: [], phoneRanges: [] });
    const { body: turned } = await auditor.get(`/audit/events?outcome=refused&actor=${stranger.id}`);
    expect(turned.items[0]).toMatchObject({
      details: { code: 'door.not_allowed' },
      refusal: expect.stringContaining('role') as string,
    });
    expect((await auditor.get('/audit/events/999999')).status).toBe(404);
    expect((await auditor.get('/audit/events?area=grant.issue')).status).toBe(400);
  });

  it('lists the checkpoints kept outside the database, as they were signed', async () => {
    await auditor.get('/audit/checkpoint');
    const { body } = await auditor.get('/audit/checkpoints');
    expect(body).toMatchObject({ total: 1, nextCursor: null, items: [{ day: '2026-11-17' }] });
    const [kept] = body.items;
    expect(openCheckpoint(kept.note, key)).toMatchObject({ size: kept.size });
  });

  it('proves every leaf against a signed checkpoint of the same size', async () => {
    const note = await auditor.get('/audit/checkpoint');
    expect(note.headers.get('content-type')).toMatch(/^text\/plain/);
    const head = openCheckpoint(note.text, key);
    const { body: events } = await auditor.get('/audit/events?limit=200&sort=index');
    for (const event of events.items.filter((one: any) => one.index < head.size)) {
      const { body } = await auditor.get(`/audit/proof?index=${event.index}&size=${head.size}`);
      expect(body).toMatchObject({ index: event.index, size: head.size, leafHash: event.hash });
      expect(openCheckpoint(body.checkpoint, key)).toMatchObject({ size: head.size });
      expect(verifyInclusion(bytes(body.leafHash), body.index, body.size, all(body.hashes), head.root)).toBe(true);
    }
  });

  it('proves a leaf in an earlier tree, with a note of that size', async () => {
    for (const size of [1, 2, 3, 5, 8]) {
      const { body } = await auditor.get(`/audit/proof?index=0&size=${size}`);
      const head = openCheckpoint(body.checkpoint, key);
      expect(head.size).toBe(size);
      expect(verifyInclusion(bytes(body.leafHash), 0, size, all(body.hashes), head.root)).toBe(true);
    }
  });

  it('proves that a later log extends an earlier one', async () => {
    const before = openCheckpoint((await auditor.get('/audit/checkpoint')).text, key);
    await house().given.person();
    const after = openCheckpoint((await auditor.get('/audit/checkpoint')).text, key);
    expect(after.size).toBeGreaterThan(before.size);
    const { body } = await auditor.get(`/audit/consistency?from=${before.size}&to=${after.size}`);
    expect(body).toMatchObject({ from: before.size, to: after.size });
    expect(verifyConsistency(before.size, after.size, all(body.hashes), before.root, after.root)).toBe(true);
  });

  it.each([
    'proof?index=999999&size=1000000',
    'proof?index=5&size=5',
    'proof?index=-1&size=5',
    'proof?index=0&size=0',
    'proof?index=x&size=5',
    'proof?size=5',
    'proof?index=1.5&size=5',
    'proof?index=0&size=99999999999999999999',
    'consistency?from=5&to=4',
    'consistency?from=1&to=999999',
    'consistency?from=0&to=4',
    'consistency?from=-1&to=4',
    'consistency?to=4',
  ])('400 for %s', async (path) => expect((await auditor.get(`/audit/${path}`)).status).toBe(400));

  it('exports at least what any checkpoint before it covered, recorded first, and it verifies off line', async () => {
    const note = (await auditor.get('/audit/checkpoint')).text;
    const answer = await auditor.get('/audit/export');
    const lines = answer.text.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.length).toBeGreaterThan(openCheckpoint(note, key).size);
    expect(parseLeaf(lines.at(-1) as string)).toMatchObject({ action: 'audit.export', actor: { id: who.id } });
    async function* each(): AsyncGenerator<string> {
      for (const line of lines) yield await Promise.resolve(line);
    }
    expect(await verifyLog(each(), { notes: [note], key })).toMatchObject({ ok: true, size: lines.length });
  });

  it('checkpoints asked for at the same time as acts are done never contradict each other', async () => {
    const { given } = house();
    const asked = Array.from({ length: 20 }, async (_, i) => {
      if (i % 2 === 0) await given.person();
      return auditor.get('/audit/checkpoint');
    });
    const sizes = (await Promise.all(asked)).map(
      (answer) => (expect(answer.status).toBe(200), openCheckpoint(answer.text, key).size),
    );
    expect(openCheckpoint((await auditor.get('/audit/checkpoint')).text, key).size).toBeGreaterThanOrEqual(
      Math.max(...sizes),
    );
  });

  it.each([
    'events',
    'events/0',
    'checkpoints',
    'checkpoint',
    'proof?index=0&size=1',
    'consistency?from=1&to=1',
    'export',
    'key',
  ])('%s is for auditors and admins only', async (path) => {
    const { given } = house();
    const size = await house().tamper('select count(*) as n from ledger_leaf');
    expect((await house().browser().get(`/audit/${path}`)).status).toBe(401);
    for (const role of [await given.person(), await given.hr()]) {
      const answer = await (await given.as(role)).get(`/audit/${path}`);
      expect(answer.status).toBe(403);
      expect(answer.text).not.toContain('prev');
    }
    expect((await (await given.as(await given.registrar())).get(`/audit/${path}`)).status).toBe(200);
    expect(size).toHaveLength(1);
  });
});
