import { CellReader, RowRefused } from '../../../src/imports/cell.rules.js';

const reading = (cell: string) => new CellReader<'cell'>({ cell });
const codeOf = (read: () => unknown): string => {
  try {
    read();
    return 'accepted';
  } catch (error) {
    return error instanceof RowRefused ? error.code : 'broken';
  }
};

describe('a cell', () => {
  it.each<[string, (cell: CellReader<'cell'>) => unknown, string[], string[]]>([
    [
      'a date',
      (cell) => cell.date('cell'),
      ['2024-02-29', '2026-11-17'],
      ['', '2026-02-30', '17/11/2026', '2026-11-17T00:00', '2026-1-1'],
    ],
    ['a date that may be missing', (cell) => cell.dateOrNull('cell'), ['', '2026-11-17'], ['avril 2019', '2012']],
    [
      'a mail address',
      (cell) => cell.mail('cell'),
      ['', 'loic.lhenoret-dubois@brevanne.example'],
      ['loic', 'a b@c', '<a@b>', 'a@b@c'],
    ],
    ['a phone number', (cell) => cell.phone('cell'), ['+33639981100', '06 39 98 11 00'], ['3,36E+10', 'none']],
    ['a time zone', (cell) => cell.timeZone('cell', 'Europe/Paris'), ['', 'America/Toronto'], ['Paris', '+02:00']],
    ['a locale', (cell) => cell.locale('cell', 'fr-FR'), ['', 'en-GB'], ['in English', 'fr_FR']],
    ['an address', (cell) => cell.link('cell'), ['', 'https://x.com/Lumio'], ['javascript:alert(1)', 'x.com/Lumio']],
    ['a whole number', (cell) => cell.whole('cell'), ['4'], ['', '4.5', '-1', 'four']],
    ['a text that is needed', (cell) => cell.text('cell', 5), ['abc'], ['', 'abcdef']],
    ['one of a list', (cell) => cell.oneOf('cell', ['yes', 'no']), ['yes'], ['', 'Yes', 'maybe']],
  ])('holds %s', (_, read, good, bad) => {
    expect(good.map((text) => codeOf(() => read(reading(text))))).toEqual(good.map(() => 'accepted'));
    expect(bad.map((text) => codeOf(() => read(reading(text))))).toEqual(bad.map(() => 'invalid_value'));
  });

  it('is named in its refusal, what it holds is not', () => {
    expect(() => reading('secret-value').date('cell')).toThrow(
      expect.objectContaining({ detail: 'cell must be a date YYYY-MM-DD.' }),
    );
  });
});
