import { Injectable } from '@nestjs/common';
import { list, one, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf } from '../kernel/page.js';
import type { Operation } from '../operation/operation.js';
import { ImportFailures } from './import.failures.js';
import { ImportMapping } from './import-run.entity.js';
import type { MappingQuery, SaveMapping } from './import-runs.dto.js';
import { kindsFor } from './import-runs.rules.js';
import type { SavedMappingPage, SavedMappingView } from './import-runs.view.js';
import { readMapping, type Mapping } from './mapping.js';
import type { RunKind } from './table-kinds.js';

/** Mappings under a name, for the next file of the same sort; the command line reads the same text. */
@Injectable()
export class ImportMappings {
  async list(op: Operation, { limit, cursor, kind }: MappingQuery): Promise<SavedMappingPage> {
    const kinds = kindsFor(op.actor).filter((each) => (kind ?? each) === each);
    const [nameKey, id] = cursor === undefined ? ['', ''] : decodeCursor(cursor, 2);
    const found = await rows<ImportMapping>(
      op.db,
      sql`select id, kind, name, name_key as "nameKey", mapping, saved_by as "savedBy", saved_at as "savedAt"
          from import_mapping where kind in ${list(kinds)}
            and (name_key > ${nameKey ?? ''} or (name_key = ${nameKey ?? ''} and id > ${id ?? ''}))
          order by name_key, id limit ${limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from import_mapping where kind in ${list(kinds)}`,
    );
    const page = pageOf(found, limit, Number(count?.n ?? 0), (row) => [row.nameKey, row.id]);
    return { ...page, items: page.items.map(savedView) };
  }

  /** One of the same kind and name is replaced. Throws `import.bad_mapping`, `import.other_kind`. */
  async save(op: Operation, { name, mapping: given }: SaveMapping): Promise<SavedMappingView> {
    const mapping = readMapping(given);
    op.refuse(kindsFor(op.actor).includes(mapping.kind) ? null : ImportFailures.OTHER_KIND());
    const nameKey = fold(name);
    await run(op.db, sql`delete from import_mapping where kind = ${mapping.kind} and name_key = ${nameKey}`);
    const row: ImportMapping = {
      ...{ id: newId(), kind: mapping.kind, name: name.trim(), nameKey },
      ...{ mapping: JSON.stringify(mapping), savedBy: op.actor.id, savedAt: iso(op.now) },
    };
    await op.db.insert(ImportMapping, row);
    op.record(`mapping:${row.id}`, { kind: row.kind });
    return savedView(row);
  }

  async delete(op: Operation, id: string): Promise<void> {
    const row = await this.mine(op, id);
    await op.db.delete(ImportMapping, { id });
    op.record(`mapping:${id}`, { kind: row.kind });
  }

  /** The text the command line reads. */
  async file(op: Operation, id: string): Promise<string> {
    const row = await this.mine(op, id);
    return `${JSON.stringify(JSON.parse(row.mapping), null, 2)}\n`;
  }

  private async mine(op: Operation, id: string): Promise<ImportMapping> {
    const row = await op.db.findOneBy(ImportMapping, { id });
    if (!row || !kindsFor(op.actor).includes(row.kind as RunKind)) throw ImportFailures.UNKNOWN_MAPPING();
    return row;
  }
}

const savedView = ({ id, kind, name, mapping, savedAt }: ImportMapping): SavedMappingView => ({
  ...{ id, kind, name, mapping: JSON.parse(mapping) as Mapping, savedAt },
});
