import { Badge, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import type { components } from '#api';
import { DataTable, type Column } from '../parts/data-table';
import { AccountName } from '../parts/account-name';
import { Go, GoButton, useUrl } from '../parts/go';
import { usePair } from '../parts/names';
import { Page } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/preview';
import { choices, word } from '../texts/words';

type Held = components['schemas']['BusFactorView'];

const WAYS = ['sole_control', 'sole_seat', 'second_factor', 'recovery_channel'];

/** Accounts that hang on one person alone, and in which way. */
export function BusFactorPage() {
  const t = useTexts(texts);
  const pair = usePair();
  const { can } = useReader();
  const [url, setUrl] = useUrl({ why: '', criticality: '' });
  const list = useList('/api/v1/bus-factor', {
    query: {
      limit: 50,
      ...(url.why ? { why: url.why } : {}),
      ...(url.criticality ? { criticality: url.criticality } : {}),
    },
  } as never);
  const acts = can('person.preview') ? <GoButton to="/bus-factor/people">{t('perPerson')}</GoButton> : null;
  return (
    <Page title={t('tonight')} about={t('aloneLead')} acts={acts}>
      <Group gap="xs">
        {(list.answer?.ways ?? []).map(({ why, total }) => (
          <Badge key={why} variant="light" color="gray" tt="none" radius="sm" size="lg" className="state">
            {pair(word('held', why), total)}
          </Badge>
        ))}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Select
          aria-label={t('why')}
          placeholder={t('why')}
          clearable
          value={url.why || null}
          onChange={(why) => setUrl({ why: why ?? '' })}
          data={WAYS.map((value) => ({ value, label: word('held', value) }))}
        />
        <Select
          aria-label={t('criticality')}
          placeholder={t('criticality')}
          clearable
          value={url.criticality || null}
          onChange={(criticality) => setUrl({ criticality: criticality ?? '' })}
          data={choices('criticality')}
        />
      </SimpleGrid>
      <DataTable
        caption={t('tonight')}
        list={list}
        columns={useColumns(can('person.preview'))}
        rowKey={({ accountId, personId, why }) => `${accountId} ${personId} ${why}`}
        empty={t('nothingAlone')}
      />
    </Page>
  );
}

function useColumns(mayPreview: boolean): Column<Held>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'account',
      head: t('account'),
      cell: ({ accountId, platform, handle }) => <AccountName account={{ id: accountId, platform, handle }} />,
    },
    {
      key: 'criticality',
      head: t('criticality'),
      cell: ({ criticality }) => <StateBadge kind="criticality" value={criticality} />,
    },
    { key: 'why', head: t('why'), cell: ({ why }) => word('held', why) },
    {
      key: 'person',
      head: t('person'),
      cell: ({ personId, personName, gone }) => (
        <Stack gap={0}>
          {mayPreview ? <Go to={`/bus-factor/people/${personId}`}>{personName}</Go> : <Text>{personName}</Text>}
          {gone ? (
            <Text size="xs" c="dimmed">
              {t('gone')}
            </Text>
          ) : null}
        </Stack>
      ),
    },
  ];
}
