import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, text, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateEntitlement1795150820001 extends CreatedTables {
  readonly name = 'CreateEntitlement1795150820001';
  protected readonly tables = [
    new Table({
      name: 'entitlement_rule',
      columns: [
        key('id'),
        word('who'),
        word('value'),
        word('levels'),
        word('scopes'),
        maybeWord('platform'),
        maybeWord('brand'),
        text('reason'),
        word('created_at'),
        word('created_by'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        maybeText('ended_reason'),
        whole('version'),
        word('mac'),
      ],
      indices: [index('entitlement_rule_live', ['ended_at', 'id'])],
    }),
  ];
}
