import { Table, type QueryRunner } from 'typeorm';
import { key, maybeText, maybeWord, numberKey, refers, unique, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

const ACCOUNT_FACTS =
  'status, brand, criticality, access_model, ownership_basis, registration_email, recovery_phone, second_factor, second_factor_holder_id, paid_by, plan_renews_on, created_on, last_verified_on, last_sign_in_on, display_name, platform_uid, owner_entity, paid_plan, review_due_on, language, purpose';
const CHANNEL_FACTS = 'belongs_to, holder_id, status';

/** What the register says of accounts and recovery channels is kept from here on; how it stands is the first that is known. */
export class KeepAccounts1795150880001 extends CreatedTables {
  readonly name = 'KeepAccounts1795150880001';
  protected readonly tables = [
    new Table({
      name: 'account_history',
      columns: [
        key('account_id'),
        numberKey('number'),
        word('valid_from'),
        maybeWord('valid_to'),
        word('status'),
        maybeWord('brand'),
        word('criticality'),
        word('access_model'),
        maybeWord('ownership_basis'),
        maybeWord('registration_email'),
        maybeWord('recovery_phone'),
        maybeWord('second_factor'),
        maybeWord('second_factor_holder_id'),
        maybeWord('paid_by'),
        maybeWord('plan_renews_on'),
        maybeWord('created_on'),
        maybeWord('last_verified_on'),
        maybeWord('last_sign_in_on'),
        word('display_name'),
        maybeWord('platform_uid'),
        maybeWord('owner_entity'),
        maybeWord('paid_plan'),
        maybeWord('review_due_on'),
        maybeWord('language'),
        maybeText('purpose'),
      ],
      indices: [unique('account_history_open', ['account_id'], 'valid_to is null')],
      foreignKeys: [
        refers('FK_29849be4dc550bbc52d80e7336f', 'account_id', 'account'),
        refers('FK_ff0e2a27c28fd3f6c3ba62eaddb', 'second_factor_holder_id', 'person'),
      ],
    }),
    new Table({
      name: 'recovery_channel_history',
      columns: [
        key('channel_id'),
        numberKey('number'),
        word('valid_from'),
        maybeWord('valid_to'),
        word('belongs_to'),
        maybeWord('holder_id'),
        word('status'),
      ],
      indices: [unique('recovery_channel_history_open', ['channel_id'], 'valid_to is null')],
      foreignKeys: [
        refers('FK_ca0c15398742decd57033c16af5', 'channel_id', 'recovery_channel'),
        refers('FK_941ae1beb5e6fc7744169d97092', 'holder_id', 'person'),
      ],
    }),
  ];

  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    await runner.query(
      `insert into account_history (account_id, number, valid_from, ${ACCOUNT_FACTS}) select id, 1, '', ${ACCOUNT_FACTS} from account`,
    );
    await runner.query(
      `insert into recovery_channel_history (channel_id, number, valid_from, ${CHANNEL_FACTS}) select id, 1, '', ${CHANNEL_FACTS} from recovery_channel`,
    );
  }
}
