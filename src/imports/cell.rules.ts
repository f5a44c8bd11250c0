import { emailKeyOf } from '../people/person.queries.js';
import { isDay, isLocale, isTimeZone } from '../kernel/zone.js';

/** One row refused: the code of the rule and what is wrong, naming the column, never the cell. */
export class RowRefused extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(code);
  }
}

export const invalid = (column: string, expected: string): RowRefused =>
  new RowRefused('invalid_value', `${column} must be ${expected}.`);

type Cells<Column extends string> = Readonly<Record<Column, string>>;

const MAIL = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{1,253}$/;
const WORD = /^[a-z][a-z0-9_]{0,39}$/;
const PHONE = /^\+?[0-9][0-9 ().-]{2,29}$/;

/** Reads typed values out of the cells of one row; throws `RowRefused` for the first that does not fit. */
export class CellReader<Column extends string> {
  constructor(private readonly cells: Cells<Column>) {}

  text(column: Column, max = 300): string {
    return this.optional(column, max) ?? fail(invalid(column, 'given'));
  }

  optional(column: Column, max = 300): string | null {
    const cell = this.cells[column];
    if (cell.length > max) throw invalid(column, `at most ${max} characters`);
    return cell === '' ? null : cell;
  }

  date(column: Column): string {
    return this.dateOrNull(column) ?? fail(invalid(column, 'a date YYYY-MM-DD'));
  }

  dateOrNull(column: Column): string | null {
    const cell = this.cells[column];
    if (cell === '') return null;
    if (!isDay(cell)) throw invalid(column, 'a date YYYY-MM-DD');
    return cell;
  }

  oneOf<T extends string>(column: Column, allowed: readonly T[], absent?: T): T {
    const cell = this.cells[column];
    if (cell === '' && absent !== undefined) return absent;
    return allowed.find((each) => each === cell) ?? fail(invalid(column, `one of ${allowed.join(', ')}`));
  }

  /** A name of a closed list that may grow: `trademark`, `platform_prompt`. */
  word(column: Column): string | null {
    return this.matching(column, WORD, 'a word of small letters, digits and _');
  }

  mail(column: Column): string | null {
    return this.matching(column, MAIL, 'a mail address');
  }

  phone(column: Column): string | null {
    return this.matching(column, PHONE, 'a phone number');
  }

  locale(column: Column, absent: string): string {
    const locale = this.optional(column) ?? absent;
    if (!isLocale(locale)) throw invalid(column, 'a locale like fr-FR');
    return locale;
  }

  timeZone(column: Column, absent: string): string {
    const zone = this.optional(column) ?? absent;
    if (!isTimeZone(zone)) throw invalid(column, 'a time zone like Europe/Paris');
    return zone;
  }

  link(column: Column): string | null {
    const cell = this.optional(column, 2048);
    if (cell !== null && !(/^(?:https?|weixin):\/\//i.test(cell) && URL.canParse(cell)))
      throw invalid(column, 'an address');
    return cell;
  }

  whole(column: Column): number {
    const cell = this.cells[column];
    if (!/^[0-9]{1,9}$/.test(cell)) throw invalid(column, 'a whole number');
    return Number(cell);
  }

  /** A mail address as it is compared; null when the cell is empty. Whether somebody has it is another question. */
  personKey(column: Column): string | null {
    const cell = this.cells[column];
    return cell === '' ? null : emailKeyOf(cell);
  }

  private matching(column: Column, pattern: RegExp, expected: string): string | null {
    const cell = this.optional(column);
    if (cell !== null && !pattern.test(cell)) throw invalid(column, expected);
    return cell;
  }
}

function fail(refusal: RowRefused): never {
  throw refusal;
}
