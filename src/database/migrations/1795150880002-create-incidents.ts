import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateIncidents1795150880002 extends CreatedTables {
  readonly name = 'CreateIncidents1795150880002';
  protected readonly tables = [
    new Table({
      name: 'incident',
      columns: [
        key('id'),
        word('account_id'),
        word('kind'),
        text('reason'),
        word('noticed_at'),
        word('opened_at'),
        word('opened_by'),
        word('personal_data'),
        word('was_frozen'),
        maybeWord('closed_at'),
        maybeWord('closed_by'),
        maybeText('close_reason'),
        maybeText('report'),
        maybeWord('signature'),
        maybeWord('close_entry'),
        whole('version'),
      ],
      indices: [
        index('incident_account', ['account_id', 'id']),
        unique('incident_open', ['account_id'], 'closed_at is null'),
      ],
      foreignKeys: [refers('FK_7281375b9e3f655b5c99f68a5a2', 'account_id', 'account')],
    }),
    new Table({
      name: 'incident_task',
      columns: [
        key('id'),
        word('incident_id'),
        word('code'),
        whole('position'),
        word('due_at'),
        word('status'),
        maybeWord('started_by'),
        maybeWord('started_at'),
        maybeWord('completed_by'),
        maybeWord('completed_at'),
        maybeWord('evidence_kind'),
        maybeText('evidence'),
        maybeWord('evidence_hash'),
        maybeWord('waived_by'),
        maybeWord('waived_at'),
        maybeText('waive_reason'),
        maybeWord('review_on'),
        maybeWord('verified_by'),
        maybeWord('verified_at'),
        whole('version'),
      ],
      indices: [unique('incident_task_code', ['incident_id', 'code'])],
      foreignKeys: [refers('FK_2e9fe12f36e8244d1fb829d6740', 'incident_id', 'incident')],
    }),
    new Table({
      name: 'incident_entry',
      columns: [key('id'), word('incident_id'), word('at'), text('text'), word('added_by'), word('added_at')],
      indices: [index('incident_entry_page', ['incident_id', 'at', 'id'])],
      foreignKeys: [refers('FK_ab2ce6db1a3dcb3355e9b3fa129', 'incident_id', 'incident')],
    }),
    new Table({
      name: 'incident_contact',
      columns: [
        key('id'),
        word('incident_id'),
        maybeWord('person_id'),
        maybeWord('organisation'),
        maybeWord('reach'),
        word('role'),
        word('added_by'),
        word('added_at'),
        maybeWord('ended_at'),
      ],
      indices: [
        index('incident_contact_person', ['person_id', 'ended_at']),
        index('incident_contact_incident', ['incident_id', 'ended_at']),
      ],
      foreignKeys: [
        refers('FK_56fc876e7f92bbce39abd8a6210', 'incident_id', 'incident'),
        refers('FK_7c60ecb3332d4c42726c882b227', 'person_id', 'person'),
      ],
    }),
  ];
}
