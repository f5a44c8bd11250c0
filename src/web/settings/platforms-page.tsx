import { Badge, Group, Select, Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { Go, GoButton, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { PlatformMark } from '../parts/platform-mark';
import { SearchField } from '../parts/search-field';
import { Count, useFormats } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/settings-platforms';

type Platform = Item<'/api/v1/platforms'>;

const NO_FILTER = { q: '', status: '' };

/** The catalogue, platform by platform. */
export function PlatformsPage() {
  const t = useTexts(texts);
  const [filters, change] = useUrl(NO_FILTER);
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  const list = useList('/api/v1/platforms', { query: given as never });
  return (
    <Page
      title={t('title')}
      about={t('about')}
      acts={
        <GoButton to="/settings" variant="default">
          {t('settings')}
        </GoButton>
      }
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-end" role="search">
          <SearchField value={filters.q} onSearch={(q) => change({ q })} label={t('searchHint')} />
          <Select
            label={t('status')}
            placeholder={t('anyStatus')}
            clearable
            value={filters.status || null}
            onChange={(status) => change({ status: status ?? '' })}
            data={(['open', 'closed'] as const).map((value) => ({ value, label: t(value) }))}
          />
        </Group>
        <DataTable caption={t('title')} list={list} rowKey={({ id }) => id} columns={useColumns()} empty={t('none')} />
      </Stack>
    </Page>
  );
}

function useColumns(): readonly Column<Platform>[] {
  const t = useTexts(texts);
  const format = useFormats();
  return [
    {
      key: 'name',
      head: t('name'),
      cell: ({ id, name }) => (
        <Group gap="xs" wrap="nowrap">
          <PlatformMark platform={id} />
          <Go to={`/settings/platforms/${id}`}>{name}</Go>
        </Group>
      ),
    },
    {
      key: 'status',
      head: t('status'),
      cell: ({ closedOn, status }) =>
        status === 'open' ? (
          <Text size="sm">{t('open')}</Text>
        ) : (
          <Badge variant="light" color="gray" tt="none" radius="sm" className="state">
            {closedOn === null ? t('closed') : t('closedSince', { day: format.day(closedOn) })}
          </Badge>
        ),
    },
    { key: 'lead', head: t('leadDays'), end: true, cell: ({ leadDays }) => <Count of={leadDays} /> },
    { key: 'open', head: t('unverified'), end: true, cell: ({ unverified }) => <Count of={unverified.length} /> },
    { key: 'mended', head: t('corrected'), end: true, cell: ({ corrections }) => <Count of={corrections.length} /> },
  ];
}
