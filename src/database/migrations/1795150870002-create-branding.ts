import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateBranding1795150870002 extends CreatedTables {
  readonly name = 'CreateBranding1795150870002';
  protected readonly tables = [
    new Table({
      name: 'impersonation',
      columns: [
        key('id'),
        word('platform'),
        word('handle'),
        word('handle_key'),
        maybeWord('profile_url'),
        word('seen_on'),
        maybeWord('account_id'),
        maybeWord('brand'),
        maybeText('notes'),
        word('state'),
        word('created_by'),
        word('created_at'),
        whole('version'),
      ],
      indices: [
        index('impersonation_seen', ['seen_on', 'id']),
        unique(
          'impersonation_live',
          ['platform', 'handle_key'],
          "state in ('proposed', 'open', 'still_up', 'pending')",
        ),
      ],
      foreignKeys: [refers('FK_d6c7da02183b2a15057fa914be5', 'account_id', 'account')],
    }),
    new Table({
      name: 'impersonation_report',
      columns: [
        key('id'),
        word('impersonation_id'),
        word('reported_on'),
        maybeWord('report_number'),
        maybeWord('channel'),
        word('reported_by'),
        word('created_at'),
      ],
      indices: [index('impersonation_report_of', ['impersonation_id', 'reported_on'])],
      foreignKeys: [refers('FK_9601bbf5c20921d557c901ea03f', 'impersonation_id', 'impersonation')],
    }),
    new Table({
      name: 'impersonation_outcome',
      columns: [
        key('id'),
        word('impersonation_id'),
        word('outcome'),
        maybeWord('happened_on'),
        text('reason'),
        word('decided_by'),
        word('decided_at'),
      ],
      indices: [index('impersonation_outcome_of', ['impersonation_id', 'id'])],
      foreignKeys: [refers('FK_af567d10561249af6b526b59cb6', 'impersonation_id', 'impersonation')],
    }),
    new Table({
      name: 'brand_audit',
      columns: [
        key('id'),
        maybeWord('brand'),
        maybeWord('platform'),
        word('due_on'),
        word('assignee_id'),
        word('checklist'),
        word('created_by'),
        word('created_at'),
        maybeWord('cancelled_at'),
        maybeWord('cancelled_by'),
        maybeText('cancel_reason'),
        whole('version'),
      ],
      indices: [index('brand_audit_due', ['due_on', 'id'])],
      foreignKeys: [refers('FK_f8372a4d65c7aaa596d0b28b168', 'assignee_id', 'person')],
    }),
    new Table({
      name: 'brand_audit_item',
      columns: [
        key('id'),
        word('audit_id'),
        word('account_id'),
        maybeText('note'),
        maybeText('evidence'),
        maybeWord('evidence_kind'),
        maybeWord('answered_by'),
        maybeWord('answered_at'),
      ],
      indices: [
        index('brand_audit_item_of', ['account_id']),
        unique('brand_audit_item_account', ['audit_id', 'account_id']),
      ],
      foreignKeys: [
        refers('FK_ff8491dffb599be64c5e4f6120a', 'audit_id', 'brand_audit'),
        refers('FK_bac5c80414c82e5b27cbde93cd2', 'account_id', 'account'),
      ],
    }),
    new Table({
      name: 'brand_audit_result',
      columns: [
        key('id'),
        word('item_id'),
        word('account_id'),
        word('point'),
        word('result'),
        word('answered_at'),
        maybeWord('fixed_at'),
        maybeWord('fixed_by'),
        maybeText('fixed_reason'),
      ],
      indices: [
        index('brand_audit_result_account', ['account_id', 'point', 'answered_at']),
        unique('brand_audit_result_point', ['item_id', 'point']),
      ],
      foreignKeys: [
        refers('FK_4b269b58ef3992788f738db42c2', 'item_id', 'brand_audit_item'),
        refers('FK_d06b9a2f1224ecbcab84354720d', 'account_id', 'account'),
      ],
    }),
  ];
}
