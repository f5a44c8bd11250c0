import { addressKeyOf } from '../../../src/reconciliation/address.rules.js';
import { differencesOf, type Held, type Seen, type Side } from '../../../src/reconciliation/difference.rules.js';
import { readText, type Reader } from '../../../src/reconciliation/list.rules.js';
import { Directory } from '../../../src/reconciliation/match.rules.js';
import { isName, nameKeyOf } from '../../../src/reconciliation/name.rules.js';
import { pictureTypeOf } from '../../../src/kernel/content.rules.js';

const role = (id: string) => ({ id, meaning: null });
const PEOPLE = [
  { id: 'marie1', fullName: 'Marie Martin' },
  { id: 'marie2', fullName: 'Marie Martin' },
  { id: 'loic', fullName: "Loïc L'Hénoret-Dubois" },
  { id: 'chloe', fullName: 'Chloé Anquetil' },
];
const directory = new Directory(
  PEOPLE,
  [{ nameKey: nameKeyOf('Agence Pivoine'), personId: null, label: 'Agence Pivoine' }],
  (link) => (link.includes('chloe.a') ? 'chloe' : null),
);
const reader: Reader = {
  platform: {
    roles: [role('full_control'), role('partial_facebook')],
    roleLevels: { full_control: ['full_control'], partial_facebook: ['publisher', 'moderator'] },
  },
  said: new Map([['rp_junior', 'analyst']]),
  known: (key) => directory.knows(key),
};
const read = (text: string) => readText(text, reader);
const brief = (text: string): string[] =>
  read(text).rows.map(({ name, role: r, levels }) => `${name} / ${r ?? '-'} / ${levels?.join('+') ?? '-'}`);

