import { useRef, useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { DataTable } from '../parts/data-table';
import { useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { RowKeys } from '../parts/row-keys';
import { SearchField } from '../parts/search-field';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/register';
import { useAccountColumns } from './accounts-columns';
import { Filters, ReadyViews, ViewTools } from './accounts-filters';
import { NO_FILTER, questionOf } from './accounts-view';
import { BulkBar } from './bulk-bar';
import { NewAccountDialog } from './new-account-dialog';
import type { AccountRow } from './shapes';

/** The register. */
export function AccountsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [view, setView] = useUrl(NO_FILTER);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const list = useList('/api/v1/accounts', { query: questionOf(view) as never });
  const columns = useAccountColumns(view.columns);
  // Rows chosen on one page are still acted on from another.
  const seen = useRef(new Map<string, AccountRow>());
  for (const row of list.items) seen.current.set(row.id, row);
  const rows = [...chosen].flatMap((id) => seen.current.get(id) ?? []);
  const mayChoose = can('account.change');
  return (
    <Page
      title={t('title')}
      about={t('lead')}
      acts={
        can('account.create') ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        ) : null
      }
    >
      <ReadyViews view={view} change={setView} />
      <Group gap="sm" align="flex-end" wrap="wrap">
        <SearchField value={view.q} onSearch={(q) => setView({ q })} label={t('search')} />
        <ViewTools view={view} change={setView} />
      </Group>
      <Filters view={view} change={setView} />
      {chosen.size > 0 ? <BulkBar rows={rows} done={() => setChosen(new Set())} /> : null}
      <RowKeys>
        <DataTable
          caption={t('title')}
          list={list}
          columns={columns}
          rowKey={(row) => row.id}
          empty={t('empty')}
          {...(mayChoose
            ? { selection: { chosen, change: setChosen, name: (row: AccountRow) => row.displayName } }
            : {})}
        />
      </RowKeys>
      <Text size="xs" c="dimmed" visibleFrom="md">
        {t('keys')} {t('bookmark')}
      </Text>
      {adding ? <NewAccountDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
