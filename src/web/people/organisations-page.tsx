import { useState } from 'react';
import { Button, Select, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ActDialog } from '../parts/act-dialog';
import { DataTable, type Column } from '../parts/data-table';
import { PersonPicker } from '../parts/fields';
import { Go, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { SearchField } from '../parts/search-field';
import { Day } from '../parts/when';
import { useAct, useList } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import { choices, word } from '../texts/words';
import type { Organisation } from './shapes';

/** Outside organisations people work for. */
export function OrganisationsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [view, change] = useUrl({ q: '' });
  const [shown, setShown] = useState<Organisation | 'new' | null>(null);
  const list = useList('/api/v1/organisations', { query: (view.q ? { q: view.q } : {}) as never });
  const columns = useColumns(can('organisation.change') ? setShown : null);
  return (
    <Page
      title={t('organisations')}
      about={t('organisationsLead')}
      acts={
        can('organisation.create') ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setShown('new')}>
            {t('organisationAdd')}
          </Button>
        ) : null
      }
    >
      <SearchField value={view.q} onSearch={(q) => change({ q })} label={t('searchOrganisations')} />
      <DataTable
        caption={t('organisations')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={t('organisationsEmpty')}
      />
      {shown ? (
        <OrganisationDialog organisation={shown === 'new' ? null : shown} onClose={() => setShown(null)} />
      ) : null}
    </Page>
  );
}

function useColumns(change: ((organisation: Organisation) => void) | null): Column<Organisation>[] {
  const t = useTexts(texts);
  const act: Column<Organisation> = {
    key: 'act',
    head: t('change'),
    cell: (row) => (
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('organisationChange', { name: row.name })}
        onClick={() => change?.(row)}
      >
        {t('change')}
      </Button>
    ),
  };
  return [
    { key: 'name', head: t('name'), cell: (row) => <Text size="sm">{row.name}</Text> },
    { key: 'kind', head: t('kind'), cell: (row) => word('organisationKind', row.kind) },
    { key: 'end', head: t('contractEnd'), cell: (row) => <Day on={row.contractEnd} /> },
    {
      key: 'contact',
      head: t('contact'),
      cell: (row) => (row.contactId ? <Go to={`/people/${row.contactId}`}>{row.contactName}</Go> : null),
    },
    {
      key: 'people',
      head: t('headcount'),
      end: true,
      cell: (row) => (
        <Go
          to="/people"
          search={{ organisation: row.name }}
          aria-label={t('countPeople', { name: row.name, people: row.people })}
        >
          {row.people}
        </Go>
      ),
    },
    ...(change ? [act] : []),
  ];
}

function OrganisationDialog({ organisation, onClose }: { organisation: Organisation | null; onClose: () => void }) {
  const t = useTexts(texts);
  const create = useAct('post', '/api/v1/organisations');
  const change = useAct('patch', '/api/v1/organisations/{id}');
  const initial = {
    name: organisation?.name ?? '',
    kind: organisation?.kind ?? 'agency',
    contractEnd: organisation?.contractEnd ?? '',
    contactId: organisation?.contactId ?? null,
  };
  const save = ({ name, kind, contractEnd, contactId }: typeof initial): Promise<unknown> => {
    const facts = { kind, contractEnd: contractEnd || null, contactId };
    if (!organisation) return create.mutateAsync({ body: { name, ...facts } as never });
    return change.mutateAsync({
      path: { id: organisation.id },
      body: facts as never,
      headers: { 'if-match': `"${organisation.version}"` },
    });
  };
  return (
    <ActDialog
      title={organisation ? t('organisationChange', { name: organisation.name }) : t('organisationAdd')}
      submit={t('save')}
      initial={initial}
      onSubmit={save}
      onClose={onClose}
    >
      {(form) => (
        <>
          {organisation ? null : (
            <TextInput label={t('name')} required maxLength={200} {...form.getInputProps('name')} />
          )}
          <Select
            label={t('kind')}
            data={choices('organisationKind')}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <TextInput type="date" label={t('contractEnd')} {...form.getInputProps('contractEnd')} />
          <PersonPicker
            label={t('contact')}
            value={form.values.contactId}
            named={organisation?.contactName ?? undefined}
            onChange={(id) => form.setFieldValue('contactId', id)}
            error={form.errors['contactId']}
          />
        </>
      )}
    </ActDialog>
  );
}
