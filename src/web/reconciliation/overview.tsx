import { Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { DataTable, type Column } from '../parts/data-table';
import { Go } from '../parts/go';
import { Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reconciliation';

type Listed = Item<'/api/v1/reconciliation'>;

/** How old the newest list of each account is, the longest unseen first. */
export function Overview() {
  const t = useTexts(texts);
  const list = useList('/api/v1/reconciliation');
  const columns: Column<Listed>[] = [
    { key: 'account', head: t('account'), cell: (row) => <AccountName account={row.account} link={false} /> },
    {
      key: 'criticality',
      head: t('criticality'),
      cell: (row) => <StateBadge kind="criticality" value={row.criticality} />,
    },
    {
      key: 'newest',
      head: t('newest'),
      cell: (row) => (row.capturedOn === null ? t('neverSeen') : <Day on={row.capturedOn} />),
    },
    { key: 'due', head: t('due'), cell: (row) => <Due row={row} /> },
    {
      key: 'open',
      head: '',
      cell: (row) => (
        <Go to={`/reconciliation/${row.account.id}`} aria-label={t('compareOf', { name: row.account.displayName })}>
          {t('compare')}
        </Go>
      ),
    },
  ];
  return (
    <Part title={t('overview')}>
      <DataTable
        caption={t('overview')}
        list={list}
        rowKey={(row) => row.account.id}
        columns={columns}
        empty={t('overviewNone')}
      />
    </Part>
  );
}

function Due({ row }: { row: Listed }) {
  const t = useTexts(texts);
  return (
    <>
      <Day on={row.dueOn} />
      {row.isOverdue ? (
        <Text size="xs" c="red" fw={600}>
          {t('overdueMark')}
        </Text>
      ) : null}
    </>
  );
}
