import { useState } from 'react';
import { Button, Group, Select, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { DataTable, type Column } from '../parts/data-table';
import { Go, useGo, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { RowKeys } from '../parts/row-keys';
import { SearchField } from '../parts/search-field';
import { Day } from '../parts/when';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import { choices, word } from '../texts/words';
import { PersonDialog } from './person-dialog';
import type { PersonRow } from './shapes';

const NO_FILTER = { q: '', kind: '', role: '', standing: 'here', organisation: '' };
const ROLES = ['admin', 'hr', 'auditor'];

/** The directory: members see names, staff the record. */
export function PeoplePage() {
  const t = useTexts(texts);
  const { can, roles } = useReader();
  const go = useGo();
  const [view, change] = useUrl(NO_FILTER);
  const [adding, setAdding] = useState(false);
  // Names only: nothing else of others is told to members, so nothing else can be filtered by.
  const isStaff = roles.some((role) => role !== 'member');
  const asked = Object.entries(view).filter(
    ([key, value]) => value !== '' && value !== 'all' && (isStaff || key === 'q'),
  );
  const list = useList('/api/v1/people', { query: Object.fromEntries(asked) as never });
  const columns = useColumns();
  return (
    <Page
      title={t('title')}
      about={t('lead')}
      acts={
        can('person.create') ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        ) : null
      }
    >
      <Group gap="sm" align="flex-end">
        <SearchField value={view.q} onSearch={(q) => change({ q })} label={t('search')} />
        {isStaff ? <Filters view={view} change={change} /> : null}
      </Group>
      {view.organisation ? (
        <Group gap="xs">
          <Text size="sm">{t('seePeople', { name: view.organisation })}</Text>
          <Button size="compact-xs" variant="subtle" onClick={() => change({ organisation: '' })}>
            {t('any')}
          </Button>
        </Group>
      ) : null}
      <RowKeys>
        <DataTable
          caption={t('title')}
          list={list}
          columns={isStaff ? columns : columns.slice(0, 1)}
          rowKey={(row) => row.id}
          empty={t('empty')}
        />
      </RowKeys>
      {adding ? <PersonDialog onClose={() => setAdding(false)} onDone={(id) => go(`/people/${id}`)} /> : null}
    </Page>
  );
}

function Filters({ view, change }: { view: typeof NO_FILTER; change: (change: Partial<typeof NO_FILTER>) => void }) {
  const t = useTexts(texts);
  const fields = [
    ['standing', t('standing'), [{ value: 'all', label: t('any') }, ...choices('standing')]],
    ['kind', t('kind'), [{ value: '', label: t('any') }, ...choices('personKind')]],
    [
      'role',
      t('role'),
      [{ value: '', label: t('any') }, ...choices('role').filter(({ value }) => ROLES.includes(value))],
    ],
  ] as const;
  return fields.map(([key, label, data]) => (
    <Select
      key={key}
      label={label}
      data={[...data]}
      value={view[key]}
      allowDeselect={false}
      w="11rem"
      onChange={(value) => change({ [key]: value ?? '' })}
    />
  ));
}

function useColumns(): Column<PersonRow>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'name',
      head: t('name'),
      cell: (row) => (
        <>
          <Go to={`/people/${row.id}`}>{row.fullName}</Go>
          <Text size="xs" c="dimmed">
            {row.workEmail}
          </Text>
        </>
      ),
    },
    { key: 'kind', head: t('kind'), cell: (row) => word('personKind', row.kind) },
    {
      key: 'organisation',
      head: t('organisation'),
      cell: (row) => [row.organisation, row.department].filter(Boolean).join(' · '),
    },
    { key: 'manager', head: t('manager'), cell: (row) => row.managerName },
    {
      key: 'roles',
      head: t('roles'),
      cell: (row) =>
        (row.roles ?? [])
          .filter((role) => role !== 'member')
          .map((role) => word('role', role))
          .join(', '),
    },
    { key: 'lastDay', head: t('lastDay'), cell: (row) => <Day on={row.lastDay} /> },
  ];
}
