import { dateOrderOf, foundDate, type DateOrder } from '../../../src/imports/found-dates.rules.js';
import { namesIn, nameKey, PeopleNames } from '../../../src/imports/found-people.rules.js';
import { isSecretHeader, looksLikeSecrets, withoutSecret } from '../../../src/imports/secret-columns.rules.js';
import { encodingOf, recordsOf, separatorOf, textOf } from '../../../src/imports/table-text.rules.js';

const utf16 = (text: string, mark = true): Buffer =>
  Buffer.concat([Buffer.from(mark ? [0xff, 0xfe] : []), Buffer.from(text, 'utf16le')]);
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

describe('a table of any make', () => {
  it.each([
    ['utf-8', Buffer.from('Café;1')],
    ['utf-8', Buffer.from('\ufeffCafé;1')],
    ['utf-16le', utf16('Café;1')],
    ['utf-16le', utf16('Cafe;1', false)],
    ['utf-16be', swapped(utf16('Café;1'))],
    ['windows-1252', Buffer.from('Caf\xe9;1 \x80', 'latin1')],
  ])('is %s', (encoding, bytes) => {
    expect(encodingOf(bytes)).toBe(encoding);
    expect(textOf(bytes, encodingOf(bytes)).replace('\ufeff', '')).toMatch(/^Caf[ée];1/);
  });

  it('has the quotes and dashes of Windows', () => {
    expect(textOf(Buffer.from([0x6c, 0x92, 0xe9, 0x20, 0x96, 0x20, 0x80]), 'windows-1252')).toBe('l’é – €');
  });

  it.each([
    [';', 'a;b,c;d\n1;2,5;3\n'],
    [',', 'a,b;c,d\n1,2,3\n'],
    ['\t', 'a\tb\n1,5\t2,5\n'],
    ['|', 'a|b\n1;5|2;5\n'],
    [';', '"a;x";b\n"1\n2";3\n'],
    [',', 'alone\nin a column\n'],
  ])('is parted by %j', (separator, text) => expect(separatorOf(text)).toBe(separator));

  it('is refused without a word of it when a quote stays open', () => {
    expect(() => recordsOf('a,"secret b\n', ',')).toThrow(expect.not.objectContaining({ message: /secret b/ }));
  });
});

describe('a date as somebody wrote it', () => {
  it.each<[string, DateOrder, string | null]>([
    ['14/03/2012', 'dmy', '2012-03-14'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
    ['12-05-2014', 'dmy', '2014-05-12'],
    ['28.11.24', 'dmy', '2024-11-28'],
    ['1.2.99', 'dmy', '1999-02-01'],
    ['2018-11-26', 'dmy', '2018-11-26'],
    ['2018-11-26 10:30:00', 'dmy', '2018-11-26'],
    ['1er mars 2020', 'dmy', '2020-03-01'],
    ['14 février 2020', 'dmy', '2020-02-14'],
    ['March 5, 2021', 'mdy', '2021-03-05'],
    ['avril 2019', 'dmy', 'vague'],
    ['2012', 'dmy', 'vague'],
    ['05/2019', 'dmy', 'vague'],
    ['30/02/2020', 'dmy', null],
    ['idem', 'dmy', null],
    ['3,36E+10', 'dmy', null],
  ])('%s (%s) is %s', (cell, order, day) => {
    const found = foundDate(cell, order);
    expect(found && ('day' in found ? found.day : 'vague')).toBe(day);
  });

  it.each<[DateOrder, string[]]>([
    ['dmy', ['14/03/2012', '01/02/2012']],
    ['mdy', ['03/14/2012', '01/02/2012']],
    ['dmy', ['01/02/2012']],
    ['dmy', ['14/03/2012', '03/14/2012']],
  ])('is %s among %j', (order, cells) => expect(dateOrderOf(cells)).toBe(order));
});

describe('names of a cell', () => {
  const people = ['Marie Martin', 'Marie Martin', 'Loïc L’Hénoret-Dubois', 'Claire Montfaucon', 'Martin Claire'].map(
    (fullName, i) => ({ id: `${i}`, fullName, workEmail: `p${i}@story.example` }),
  );
  const names = new PeopleNames(people);
  const ids = (text: string): string[] => names.matching({ text, key: nameKey(text) }).map(({ id }) => id);

  it.each<[string, string[]]>([
    ['Aurélie, Loïc (agence) / Beth ?', ['Aurélie', 'Loïc', 'Beth?']],
    ['Gilles\nMarie M.\nle magasin', ['Gilles', 'Marie M.', 'le magasin']],
    ['Rosalie – Sofia et Jean-Luc', ['Rosalie', 'Sofia', 'Jean-Luc']],
    ['Véronique (partie ?)', ['Véronique?']],
    [' ; ', []],
  ])('%j', (cell, texts) =>
    expect(namesIn(cell).map(({ text, isDoubtful }) => text + (isDoubtful ? '?' : ''))).toEqual(texts),
  );

  it.each<[string, string[]]>([
    ['marie martin', ['0', '1']],
    ['Marie', ['0', '1']],
    ['Claire', ['3']],
    ['CLAIRE M.', ['3']],
    ['Dubois', ['2']],
    ['Loic', ['2']],
    ['Martin', ['4']],
    ['p3@STORY.example', ['3']],
    ['l’agence', []],
    ['Véronique seule', []],
  ])('%s means %j', (text, found) => expect(ids(text)).toEqual(found));
});

describe('secrets of a spreadsheet', () => {
  it.each(['Mot de passe', 'MDP', 'mdp_insta', 'Password', 'Clé API', 'codes de secours', 'PIN', 'Seed TOTP', 'Pass'])(
    '%s is a column of secrets',
    (header) => expect(isSecretHeader(header)).toBe(true),
  );
  it.each(['Réseau', 'Pinterest', '2FA', 'Passage', 'Responsable', 'second_factor', 'Récupération'])(
    '%s is none',
    (header) => expect(isSecretHeader(header)).toBe(false),
  );
  it('are known by their looks too', () => {
    expect(looksLikeSecrets(['demo-Y?Z3Zha?4zk2', '', 'r+t!GjEs3#7Z'])).toBe(true);
    expect(looksLikeSecrets(['https://x.com/A_b1?c=2', 'someone@Mail1.example', '06 39 98 11 00', 'Lumio-EU'])).toBe(
      false,
    );
  });
  it.each([
    ['mdp : Hunter2!', 'mdp : …'],
    ['voir le mot de passe est "a b" ici', 'voir le mot de passe est … ici'],
    ['Password=abc, puis', 'Password=… puis'],
    ['changer le mot de passe', null],
  ])('%j is kept as %j', (cell, kept) => expect(withoutSecret(cell)).toBe(kept));
});
