import { Stack, Text } from '@mantine/core';
import type { components } from '#api';
import { DataTable, type Column } from '../parts/data-table';
import { Go, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { SearchField } from '../parts/search-field';
import { Count, Day } from '../parts/when';
import { useList } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/preview';

type Summary = components['schemas']['DepartureSummary'];

/** How much hangs on each person, if they left tonight. */
export function TonightPage() {
  const t = useTexts(texts);
  const [{ q }, setUrl] = useUrl({ q: '' });
  const list = useList('/api/v1/departure-previews', { query: { limit: 50, ...(q ? { q } : {}) } } as never);
  return (
    <Page title={t('tonightEach')} about={t('tonightLead')}>
      <SearchField value={q} onSearch={(text) => setUrl({ q: text })} label={t('search')} />
      <DataTable
        caption={t('tonightEach')}
        list={list}
        columns={useColumns()}
        rowKey={({ personId }) => personId}
        empty={t('none')}
      />
      <Text size="xs" c="dimmed">
        {t('weightLead')}
      </Text>
    </Page>
  );
}

function useColumns(): Column<Summary>[] {
  const t = useTexts(texts);
  const number = (
    key: 'soleControl' | 'soleSeat' | 'grants' | 'exposures' | 'score',
    head: string,
  ): Column<Summary> => ({
    key,
    head,
    end: true,
    cell: (row) => <Count of={row[key]} />,
  });
  return [
    {
      key: 'person',
      head: t('person'),
      cell: ({ personId, fullName, department, gone }) => (
        <Stack gap={0}>
          <Go to={`/bus-factor/people/${personId}`}>{fullName}</Go>
          <Text size="xs" c="dimmed">
            {[department, gone ? t('gone') : null].filter(Boolean).join(' · ')}
          </Text>
        </Stack>
      ),
    },
    number('soleControl', t('soleControlShort')),
    number('soleSeat', t('soleSeatShort')),
    number('grants', t('grants')),
    number('exposures', t('exposures')),
    { key: 'days', head: t('days'), end: true, cell: ({ daysNeeded }) => <Count of={daysNeeded} /> },
    { key: 'start', head: t('safeStart'), cell: ({ latestSafeStart }) => <Day on={latestSafeStart} /> },
    number('score', t('weight')),
  ];
}
