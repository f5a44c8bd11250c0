import { useState } from 'react';
import { Button, Group, Select, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { AccountName } from '../parts/account-name';
import { DataTable, type Column } from '../parts/data-table';
import { Go, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { PlatformMark } from '../parts/platform-mark';
import { usePlatforms } from '../parts/platform-name';
import { RowKeys } from '../parts/row-keys';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/branding';
import { choices } from '../texts/words';
import { TellDialog } from './fake-dialogs';
import type { FakeRow } from './shapes';

/** Fakes of the organisation. */
export function FakesPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const { platforms } = usePlatforms();
  const [view, change] = useUrl({ state: '', platform: '' });
  const [telling, setTelling] = useState(false);
  const asked = Object.fromEntries(Object.entries(view).filter(([, value]) => value !== ''));
  const list = useList('/api/v1/impersonations', { query: asked as never });
  const columns = useColumns();
  const filters = [
    ['state', t('state'), choices('fakeState')],
    ['platform', t('platform'), platforms.map(({ id, name }) => ({ value: id, label: name }))],
  ] as const;
  return (
    <Page
      title={t('fakes')}
      about={t('fakesLead')}
      acts={
        can('impersonation.add') ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setTelling(true)}>
            {t('tell')}
          </Button>
        ) : null
      }
    >
      <Group gap="sm">
        {filters.map(([key, label, data]) => (
          <Select
            key={key}
            label={label}
            data={[...data]}
            value={view[key] === '' ? null : view[key]}
            placeholder={t('any')}
            clearable
            searchable
            onChange={(value) => change({ [key]: value ?? '' })}
          />
        ))}
      </Group>
      <RowKeys>
        <DataTable
          caption={t('fakes')}
          list={list}
          columns={columns}
          rowKey={(row) => row.id}
          empty={t('fakesEmpty')}
        />
      </RowKeys>
      {telling ? <TellDialog onClose={() => setTelling(false)} /> : null}
    </Page>
  );
}

function useColumns(): Column<FakeRow>[] {
  const t = useTexts(texts);
  const { nameOf } = usePlatforms();
  return [
    {
      key: 'profile',
      head: t('profile'),
      cell: (row) => (
        <Group gap="xs" wrap="nowrap">
          <PlatformMark platform={row.platform} />
          <div>
            <Go to={`/impersonations/${row.id}`}>{row.handle}</Go>
            <Text size="xs" c="dimmed">
              {nameOf(row.platform)}
            </Text>
          </div>
        </Group>
      ),
    },
    { key: 'state', head: t('state'), cell: (row) => <StateBadge kind="fakeState" value={row.state} /> },
    {
      key: 'copies',
      head: t('copies'),
      cell: (row) => (row.account ? <AccountName account={row.account} /> : row.brand),
    },
    { key: 'seen', head: t('seenOn'), cell: (row) => <Day on={row.seenOn} /> },
    { key: 'by', head: t('toldBy'), cell: (row) => row.createdByName ?? t('service') },
  ];
}
