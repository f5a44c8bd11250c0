import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateHandover1795132800007 extends CreatedTables {
  readonly name = 'CreateHandover1795132800007';
  protected readonly tables = [
    new Table({
      name: 'offboarding_case',
      columns: [
        key('id'),
        word('person_id'),
        word('period_id'),
        word('scenario'),
        word('last_day'),
        word('time_zone'),
        text('reason'),
        word('status'),
        word('opened_by'),
        word('opened_at'),
        word('cut_due_at'),
        maybeWord('cut_at'),
        maybeWord('cut_by'),
        maybeWord('closed_at'),
        maybeWord('closed_by'),
        maybeWord('cancelled_at'),
        text('frozen_list'),
        word('frozen_hash'),
        maybeWord('latest_safe_start'),
        maybeText('certificate'),
        maybeWord('signature'),
        maybeWord('close_entry'),
        whole('version'),
      ],
      indices: [
        index('offboarding_case_status', ['status', 'cut_due_at']),
        unique('offboarding_case_open', ['person_id', 'period_id'], "status in ('open', 'cut')"),
      ],
      foreignKeys: [
        refers('FK_4c478ee4d1358cfc7f625e22093', 'person_id', 'person'),
        refers('FK_fd7c8c50a866b930767c4c759e2', 'period_id', 'employment_period'),
      ],
    }),
    new Table({
      name: 'handover',
      columns: [
        key('id'),
        word('case_id'),
        word('account_id'),
        word('seats'),
        word('holds'),
        maybeWord('successor_id'),
        maybeWord('named_by'),
        maybeWord('named_at'),
        maybeWord('accepted_at'),
        whole('version'),
        word('mac'),
      ],
      indices: [
        index('handover_successor', ['successor_id']),
        unique('handover_case_account', ['case_id', 'account_id']),
      ],
      foreignKeys: [
        refers('FK_576b4a6eb1c72e3955d1b5b013b', 'case_id', 'offboarding_case'),
        refers('FK_804cc06bbbf1b62162a9644e7e5', 'account_id', 'account'),
        refers('FK_4f6518f31b0304a43aff203fdc8', 'successor_id', 'person'),
      ],
    }),
    new Table({
      name: 'task',
      columns: [
        key('id'),
        word('case_id'),
        maybeWord('account_id'),
        word('code'),
        word('who'),
        maybeWord('assignee_id'),
        word('status'),
        word('due_at'),
        maybeWord('completed_by'),
        maybeWord('completed_at'),
        maybeWord('verified_by'),
        maybeWord('verified_at'),
        maybeText('blocked_reason'),
        maybeText('waive_reason'),
        maybeWord('waived_by'),
        maybeWord('review_on'),
        whole('version'),
      ],
      indices: [
        index('task_account', ['account_id']),
        index('task_assignee', ['assignee_id', 'status']),
        index('task_case', ['case_id', 'status']),
      ],
      foreignKeys: [
        refers('FK_1eef56ced1b553720ad0e936be5', 'case_id', 'offboarding_case'),
        refers('FK_50a6c864eb0a5a286527a7f2b05', 'account_id', 'account'),
        refers('FK_75114a0b55080c15694f3d40ec9', 'assignee_id', 'person'),
      ],
    }),
    new Table({
      name: 'task_evidence',
      columns: [
        key('id'),
        word('task_id'),
        word('kind'),
        text('content'),
        word('hash'),
        word('added_by'),
        word('added_at'),
      ],
      indices: [index('task_evidence_task', ['task_id'])],
      foreignKeys: [refers('FK_73942f3b3b9d8a6e1d6b53b545f', 'task_id', 'task')],
    }),
  ];
}