describe('a pasted list', () => {
  it.each([
    ['at signs', '@'.repeat(400)],
    ['halves of names', 'Ab;'.repeat(66) + 'A B;'.repeat(50)],
    ['numbers', '1 '.repeat(200)],
    ['dashes', '- '.repeat(200)],
  ])('of nothing but %s holds nobody up', (_, line) => {
    const before = performance.now();
    read(`Chloé Anquetil\n${`${line}\n`.repeat(250)}`);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it.each<[string, string]>([
    ['Chloé Anquetil\tFull control', 'Chloé Anquetil / full_control / full_control'],
    ['• Chloé Anquetil;Contrôle total', 'Chloé Anquetil / full_control / full_control'],
    ['12. Chloé Anquetil | Partial access', 'Chloé Anquetil / partial_facebook / publisher+moderator'],
    ['Chloé Anquetil (Full control)', 'Chloé Anquetil / full_control / full_control'],
    ['Chloé Anquetil – administrateur', 'Chloé Anquetil / administrateur / full_control'],
    ['Anquetil, Chloé, analyst', 'Chloé Anquetil / analyst / analyst'],
    ['MARTIN Marie;RP junior', 'MARTIN Marie / - / analyst'],
    ['chloé anquetil; partial_facebook', 'chloé anquetil / partial_facebook / publisher+moderator'],
    ['Chloé Anquetil <c.anquetil@brevanne.example>\tFull control', 'Chloé Anquetil / full_control / full_control'],
    ['@chloe.a Chloé Anquetil +33 6 39 98 11 00;Full control', 'Chloé Anquetil / full_control / full_control'],
    ['"=Chloé Anquetil";Full control', '-'],
    ['O’Neil-Smith, Jean-Pierre', 'Jean-Pierre O’Neil-Smith / - / -'],
    ['ANQUETIL;Chloé;Full control', 'Chloé ANQUETIL / full_control / full_control'],
    ['KRSXGEDXPK;Chloé;Full control', 'Chloé / full_control / full_control'],
    ['山田 太郎;analyst', '山田 太郎 / analyst / analyst'],
  ])('%s', (text, expected) => expect(brief(text)).toEqual(expected === '-' ? [] : [expected]));

  it('passes over its heading, keeps a line once, counts what it drops', () => {
    const { rows, dropped } = read(
      'Nom;Rôle;E-mail\nChloé Anquetil;Full control;c@b.example\nChloé Anquetil;Full control\n@only.login\n\nhttps://fb.com/x;Marie Martin',
    );
    expect(rows.map(({ name }) => name)).toEqual(['Chloé Anquetil', 'Marie Martin']);
    expect(dropped).toEqual({ emails: 1, handles: 1, phones: 0, links: 1, other: 0, lines: 1 });
  });

  it.each([
    'Tr0ub4dor&3',
    'demo-Releve-2026',
    'c.anquetil',
    'canquetil',
    'JBSWY3DPEHPK',
    'KRSXGEDXPK',
    'aB3$xy',
    'hunter',
    'SuperSecret',
  ])('keeps nothing of %s, wherever it stands', (secret) => {
    const texts = [
      secret,
      `Chloé Anquetil;${secret}`,
      `Chloé Anquetil;Full control;${secret}`,
      `${secret};Chloé Anquetil`,
    ];
    for (const text of texts) expect(JSON.stringify(read(text).rows)).not.toContain(secret);
  });

  it.each<[string, boolean]>([
    ['correct horse battery staple', false],
    ['Madonna', true],
    ['Ana de la Cruz', true],
    ['X Y', false],
    ['marie martin', false],
    ['a'.repeat(101), false],
  ])('%s is a name: %s', (text, expected) => expect(isName(text)).toBe(expected));

  it('is read in time, whatever is in it', () => {
    const started = performance.now();
    read(`${'a'.repeat(900_000)}\n${'1 ('.repeat(300)}\n${'x.'.repeat(499)}`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('whom a name means', () => {
  const match = (line: string) => {
    const { state, personId, label, candidates } = directory.match(read(line).rows[0]!);
    return [state, personId ?? label ?? candidates.join(' ')].filter(Boolean).join(' ');
  };
  it.each<[string, string]>([
    ['ANQUETIL Chloe', 'matched chloe'],
    ['L’Henoret Dubois Loic', 'matched loic'],
    ['Marie Martin', 'ambiguous marie1 marie2'],
    ['C. Anquetil', 'ambiguous chloe'],
    ['Agence Pivoine', 'external Agence Pivoine'],
    ['Anne Brev', 'unmatched'],
    ['Chloé Anquetil-Roux;https://www.facebook.com/chloe.a', 'matched chloe'],
    ['Anne Brev;https://www.facebook.com/chloe.a', 'ambiguous chloe'],
  ])('%s: %s', (line, expected) => expect(match(line)).toBe(expected));
});

describe('list and register', () => {
  const seen = (personId: string | null, levels: string[], more: Partial<Seen> = {}): Seen => ({
    captureId: 'c1',
    number: 1,
    name: 'Somebody',
    nameKey: 'somebody',
    role: null,
    levels,
    personId,
    candidates: [],
    state: personId ? 'matched' : 'unmatched',
    ...more,
  });
  const held = (personId: string, level: string, more: Partial<Held> = {}): Held => ({
    id: `g-${personId}`,
    personId,
    level,
    nativeRole: null,
    since: '2026-01-01',
    ...more,
  });
  const side = (rows: Seen[], grants: Held[], more: Partial<Side> = {}): Side => ({
    accountId: 'a',
    accessModel: 'native_roles',
    newest: { id: 'c1', capturedOn: '2026-11-10', capturedBy: 'author', rows },
    byAnother: null,
    grants,
    seated: ['owner'],
    ...more,
  });
  const older = (rows: Seen[]) => ({ id: 'c0', capturedOn: '2026-10-01', capturedBy: 'other', rows });
  const may: Seen = seen(null, [], { state: 'ambiguous', candidates: ['p', 'q'], number: 7 });

  it.each<[string, Side, string[]]>([
    ['the same on both', side([seen('p', ['publisher'])], [held('p', 'publisher')]), []],
    ['a ghost', side([seen('p', ['publisher'])], []), ['ghost:p:publisher']],
    ['a ghost nobody knows', side([seen(null, ['publisher'])], []), ['ghost:~somebody:publisher']],
    ['an owner needs no grant', side([seen('owner', ['full_control'])], []), []],
    ['missing', side([], [held('p', 'publisher')]), ['missing:g-p']],
    ['given after the list was seen', side([], [held('p', 'publisher', { since: '2026-11-11' })]), []],
    ['a shared login is on no list', side([], [held('p', 'publisher')], { accessModel: 'shared_login' }), []],
    [
      'unless a role was given there',
      side([], [held('p', 'publisher', { nativeRole: 'contributor' })], { accessModel: 'hybrid' }),
      ['missing:g-p'],
    ],
    [
      'a wrong role',
      side([seen('p', ['full_control'])], [held('p', 'analyst')]),
      ['wrong_role:p:full_control:analyst'],
    ],
    ['a role nobody knows is not wrong', side([seen('p', [])], [held('p', 'analyst')]), []],
    [
      'the role written in the grant is right',
      side(
        [seen('p', ['full_control'], { role: 'super_admin' })],
        [held('p', 'analyst', { nativeRole: 'Super admin' })],
      ),
      [],
    ],
    ['a question, and nobody it may mean is missing', side([may], [held('q', 'analyst')]), ['question:c1/7']],
    [
      'an author is not cleared by their own list',
      side([], [], { byAnother: older([seen('author', ['full_control'])]) }),
      ['ghost:author:full_control'],
    ],
    [
      'nor by saying that it is less',
      side([seen('author', ['analyst'])], [held('author', 'analyst')], {
        byAnother: older([seen('author', ['full_control'])]),
      }),
      ['wrong_role:author:full_control:analyst'],
    ],
    [
      'nor by leaving out a name that may be theirs',
      side([], [], { byAnother: older([{ ...may, candidates: ['author', 'q'] }]) }),
      ['question:c1/7'],
    ],
    ['everybody else is judged by the newest list', side([], [], { byAnother: older([seen('p', ['analyst'])]) }), []],
  ])('%s', (_, facts, expected) => expect(differencesOf(facts).map(({ key }) => key)).toEqual(expected));
});

it.each<[string, string | null]>([
  ['https://www.facebook.com/Chloe.Anquetil/?ref=x', 'facebook.com/chloe.anquetil'],
  ['m.facebook.com/profile.php?id=1234&x=1', 'facebook.com/profile.php?id=1234'],
  ['https://facebook.com.evil.example/chloe', null],
  ['https://user:pass@facebook.com/chloe', null],
  ['https://facebook.com/', null],
  ['javascript:alert(1)', null],
])('the address %s', (text, key) => expect(addressKeyOf(text, { hosts: ['facebook.com'], anyHost: false })).toBe(key));

it.each<[string, string | null]>([
  ['89504e470d0a1a0a00', 'image/png'],
  ['ffd8ffe000', 'image/jpeg'],
  ['524946460000000057454250', 'image/webp'],
  ['3c7376673e', null],
  ['', null],
])('a picture of %s', (hex, type) => expect(pictureTypeOf(Buffer.from(hex, 'hex'))).toBe(type));
