import { Stack, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { DataTable, type Column } from '../parts/data-table';
import { When } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import { word } from '../texts/words';
import type { Person } from './shapes';

type Seen = Item<'/api/v1/people/{id}/exposures'>;

/** Every version of a secret a person has seen, and which of them must be replaced. */
export function ExposuresTab({ person: { id } }: { person: Person }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/people/{id}/exposures', { path: { id } });
  const state = (row: Seen): string => t(row.owed ? 'owed' : row.staged ? 'staged' : row.current ? 'current' : 'past');
  const columns: Column<Seen>[] = [
    { key: 'account', head: t('account'), cell: (row) => (row.account ? <AccountName account={row.account} /> : null) },
    { key: 'secret', head: t('secret'), cell: (row) => word('secretKind', row.kind) },
    { key: 'version', head: t('version'), cell: (row) => row.version, end: true },
    { key: 'how', head: t('how'), cell: (row) => row.how.map((how) => word('seenHow', how)).join(', ') },
    { key: 'last', head: t('lastSeen'), cell: (row) => <When at={row.lastAt} /> },
    {
      key: 'state',
      head: t('state'),
      cell: (row) => (
        <Text span size="sm" fw={row.owed ? 700 : 400}>
          {state(row)}
        </Text>
      ),
    },
  ];
  return (
    <Stack>
      <Text size="sm">{t('exposuresLead')}</Text>
      <DataTable
        caption={t('tabExposures')}
        list={list}
        columns={columns}
        rowKey={(row) => `${row.credentialId} ${row.version}`}
        empty={t('exposuresEmpty')}
      />
    </Stack>
  );
}
