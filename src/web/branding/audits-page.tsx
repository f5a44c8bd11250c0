import { useState } from 'react';
import { Badge, Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Choice } from '../parts/choice';
import { DataTable, type Column } from '../parts/data-table';
import { Go, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { RowKeys } from '../parts/row-keys';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/branding';
import { choices } from '../texts/words';
import { OpenAuditDialog } from './open-audit-dialog';
import { useScope } from './scope';
import type { Audit } from './shapes';

/** Brand audits the reader may know of. */
export function AuditsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [view, change] = useUrl({ state: 'open' });
  const [opening, setOpening] = useState(false);
  const list = useList('/api/v1/brand-audits', { query: (view.state === 'all' ? {} : { state: view.state }) as never });
  const columns = useColumns();
  return (
    <Page
      title={t('audits')}
      about={t('auditsLead')}
      acts={
        can('brand_audit.open') ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpening(true)}>
            {t('auditOpen')}
          </Button>
        ) : null
      }
    >
      <Choice
        label={t('state')}
        value={view.state}
        onChange={(state) => change({ state })}
        data={[...choices('brandAudit'), { value: 'all', label: t('any') }]}
      />
      <RowKeys>
        <DataTable
          caption={t('audits')}
          list={list}
          columns={columns}
          rowKey={(row) => row.id}
          empty={t('auditsEmpty')}
        />
      </RowKeys>
      {opening ? <OpenAuditDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  );
}

function useColumns(): Column<Audit>[] {
  const t = useTexts(texts);
  const scopeOf = useScope();
  return [
    { key: 'scope', head: t('auditOf'), cell: (row) => <Go to={`/brand-audits/${row.id}`}>{scopeOf(row)}</Go> },
    {
      key: 'due',
      head: t('dueOn'),
      cell: (row) => (
        <Group gap={6}>
          <Day on={row.dueOn} />
          {row.isOverdue ? (
            <Badge color="red" variant="light" tt="none" className="state">
              {t('overdue')}
            </Badge>
          ) : null}
        </Group>
      ),
    },
    { key: 'state', head: t('state'), cell: (row) => <StateBadge kind="brandAudit" value={row.state} /> },
    {
      key: 'progress',
      head: t('progress'),
      cell: (row) => t('progressOf', { answered: row.answered, accounts: row.accounts }),
    },
    { key: 'assignee', head: t('assignee'), cell: (row) => <Go to={`/people/${row.assigneeId}`}>{row.assignee}</Go> },
  ];
}
