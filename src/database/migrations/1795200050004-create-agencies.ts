import { Table } from 'typeorm';
import { index, key, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateAgencies1795200050004 extends CreatedTables {
  readonly name = 'CreateAgencies1795200050004';
  protected readonly tables = [
    new Table({
      name: 'organisation',
      columns: [
        key('id'),
        word('name'),
        word('name_key'),
        word('kind'),
        maybeWord('contract_end'),
        maybeWord('contact_id'),
        word('created_at'),
        whole('version'),
      ],
      indices: [index('organisation_end', ['contract_end']), unique('organisation_name', ['name_key'])],
      foreignKeys: [refers('FK_eb6402e474652d86e87dc3761d1', 'contact_id', 'person')],
    }),
    new Table({
      name: 'agency_departure',
      columns: [
        key('id'),
        word('organisation_id'),
        word('scenario'),
        word('last_day'),
        text('reason'),
        word('opened_by'),
        word('opened_at'),
        maybeWord('cut_at'),
        maybeWord('cut_by'),
        maybeWord('closed_at'),
        maybeWord('closed_by'),
        whole('version'),
      ],
      indices: [unique('agency_departure_open', ['organisation_id'], 'closed_at is null')],
      foreignKeys: [refers('FK_a25ba2d05f6a7dbe46df57ec367', 'organisation_id', 'organisation')],
    }),
  ];
}
