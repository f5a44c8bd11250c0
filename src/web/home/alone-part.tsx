import { Group, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { DataTable, type Column } from '../parts/data-table';
import { Go } from '../parts/go';
import { Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { hasPage } from '../layout/known-paths';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { texts } from '../texts/home';
import { useTexts } from '../texts/language';
import { word } from '../texts/words';

type Alone = Item<'/api/v1/bus-factor'>;
const SHOWN = 5;
const PAGE = '/bus-factor';

/** What hangs on one person alone, the most critical accounts first. */
export function AlonePart() {
  const t = useTexts(texts);
  const list = useList('/api/v1/bus-factor', { query: { limit: SHOWN } });
  const columns: Column<Alone>[] = [
    {
      key: 'account',
      head: t('account'),
      cell: ({ accountId, platform, handle }) => <AccountName account={{ id: accountId, platform, handle }} />,
    },
    {
      key: 'person',
      head: t('person'),
      cell: ({ personName, gone }) => (gone ? `${personName} (${t('gone')})` : personName),
    },
    { key: 'why', head: t('why'), cell: (row) => word('alone', row.why) },
    {
      key: 'criticality',
      head: t('criticality'),
      cell: (row) => <StateBadge kind="criticality" value={row.criticality} />,
    },
  ];
  return (
    <Part title={t('alone')} acts={hasPage(PAGE) ? <Go to={PAGE}>{t('all')}</Go> : null}>
      <Text size="sm" c="dimmed">
        {t('aloneAbout')}
      </Text>
      <Group gap="md">
        {(list.answer?.ways ?? []).map(({ why, total }) => (
          <Text key={why} size="sm">
            {t('labelled', { name: word('alone', why), value: total })}
          </Text>
        ))}
      </Group>
      <DataTable
        caption={t('alone')}
        list={list}
        rowKey={(row) => [row.accountId, row.personId, row.why].join()}
        columns={columns}
        empty={t('noneAlone')}
      />
    </Part>
  );
}
