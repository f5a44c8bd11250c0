import { resolve } from 'node:path';
import type { EntityManager } from 'typeorm';
import type { ExportHead } from '../../src/exports/export-head.js';
import type { Listing } from '../../src/exports/listing.js';
import { fontsOf } from '../../src/printing/printed-fonts.js';
import { printedList } from '../../src/exports/printed-list.js';
import { wrapped } from '../../src/printing/printed-wrap.js';
import { openPages } from '../support/open-document.js';

type Row = Record<string, string | null>;

const fonts = fontsOf(resolve(__dirname, '../..'));
const HEAD: ExportHead = {
  list: 'access-list',
  asOf: '2026-03-14',
  filters: { platform: 'x', brand: 'Lumière' },
  by: 'Zoé Auditeur',
  reason: 'Contrôle annuel des accès',
  lang: 'fr',
};

const listingOf = (rows: readonly Row[]): Listing<Row> => ({
  header: [],
  async *pages() {
    for (let i = 0; i < rows.length; i += 500) yield await Promise.resolve(rows.slice(i, i + 500));
  },
  csv: () => '',
  json: (row) => row,
});

async function printed(rows: readonly Row[], head: Partial<ExportHead> = {}): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const print = printedList(
    listingOf(rows),
    null as unknown as EntityManager,
    { head: { ...HEAD, ...head }, fonts },
    () => undefined,
  );
  for await (const piece of print) pieces.push(piece);
  return Buffer.concat(pieces);
}

const row = (i: number): Row => ({
  platform: 'instagram',
  handle: `compte_${i}`,
  brand: 'Lumière',
  person: `Élodie Ångström-Nuñez ${i}`,
  organisation: 'Société Générale d’Œuvres',
  level: 'full_control',
  reason: 'Répond aux abonnés pendant la campagne de Noël, week-ends compris',
  approvedBy: 'quelquun.dun.nom.assez.long@brevanne.example',
  since: '2026-01-01',
  until: null,
});

describe('a printed list', () => {
  it('has a head in French that says as of when, what, who and why', async () => {
    const { pages, info } = await openPages(await printed([row(1)]));
    const text = pages[0]!.replaceAll('\u00a0', ' ');
    for (const part of [
      'Liste des accès',
      'À la fin du (UTC) : 2026-03-14',
      'Plateforme : x · Marque : Lumière',
      'Exporté par : Zoé Auditeur',
      'Motif : Contrôle annuel des accès',
      'Identifiant',
      'Accordé par',
      'Élodie',
      'Œuvres',
      'page 1',
      '1 ligne',
    ]) {
      expect(text).toContain(part);
    }
    expect(info).toMatchObject({ Title: 'Liste des accès', Language: 'fr' });
  });

  it('has headings in English, and says when no reason was given', async () => {
    const { pages } = await openPages(await printed([], { lang: 'en', reason: null, filters: {}, list: 'register' }));
    for (const part of [
      'Register of official accounts',
      'Only: everything',
      'Why: not given',
      'Display name',
      '0 rows',
    ])
      expect(pages[0]).toContain(part);
  });

  it('numbers its pages and repeats the headings on each', async () => {
    const { totalPages, pages } = await openPages(await printed(Array.from({ length: 120 }, (_, i) => row(i))));
    expect(totalPages).toBeGreaterThan(5);
    for (const [i, text] of pages.entries()) {
      expect(text).toContain(`page ${i + 1}`);
      expect(text).not.toContain(`page ${i + 2}`);
    }
    expect(pages.filter((text) => text.includes('Plateforme'))).toHaveLength(totalPages);
    const handles = pages.join(' ').match(/compte_\d+/g);
    expect(handles).toEqual(Array.from({ length: 120 }, (_, i) => `compte_${i}`));
  });

  it('embeds its fonts and needs none of the reader', async () => {
    const bytes = (await printed([row(1)])).toString('latin1');
    expect(bytes.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(bytes).not.toContain('Helvetica');
  });

  it('has the same bytes for the same rows and head', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => row(i));
    const first = await printed(rows);
    await new Promise((later) => setTimeout(later, 1100));
    expect((await printed(rows)).equals(first)).toBe(true);
    expect((await printed(rows, { reason: 'Something else entirely' })).equals(first)).toBe(false);
  });
});

describe('a text in lines', () => {
  const measure = (text: string): number => text.length;

  it.each([
    ['', 5, []],
    ['one two three', 7, ['one two', 'three']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['a\nb\u0000c', 9, ['a b c']],
    ['Odell\u202egpj.\u0085x\u200b', 20, ['Odell\ufffdgpj. x\ufffd']],
    ['soft\u00adhyphen \ud800', 20, ['softhyphen \ufffd']],
    ['x abcdefgh y', 4, ['x', 'abcd', 'efgh', 'y']],
  ])('%j in %i', (text, width, lines) => {
    expect(wrapped(text, width, measure)).toEqual(lines);
  });

  it('stops a text without end', () => {
    const lines = wrapped('word '.repeat(5000), 10, measure);
    expect(lines).toHaveLength(20);
    expect(lines[19]).toBe('…');
  });
});
