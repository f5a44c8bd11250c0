import type { EntityManager } from 'typeorm';
import type { Language } from '../kernel/language.js';
import { personById } from '../people/person.queries.js';
import type { Person } from '../people/person.entity.js';
import { anotherPerson, HELD, maskedPerson, type Held } from './held.js';
import { NameMask } from './name-mask.js';
import {
  logOf,
  nameOf,
  referencesTo,
  rowsAbout,
  textsBeside,
  untoldCases,
  type Row,
  type Subject,
} from './personal-data.queries.js';

export interface DataAsked {
  personId: string;
  lang: Language;
  /** HR learns nothing of the vault, not even from somebody's own data. */
  withVault: boolean;
  hiddenScenarios: readonly string[];
  at: string;
}

interface Reading extends Subject {
  db: EntityManager;
  person: Person;
  asked: DataAsked;
  mask: NameMask;
  /** Last day before a departure that nobody tells them of, by period. */
  lastDays: ReadonlyMap<string, string | null>;
}

/** Everything held on a person as one JSON object, piece by piece; whoever else is named in it is masked. */
export async function* personalData(db: EntityManager, asked: DataAsked): AsyncGenerator<string> {
  const reading = await readingOf(db, asked);
  const leftOut = asked.withVault ? [] : HELD.filter(({ vault }) => vault).map(({ name }) => name);
  const about = { personId: asked.personId, at: asked.at, leftOut: leftOut.map(camel) };
  yield `{"about":${JSON.stringify(about)},\n"person":${JSON.stringify(recordOf(reading))}`;
  for (const held of HELD) {
    if (leftOut.includes(held.name)) continue;
    yield* listed(camel(held.name), rowsAbout(db, held, reading), (row) => shown(held, row, reading));
  }
  yield* listed('namedIn', referencesTo(db, reading), ({ record, id, as }) =>
    leftOut.includes(record) ? null : { record: camel(record), id, as: as.map(camel) },
  );
  yield* listed('log', logOf(db, reading), ({ index, time, action, outcome, by }) =>
    !asked.withVault && action.startsWith('credential.')
      ? null
      : { index: Number(index), time, action, outcome, as: Number(by) === 1 ? 'by' : 'about' },
  );
  yield `,\n"textsBesideTheLog":${JSON.stringify(await textsBeside(db, asked.personId))}}\n`;
}

/** One member of the object: a list, written as its pages come. */
async function* listed<T>(
  name: string,
  pages: AsyncIterable<T[]>,
  show: (item: T) => object | null,
): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(name)}:[`;
  let before = '';
  for await (const page of pages) {
    const texts = page.flatMap((item) => {
      const seen = show(item);
      return seen === null ? [] : [JSON.stringify(seen)];
    });
    if (texts.length > 0) yield before + texts.join(',\n');
    if (texts.length > 0) before = ',\n';
    // Whoever waits for an answer comes before the next page.
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield ']';
}

async function readingOf(db: EntityManager, asked: DataAsked): Promise<Reading> {
  const { personId, lang, hiddenScenarios } = asked;
  const person = await personById(db, personId);
  const untold = await untoldCases(db, personId, hiddenScenarios);
  const before = untold.map(({ periodId, frozenList }) => {
    const { lastDayBefore } = JSON.parse(frozenList) as { lastDayBefore?: string | null };
    return [periodId, lastDayBefore ?? null] as const;
  });
  const mask = new NameMask({ name: person.fullName, address: person.workEmail }, anotherPerson(lang));
  for (let page = await nameOf(db, ''); page.length > 0; page = await nameOf(db, page.at(-1)?.id ?? ''))
    for (const { name } of page) mask.learn(name);
  const hidden = untold.map(({ id }) => id);
  return { db, person, asked, mask, personId, hidden, lastDays: new Map(before) };
}

/** Their own record; nothing in it tells of a departure they are not told of. */
function recordOf({ person, asked, lastDays }: Reading): object {
  const { id, externalId, fullName, workEmail, kind, organisation, department, managerId, startDate } = person;
  const { absenceFrom, absenceUntil, locale, timeZone, ownTimeZone, frozenAt, cutAt, erasedAt, createdAt } = person;
  const [before] = [...lastDays.values()];
  return {
    ...{ id, externalId, fullName, workEmail: erasedAt === null ? workEmail : null, kind, organisation, department },
    manager: maskedPerson('manager_id', managerId, asked),
    ...{ startDate, lastDay: before === undefined ? person.lastDay : before, absenceFrom, absenceUntil },
    ...{ locale, timeZone, ownTimeZone, frozenAt, cutAt, erasedAt, createdAt },
  };
}

function shown(held: Held, row: Row, { asked, mask, lastDays }: Reading): object {
  const facts = held.facts.map((column) => [camel(column), row[`c_${column}`] ?? null] as const);
  const others = held.others.map(
    (column) => [camel(column), maskedPerson(column, textOf(row[`c_${column}`]), asked)] as const,
  );
  const texts = (held.texts ?? []).map((column) => {
    const text = textOf(row[`c_${column}`]);
    return [camel(column), text === null ? null : mask.applied(text)] as const;
  });
  const account = held.facts.includes('account_id') ? { platform: row['platform'], handle: row['handle'] } : {};
  const period = textOf(row['c_id']);
  const before = held.name === 'employment_period' && period !== null ? lastDays.get(period) : undefined;
  const dated = before === undefined ? {} : { lastDay: before };
  return { ...account, ...Object.fromEntries([...facts, ...others, ...texts]), ...dated };
}

const textOf = (value: string | number | null | undefined): string | null => (typeof value === 'string' ? value : null);

const camel = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
