import { Table } from 'typeorm';
import { index, key, maybeWord, refers, text, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateWaiverReviews1795200000002 extends CreatedTables {
  readonly name = 'CreateWaiverReviews1795200000002';
  protected readonly tables = [
    new Table({
      name: 'waiver_review',
      columns: [
        key('id'),
        word('task_id'),
        text('reason'),
        maybeWord('review_on'),
        maybeWord('evidence_id'),
        word('decided_by'),
        word('decided_at'),
        maybeWord('verified_by'),
        maybeWord('verified_at'),
        whole('version'),
        word('mac'),
      ],
      indices: [index('waiver_review_task', ['task_id', 'id'])],
      foreignKeys: [
        refers('FK_8f25ce44494361550f928a33bd3', 'task_id', 'task'),
        refers('FK_55c017e678159b44df4d1a48214', 'evidence_id', 'task_evidence'),
      ],
    }),
  ];
}
