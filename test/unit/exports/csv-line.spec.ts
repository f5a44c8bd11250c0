import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { cell, line, quoted } from '../../../src/exports/csv-line.js';
import { guarded, guardedHandle, unguarded } from '../../../src/kernel/formula-guard.js';

const text = fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@\t\r＝＋－＠ ",\n]{0,6}[a-z"',\r\n]{0,6}$/));

describe('a line of CSV', () => {
  it('reads back as the cells it was written from, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 8 }), (cells) => {
        const written = line(cells.map(quoted));
        expect(parse(written, { record_delimiter: '\r\n' })).toEqual([cells]);
      }),
    );
  });

  it('never begins a cell with what a spreadsheet would run', () => {
    fc.assert(
      fc.property(text, (value) => {
        const [[read]] = parse(line([cell(value), 'x'])) as [[string]];
        expect(read).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });

  it('gives back every text that was guarded', () => {
    fc.assert(fc.property(text, (value) => expect(unguarded(guarded(value))).toBe(value)));
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+33 6 39', "'+33 6 39"],
    ['-2', "'-2"],
    ['@lumio', "'@lumio"],
    ['\tx', "'\tx"],
    ['＝cmd', "'＝cmd"],
    ["'=x", "''=x"],
    ["l'équipe", "l'équipe"],
    ["'quoted'", "'quoted'"],
    ['', ''],
  ])('writes %j as %j', (value, written) => {
    expect(guarded(value)).toBe(written);
  });

  it.each([
    ['+33639981101', '+33639981101'],
    ['+Brevanne', "'+Brevanne"],
    ['=33', "'=33"],
  ])('leaves only a phone number alone as a handle: %j', (value, written) => {
    expect(guardedHandle(value)).toBe(written);
  });

  it('writes nothing for an empty cell', () => {
    expect(line([cell(null), cell('')])).toBe(',\r\n');
  });
});
