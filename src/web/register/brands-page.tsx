import { useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { DataTable, type Column } from '../parts/data-table';
import { Go } from '../parts/go';
import { Page } from '../parts/page';
import { Day } from '../parts/when';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/brands';
import { AccountableDialog, BrandHistory } from './brand-dialogs';
import type { Brand } from './shapes';

/** Brands the register uses, and who is accountable for each. */
export function BrandsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const list = useList('/api/v1/brands/in-use');
  const [naming, setNaming] = useState<Brand | 'new' | null>(null);
  const [history, setHistory] = useState<string | null>(null);
  const columns = useColumns({
    ...(can('brand.assign') ? { name: setNaming } : {}),
    ...(can('brand.history') ? { history: (brand: Brand) => setHistory(brand.name) } : {}),
  });
  return (
    <Page
      title={t('title')}
      about={t('lead')}
      acts={
        can('brand.assign') ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setNaming('new')}>
            {t('add')}
          </Button>
        ) : null
      }
    >
      <DataTable caption={t('title')} list={list} columns={columns} rowKey={(row) => row.name} empty={t('empty')} />
      {naming ? <AccountableDialog brand={naming === 'new' ? null : naming} onClose={() => setNaming(null)} /> : null}
      {history ? <BrandHistory name={history} onClose={() => setHistory(null)} /> : null}
    </Page>
  );
}

interface Acts {
  name?: (brand: Brand) => void;
  history?: (brand: Brand) => void;
}

function useColumns({ name, history }: Acts): Column<Brand>[] {
  const t = useTexts(texts);
  const acts: Column<Brand> = {
    key: 'acts',
    head: t('act'),
    cell: (row) => (
      <Group gap={6}>
        {name ? (
          <Button size="compact-xs" variant="default" aria-label={t('assign', row)} onClick={() => name(row)}>
            {t('assignShort')}
          </Button>
        ) : null}
        {history && row.accountableId ? (
          <Button size="compact-xs" variant="subtle" aria-label={t('history', row)} onClick={() => history(row)}>
            {t('historyShort')}
          </Button>
        ) : null}
      </Group>
    ),
  };
  return [
    { key: 'brand', head: t('brand'), cell: (row) => row.name },
    {
      key: 'accounts',
      head: t('accounts'),
      end: true,
      cell: (row) =>
        row.accounts === 0 ? (
          row.accounts
        ) : (
          <Go
            to="/accounts"
            search={{ brand: row.name }}
            aria-label={t('seeAccounts', { name: row.name, accounts: row.accounts })}
          >
            {row.accounts}
          </Go>
        ),
    },
    {
      key: 'accountable',
      head: t('accountable'),
      cell: (row) =>
        row.accountableId ? (
          <Go to={`/people/${row.accountableId}`}>{row.fullName}</Go>
        ) : (
          <Text span size="sm" c="dimmed" fs="italic">
            {t('nobody')}
          </Text>
        ),
    },
    { key: 'since', head: t('since'), cell: (row) => <Day on={row.since} /> },
    ...(name || history ? [acts] : []),
  ];
}
