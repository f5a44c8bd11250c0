import { Table } from 'typeorm';
import { index, key, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateVault1795132800006 extends CreatedTables {
  readonly name = 'CreateVault1795132800006';
  protected readonly tables = [
    new Table({
      name: 'credential',
      columns: [
        key('id'),
        word('account_id'),
        word('kind'),
        word('label'),
        whole('current_version'),
        maybeWord('expires_on'),
        maybeWord('retired_at'),
        word('created_at'),
        whole('version'),
      ],
      indices: [index('credential_account', ['account_id'])],
      foreignKeys: [refers('FK_1d638b569e9f5ccc9d2fef2f264', 'account_id', 'account')],
    }),
    new Table({
      name: 'credential_version',
      columns: [
        key('id'),
        word('credential_id'),
        whole('number'),
        word('alg'),
        word('kek_id'),
        word('wrapped_dek'),
        word('dek_nonce'),
        word('nonce'),
        text('ciphertext'),
        word('set_at'),
        word('created_at'),
        word('created_by'),
        word('origin'),
        whole('codes'),
        whole('wrap_version'),
      ],
      indices: [
        index('credential_version_kek', ['kek_id', 'id']),
        unique('credential_version_number', ['credential_id', 'number']),
      ],
      foreignKeys: [refers('FK_8f89a93ddac54f03521ffe9ffc0', 'credential_id', 'credential')],
    }),
    new Table({
      name: 'exposure',
      columns: [key('id'), word('credential_id'), whole('number'), word('person_id'), word('kind'), word('at')],
      indices: [
        index('exposure_person', ['person_id', 'credential_id']),
        index('exposure_version', ['credential_id', 'number', 'person_id']),
      ],
      foreignKeys: [
        refers('FK_ee962db255994b08332778b64fb', 'credential_id', 'credential'),
        refers('FK_f057dd0aec02e0dc0136af2c96c', 'person_id', 'person'),
      ],
    }),
    new Table({
      name: 'recovery_code_use',
      columns: [key('id'), word('credential_id'), whole('number'), whole('position'), word('used_by'), word('used_at')],
      indices: [unique('recovery_code_use_position', ['credential_id', 'number', 'position'])],
      foreignKeys: [refers('FK_19566bd1c6ff8704927b4030acf', 'credential_id', 'credential')],
    }),
  ];
}
