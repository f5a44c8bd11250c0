import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateAccess1795132800005 extends CreatedTables {
  readonly name = 'CreateAccess1795132800005';
  protected readonly tables = [
    new Table({
      name: 'access_grant',
      columns: [
        key('id'),
        word('account_id'),
        word('person_id'),
        word('level'),
        maybeWord('native_role'),
        maybeText('reason'),
        maybeWord('requested_by'),
        maybeWord('approved_by'),
        word('since'),
        maybeWord('until'),
        word('status'),
        maybeWord('ended_on'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        maybeText('ended_reason'),
        word('created_at'),
        whole('version'),
        word('mac'),
      ],
      indices: [
        index('access_grant_page', ['account_id', 'id']),
        index('access_grant_until', ['ended_on', 'until']),
        index('access_grant_account', ['account_id', 'ended_on']),
        index('access_grant_person', ['person_id', 'ended_on']),
      ],
      foreignKeys: [
        refers('FK_9af9745fd1af2658ee8d13b778e', 'account_id', 'account'),
        refers('FK_539e11324ee24ad650b85f8cfce', 'person_id', 'person'),
      ],
    }),
    new Table({
      name: 'access_request',
      columns: [
        key('id'),
        word('account_id'),
        word('person_id'),
        word('level'),
        maybeWord('until'),
        text('reason'),
        word('state'),
        word('created_at'),
        word('expires_at'),
        maybeWord('decided_by'),
        maybeWord('decided_at'),
        maybeText('decision_reason'),
        maybeWord('grant_id'),
        whole('version'),
      ],
      indices: [
        index('access_request_expiry', ['state', 'expires_at']),
        index('access_request_person', ['person_id', 'state']),
        index('access_request_account', ['account_id', 'state']),
      ],
      foreignKeys: [
        refers('FK_e755a4b0baa105ff7bcd9fbbd25', 'account_id', 'account'),
        refers('FK_c03140f6239515cd3ee099ef409', 'person_id', 'person'),
        refers('FK_c24a68a7e7cc67054e18feb5793', 'grant_id', 'access_grant'),
      ],
    }),
  ];
}
