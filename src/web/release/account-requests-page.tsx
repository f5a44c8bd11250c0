import { Group, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { DataTable, type Column } from '../parts/data-table';
import { Go, GoButton, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { PlatformMark } from '../parts/platform-mark';
import { SearchField } from '../parts/search-field';
import { StateBadge } from '../parts/state-badge';
import { When } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/new-accounts';
import { choices } from '../texts/words';

type AccountRequest = Item<'/api/v1/account-requests'>;

/** New official accounts that were asked for, as far as the reader sees them. */
export function AccountRequestsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [{ q, state }, change] = useUrl({ q: '', state: '' });
  const query = { ...(q === '' ? {} : { q }), ...(state === '' ? {} : { state }) } as never;
  const list = useList('/api/v1/account-requests', { query });
  const ask = can('account_request.open') ? (
    <GoButton to="/account-requests/new" leftSection={<IconPlus size={16} />}>
      {t('ask')}
    </GoButton>
  ) : null;
  return (
    <Page title={t('title')} about={t('about')} acts={ask}>
      <Group gap="sm">
        <SearchField value={q} onSearch={(typed) => change({ q: typed })} label={t('find')} />
        <Select
          aria-label={t('state')}
          placeholder={t('anyState')}
          clearable
          data={choices('accountRequestState')}
          value={state || null}
          onChange={(chosen) => change({ state: chosen ?? '' })}
        />
      </Group>
      <DataTable
        caption={t('title')}
        list={list}
        columns={useColumns(list.answer?.people ?? {})}
        rowKey={({ id }) => id}
        empty={t('none')}
      />
    </Page>
  );
}

function useColumns(people: Record<string, string>): Column<AccountRequest>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'account',
      head: t('account'),
      cell: ({ id, platform, displayName }) => (
        <Group gap="xs" wrap="nowrap">
          <PlatformMark platform={platform} />
          <Go to={`/account-requests/${id}`}>{displayName}</Go>
        </Group>
      ),
    },
    { key: 'brand', head: t('brand'), cell: ({ brand }) => brand },
    { key: 'state', head: t('state'), cell: ({ state }) => <StateBadge kind="accountRequestState" value={state} /> },
    { key: 'askedBy', head: t('askedBy'), cell: ({ requesterId }) => people[requesterId] ?? '' },
    { key: 'askedOn', head: t('askedOn'), cell: ({ createdAt }) => <When at={createdAt} /> },
  ];
}
