import { Group, Stack, Text, TextInput } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { DataTable, type Column } from '../parts/data-table';
import { useUrl } from '../parts/go';
import { Day } from '../parts/when';
import { useList, useSettled } from '../service/reading';
import type { Item } from '../service/shapes';
import { ApprovedBy } from '../parts/approved-by';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import { word } from '../texts/words';
import type { Person } from './shapes';

type Held = Item<'/api/v1/people/{id}/access'>;

/** What a person has access to and why, now or on a day of the past. */
export function AccessTab({ person: { id } }: { person: Person }) {
  const t = useTexts(texts);
  const [view, change] = useUrl({ asOf: '' });
  const asOf = useSettled(view.asOf);
  const list = useList('/api/v1/people/{id}/access', { path: { id }, query: (asOf ? { asOf } : {}) as never });
  return (
    <Stack>
      <Group>
        <TextInput
          type="date"
          label={t('asOf')}
          value={view.asOf}
          onChange={(event) => change({ asOf: event.currentTarget.value })}
        />
      </Group>
      <DataTable
        caption={t('tabAccess')}
        list={list}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={t('accessEmpty')}
      />
    </Stack>
  );
}

function useColumns(): Column<Held>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'account',
      head: t('account'),
      cell: ({ accountId, platform, handle }) => <AccountName account={{ id: accountId, platform, handle }} />,
    },
    { key: 'level', head: t('level'), cell: (row) => word('level', row.level) },
    { key: 'source', head: t('source'), cell: (row) => word('accessSource', row.source) },
    { key: 'since', head: t('since'), cell: (row) => <Day on={row.since} /> },
    { key: 'until', head: t('until'), cell: (row) => <Day on={row.until} /> },
    {
      key: 'why',
      head: t('why'),
      cell: (row) => (
        <>
          <Text size="sm">{row.reason}</Text>
          <ApprovedBy by={row.approvedBy} />
        </>
      ),
    },
  ];
}
