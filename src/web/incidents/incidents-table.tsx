import { Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { DataTable, type Column } from '../parts/data-table';
import { Go } from '../parts/go';
import { StateBadge } from '../parts/state-badge';
import { When } from '../parts/when';
import type { ListPage } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import { NoticeClock } from './notice-clock';
import type { IncidentRow } from './shapes';

/** Incidents, newest first; without the account where it is clear which one is meant. */
export function IncidentsTable({ list, withAccount = true }: { list: ListPage<IncidentRow>; withAccount?: boolean }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const account: Column<IncidentRow> = {
    key: 'account',
    head: t('account'),
    cell: (row) => (row.account ? <AccountName account={row.account} /> : null),
  };
  const columns: Column<IncidentRow>[] = [
    {
      key: 'kind',
      head: t('kind'),
      cell: (row) => (
        <>
          <Go to={`/incidents/${row.id}`}>{row.title[language]}</Go>
          <NoticeClock incident={row} />
        </>
      ),
    },
    ...(withAccount ? [account] : []),
    { key: 'status', head: t('status'), cell: (row) => <StateBadge kind="incidentStatus" value={row.status} /> },
    { key: 'noticed', head: t('noticed'), cell: (row) => <When at={row.noticedAt} /> },
    {
      key: 'by',
      head: t('openedBy'),
      cell: (row) => (
        <Text span size="sm">
          {row.openedByName ?? t('service')}
        </Text>
      ),
    },
  ];
  return <DataTable caption={t('title')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('empty')} />;
}
