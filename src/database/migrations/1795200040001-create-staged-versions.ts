import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateStagedVersions1795200040001 extends CreatedTables {
  readonly name = 'CreateStagedVersions1795200040001';
  protected readonly tables = [
    new Table({
      name: 'staged_version',
      columns: [
        key('id'),
        word('credential_id'),
        whole('number'),
        word('state'),
        word('origin'),
        word('staged_at'),
        word('staged_by'),
        maybeWord('decided_at'),
        maybeWord('decided_by'),
        maybeText('tested'),
        whole('version'),
        word('mac'),
      ],
      indices: [
        index('staged_version_state', ['state', 'credential_id']),
        unique('staged_version_number', ['credential_id', 'number']),
      ],
      foreignKeys: [refers('FK_60240f39af17cb441b2d6b5ff2a', 'credential_id', 'credential')],
    }),
  ];
}
