import { KIND_CODES, kindFacts } from '../../../src/reports/finding-kinds.js';
import { ACTIONS } from '../../../src/operation/actions.js';
import { paidByPeople } from '../../../src/reports/payer.rules.js';
import { lookalikes, type Known } from '../../../src/reports/people.rules.js';
import { unusualReveals, type Burst } from '../../../src/reports/reveals.rules.js';

const known = (
  id: string,
  fullName: string,
  startDate: string | null = null,
  lastDay: string | null = null,
): Known => ({
  id,
  fullName,
  workEmail: `${id}@here.example`,
  startDate,
  lastDay,
});

describe('two records of one person', () => {
  it.each<[string, Known[], string[]]>([
    ['the same name', [known('a', 'Marie Martin'), known('b', 'Marie Martin')], ['people:b+a']],
    ['accents and case', [known('a', 'Loïc Le Goff'), known('b', 'LOIC LE GOFF')], ['people:b+a']],
    ['another name', [known('a', 'Marie Martin'), known('b', 'Marie Martel')], []],
    [
      'hired the day after',
      [known('a', 'Élodie Garnier', '2023-01-09', '2025-08-31'), known('b', 'Elodie Besnard', '2025-09-01')],
      ['people:b+a'],
    ],
    [
      'hired eight days after',
      [known('a', 'Élodie Garnier', null, '2025-08-31'), known('b', 'Élodie Besnard', '2025-09-08')],
      [],
    ],
    [
      'another first name hired the day after',
      [known('a', 'Élodie Garnier', null, '2025-08-31'), known('b', 'Emma Besnard', '2025-09-01')],
      [],
    ],
    [
      'the same name, hired the day after, is one question',
      [known('a', 'Jo Roe', null, '2025-08-31'), known('b', 'Jo Roe', '2025-09-01')],
      ['people:b+a'],
    ],
  ])('%s', (_, people, expected) => {
    expect(lookalikes(people).map(({ subject }) => subject)).toEqual(expected);
  });
});

describe('plans paid by a person', () => {
  const people = [known('v', 'Véronique Astier'), known('o', 'Odo')];
  it.each([
    ['Carte personnelle de Véronique Astier', 'v'],
    ['VERONIQUE ASTIER (carte)', 'v'],
    ['Maison Brévanne SAS', null],
    ['Odo', null],
    ['Véronique', null],
    ['', null],
  ])('%s', (paidBy, personId) => {
    expect(paidByPeople([{ accountId: 'x', paidBy }], people).map((row) => row.personId)).toEqual(
      personId === null ? [] : [personId],
    );
  });
});

describe('unusual reveals', () => {
  const burst = (at: string, n: number | string, timeZone = 'Europe/Paris'): Burst => ({
    personId: 'p',
    timeZone,
    at,
    n,
  });
  it.each<[string, Burst[], string | null]>([
    ['twenty on a day', [burst('2026-11-17T09:0', 12), burst('2026-11-17T10:3', 8)], null],
    ['twenty-one on a day', [burst('2026-11-17T09:0', 12), burst('2026-11-17T10:3', '9')], '21 / 0'],
    ['twenty-one on two days', [burst('2026-11-16T09:0', 12), burst('2026-11-17T10:3', 9)], null],
    ['at ten in the evening', [burst('2026-11-17T21:0', 1)], '1 / 1'],
    ['just before ten in the evening', [burst('2026-11-17T20:5', 1)], null],
    ['just before six in the morning', [burst('2026-11-17T04:5', 1)], '1 / 1'],
    ['at six in the morning', [burst('2026-11-17T05:0', 1)], null],
    ['night here, day there', [burst('2026-11-17T21:0', 1, 'America/Toronto')], null],
    ['a zone of half hours', [burst('2026-11-17T16:3', 1, 'Asia/Kolkata')], '1 / 1'],
  ])('%s', (_, bursts, note) => {
    expect(unusualReveals(bursts).map((row) => row.note)).toEqual(note === null ? [] : [note]);
  });
});

describe('every kind of finding', () => {
  it.each(KIND_CODES)('%s has its texts in two languages and an act that exists', (code) => {
    const { title, detail, cure } = kindFacts(code);
    for (const text of [title.en, title.fr, detail.en, detail.fr]) expect(text).toMatch(/\S/);
    expect(Object.keys(ACTIONS)).toContain(cure.act);
  });
});
