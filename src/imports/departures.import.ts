import { Inject, Injectable } from '@nestjs/common';
import type { AnnouncedDeparture } from '../handover/departure.rules.js';
import { Departures } from '../handover/departures.service.js';
import { Failure } from '../kernel/failure.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Actor } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { emailKeyOf } from '../people/person.queries.js';
import { CellReader, invalid, RowRefused } from './cell.rules.js';
import { tooLarge } from './import.failures.js';
import { eachRow } from './importer.js';
import { close, type ImportOptions } from './imports.service.js';
import { Outcome, type ImportAnswer } from './outcome.js';
import { openSheet, type Row } from './sheet.js';

const COLUMNS = ['work_email', 'scenario', 'last_day', 'time_zone', 'reason', 'country'] as const;
type Column = (typeof COLUMNS)[number];

/** More people than that do not leave in one file: something else is wrong with it. */
const MOST_ROWS = 5000;
const NO_REASON = 'Announced by a file of departures';

/** A row that will change something, as far as the first look could tell. */
interface Standing {
  row: number;
  departure: AnnouncedDeparture;
  reason: string;
}

/**
 * HR's list of leavers. The whole file is read and every row looked at before the first case is opened, so that one that
 * cannot be read to its end opens none. Then each row is an act of its own: one that is refused undoes no other.
 */
@Injectable()
export class DepartureImports {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Departures) private readonly departures: Departures,
  ) {}

  /** The same file again changes nothing. Throws `import.unreadable` and `import.too_large`. */
  async read(actor: Actor, file: string, { dryRun = false }: ImportOptions = {}): Promise<ImportAnswer> {
    const outcome = new Outcome();
    const sheet = await openSheet(file, { names: COLUMNS, optional: ['time_zone', 'reason', 'country'] });
    const standing = await this.operations.run(actor, 'import.rehearse', {}, (op) =>
      this.look(op, sheet.rows, outcome),
    );
    if (dryRun) outcome.accepted = standing.length;
    else {
      for (const row of standing) await this.take(actor, row, outcome);
      const name = this.keys.current.mac('import', [sheet.sha256()]);
      await this.operations.run(actor, 'import.departures', {}, (op) => Promise.resolve(close(op, outcome, name)));
    }
    return outcome.answer();
  }

  private async look(op: Operation, rows: AsyncIterable<Row<Column>>, outcome: Outcome): Promise<Standing[]> {
    const standing: Standing[] = [];
    const seen = new Set<string>();
    await eachRow(rows, outcome, async (row) => {
      if (row.number > MOST_ROWS + 1) throw tooLarge(`more than ${MOST_ROWS} departures`);
      const { departure, reason } = readDeparture(row);
      const key = emailKeyOf(departure.workEmail);
      if (seen.has(key)) throw new RowRefused('duplicate_person', 'This mail address was in an earlier row.');
      seen.add(key);
      const { does, cutsAtOnce, wasCancelled } = await orRefused(this.departures.foresee(op, departure));
      if (wasCancelled)
        outcome.find(
          row.number,
          'cancelled_before',
          'This departure was cancelled: if it takes place after all, open it by hand.',
        );
      if (cutsAtOnce)
        outcome.find(row.number, 'ends_at_once', 'The last day is over: access ends as soon as this is read.');
      if (does === 'nothing') outcome.unchanged++;
      else standing.push({ row: row.number, departure, reason });
    });
    return standing;
  }

  private async take(actor: Actor, { row, departure, reason }: Standing, outcome: Outcome): Promise<void> {
    try {
      const { status } = await this.operations.run(actor, 'import.departures', { reason }, (op) =>
        this.departures.take(op, departure),
      );
      // Somebody else did it in between.
      if (status === 'unchanged') outcome.unchanged++;
      else outcome.accepted++;
    } catch (error) {
      const refusal = refusedAs(error);
      if (!refusal) throw error;
      outcome.refuse(row, refusal.code, refusal.detail);
    }
  }
}

function readDeparture(row: Row<Column>): Pick<Standing, 'departure' | 'reason'> {
  const cell = new CellReader(row.cells);
  const [timeZone, country] = [cell.optional('time_zone', 64), cell.optional('country', 10)];
  const reason = cell.optional('reason', 500) ?? NO_REASON;
  if (reason.length < 10) throw invalid('reason', '10 to 500 characters, or empty');
  const departure = {
    workEmail: cell.mail('work_email') ?? cell.text('work_email'),
    scenario: cell.word('scenario') ?? cell.text('scenario'),
    lastDay: cell.date('last_day'),
    ...(timeZone === null ? {} : { timeZone }),
    ...(country === null ? {} : { country }),
    again: true,
  };
  return { departure, reason };
}

const CODES: Readonly<Record<string, string>> = { 'people.unknown': 'unknown_person' };

/** A rule of departures that refused becomes the row's own refusal. */
function refusedAs(error: unknown): RowRefused | null {
  if (error instanceof RowRefused) return error;
  if (!(error instanceof Failure) || error.kind === 'unavailable' || error.kind === 'busy') return null;
  return new RowRefused(CODES[error.code] ?? error.code.slice(error.code.indexOf('.') + 1), error.detail);
}

const orRefused = <T>(looked: Promise<T>): Promise<T> =>
  looked.catch((error: unknown) => {
    throw refusedAs(error) ?? error;
  });
