import { Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { Go } from '../parts/go';
import { Page } from '../parts/page';
import { Day } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/training';
import { word } from '../texts/words';

type Newcomer = Item<'/api/v1/newcomers'>;

/** Who is new, and what they read, accept and learn before their first grant. */
export function NewcomersPage() {
  const t = useTexts(texts);
  const list = useList('/api/v1/newcomers');
  return (
    <Page title={t('newcomers')} about={t('newcomersAbout')}>
      <DataTable
        caption={t('newcomers')}
        list={list}
        rowKey={(row) => row.personId}
        columns={useColumns()}
        empty={t('newcomersNone')}
      />
    </Page>
  );
}

function useColumns(): Column<Newcomer>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'person',
      head: t('person'),
      cell: (row) => (
        <Stack gap={0}>
          <Go to={`/people/${row.personId}`}>{row.person}</Go>
          <Text size="xs" c="dimmed">
            {[word('personKind', row.kind), row.organisation, row.department].filter(Boolean).join(' · ')}
          </Text>
        </Stack>
      ),
    },
    { key: 'starts', head: t('starts'), cell: (row) => <Day on={row.startDate} /> },
    { key: 'access', head: t('hasAccess'), cell: (row) => t(row.hasAccess ? 'yes' : 'no') },
    { key: 'toAccept', head: t('toAccept'), cell: (row) => <ToAccept row={row} /> },
    {
      key: 'training',
      head: t('training'),
      cell: (row) => (
        <Go to="/training" search={{ person: row.personId }}>
          {word('trained', row.training)}
        </Go>
      ),
    },
  ];
}

function ToAccept({ row: { outstanding } }: { row: Newcomer }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  if (outstanding.length === 0) return <>{t('nothingLeft')}</>;
  return (
    <>
      {outstanding
        .map(({ title, policyCode }) => (lang === 'fr' ? (title.fr ?? title.en) : (title.en ?? title.fr)) ?? policyCode)
        .join(', ')}
    </>
  );
}
