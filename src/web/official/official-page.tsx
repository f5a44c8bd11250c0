import { Anchor, Select, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { useUrl } from '../parts/go';
import { Page, Part } from '../parts/page';
import { Day } from '../parts/when';
import { useList, useRead } from '../service/reading';
import type { Answer, Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/official';
import { Finding } from './finding';
import { PlatformName } from './platform-name';
import { ProfileLink } from './profile-link';

type Account = Item<'/api/v1/public/accounts'>;
type Impersonation = Item<'/api/v1/public/impersonations'>;
export type Overview = Answer<'/api/v1/public/overview', 'get'>;

/** So few that what follows is found as well. */
const SHOWN = 20;
const FEED = '/api/v1/public/accounts?limit=200';

/** For everybody: which profiles are ours, and which only pretend to be. */
export function OfficialPage() {
  const t = useTexts(texts);
  const { data: overview } = useRead('/api/v1/public/overview');
  const [{ q, brand }, change] = useUrl({ q: '', brand: '' });
  const name = overview?.organisation ?? '';
  return (
    <Page title={name === '' ? t('title') : t('titleOf', { name })} about={t('about')}>
      <Finding asked={q} onAsk={(asked) => change({ q: asked })} overview={overview} />
      <Accounts overview={overview} brand={brand} onBrand={(chosen) => change({ brand: chosen })} />
      <Impersonations overview={overview} />
    </Page>
  );
}

interface AccountsProps {
  overview: Overview | undefined;
  brand: string;
  onBrand: (brand: string) => void;
}

function Accounts({ overview, brand, onBrand }: AccountsProps) {
  const t = useTexts(texts);
  const list = useList('/api/v1/public/accounts', {
    query: { limit: SHOWN, ...(brand === '' ? {} : { brand }) } as never,
  });
  const named = (overview?.brands ?? []).flatMap(({ brand: each, accounts }) =>
    each === null ? [] : [{ value: each, label: t('brandChoice', { brand: each, count: accounts }) }],
  );
  const columns: Column<Account>[] = [
    { key: 'name', head: t('name'), cell: ({ displayName }) => displayName },
    {
      key: 'platform',
      head: t('platform'),
      cell: ({ platform }) => <PlatformName id={platform} overview={overview} />,
    },
    { key: 'handle', head: t('handle'), cell: (row) => <ProfileLink account={row} /> },
    { key: 'brand', head: t('brand'), cell: (row) => row.brand ?? t('noBrand') },
  ];
  return (
    <Part
      title={t('accounts')}
      acts={
        <Anchor href={FEED} size="sm" target="_blank" rel="noopener">
          {t('feed')}
        </Anchor>
      }
    >
      {named.length > 0 ? (
        <Select
          label={t('brand')}
          data={[{ value: '', label: t('everyBrand') }, ...named]}
          value={brand}
          onChange={(chosen) => onBrand(chosen ?? '')}
          allowDeselect={false}
          searchable
          maw={360}
        />
      ) : null}
      <DataTable
        caption={t('accounts')}
        list={list}
        columns={columns}
        rowKey={({ platform, handle }) => `${platform} ${handle}`}
        empty={t('noAccounts')}
      />
    </Part>
  );
}

function Impersonations({ overview }: { overview: Overview | undefined }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/public/impersonations');
  const columns: Column<Impersonation>[] = [
    { key: 'handle', head: t('handle'), cell: ({ profileUrl, handle }) => profileUrl ?? handle },
    {
      key: 'platform',
      head: t('platform'),
      cell: ({ platform }) => <PlatformName id={platform} overview={overview} />,
    },
    { key: 'since', head: t('since'), cell: ({ since }) => <Day on={since} /> },
  ];
  return (
    <Part title={t('fakes')}>
      <Text size="sm">{t('fakesWhy')}</Text>
      <DataTable
        caption={t('fakes')}
        list={list}
        columns={columns}
        rowKey={({ platform, handle, since }) => `${platform} ${handle} ${since}`}
        empty={t('noFakes')}
      />
    </Part>
  );
}
