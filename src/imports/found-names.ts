import type { EntityManager } from 'typeorm';
import { sql } from '../database/sql.js';
import { namesIn, nameKey, PeopleNames, type FoundName, type NamedPerson } from './found-people.rules.js';
import { PAGE, paged } from './inserts.js';
import type { CellNote } from './found-cells.rules.js';

/** A name of the spreadsheet that a person must be asked about. */
export interface Question {
  /** As it stands in the file. */
  text: string;
  rows: number[];
  /** Everybody it can mean; nobody where nobody is called so. */
  candidates: NamedPerson[];
}

const SAYS = {
  name_fits_several: 'is a name that several people have: say whom it means',
  name_fits_nobody: 'is a name that nobody in the directory has: say whom it means, or that it is nobody',
  name_in_doubt: 'has a question mark: say whom it means, or that it is nobody',
} as const;

/** Whom the names of a spreadsheet mean: as the mapping says, or whoever alone is called so. Everything else is a question. */
export class FoundNames {
  private readonly asked = new Map<string, Question>();
  private readonly told: ReadonlyMap<string, string | null>;

  constructor(
    private readonly people: PeopleNames,
    told: Readonly<Record<string, string | null>>,
  ) {
    this.told = new Map(Object.entries(told).map(([text, mail]) => [nameKey(text), mail]));
  }

  static async of(db: EntityManager, told: Readonly<Record<string, string | null>>): Promise<FoundNames> {
    const people: NamedPerson[] = [];
    const page = (after: string) => sql`select id, full_name as "fullName", work_email as "workEmail" from person
      where id > ${after} and erased_at is null order by id limit ${PAGE}`;
    for await (const person of paged<NamedPerson>(db, page)) people.push(person);
    return new FoundNames(new PeopleNames(people), told);
  }

  get questions(): Question[] {
    return [...this.asked.values()];
  }

  /** Everybody a cell means, each once; `notes` learns which names are open. */
  allIn(cell: string, row: number, column: string, notes: CellNote[]): NamedPerson[] {
    const found = namesIn(cell).flatMap((name) => this.one(name, row, column, notes) ?? []);
    return [...new Map(found.map((person) => [person.id, person])).values()];
  }

  private one(name: FoundName, row: number, column: string, notes: CellNote[]): NamedPerson | null {
    const told = this.told.get(name.key);
    if (told === null) return null;
    const candidates = this.people.matching(told === undefined ? name : { text: told, key: nameKey(told) });
    const [only] = candidates;
    if (only && candidates.length === 1 && (told !== undefined || !name.isDoubtful)) return only;
    const code = candidates.length > 1 ? 'name_fits_several' : only ? 'name_in_doubt' : 'name_fits_nobody';
    notes.push({ code, detail: `${column} ${SAYS[code]}.` });
    const question = this.asked.get(name.key) ?? { text: name.text, rows: [], candidates };
    if (question.rows.at(-1) !== row) question.rows.push(row);
    this.asked.set(name.key, question);
    return null;
  }
}
