import { useState } from 'react';
import { Button, Select, Text, TextInput } from '@mantine/core';
import type { components } from '#api';
import { ActDialog } from '../parts/act-dialog';
import { DataTable, type Column } from '../parts/data-table';
import { ReasonField } from '../parts/fields';
import { Go, useGo } from '../parts/go';
import { Page } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useAct, useList, useRead } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/agencies';
import { useScenarios } from './scenarios';

type Departure = components['schemas']['AgencyDepartureSummary'];

/** Outside organisations that leave, each with all its people. */
export function AgenciesPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [isOpen, setOpen] = useState(false);
  const list = useList('/api/v1/agency-departures', { query: { limit: 50 } } as never);
  const acts = can('agency.open') ? <Button onClick={() => setOpen(true)}>{t('open')}</Button> : null;
  return (
    <Page title={t('title')} about={t('lead')} acts={acts}>
      <DataTable caption={t('title')} list={list} columns={useColumns()} rowKey={({ id }) => id} empty={t('none')} />
      {isOpen ? <OpenDialog onClose={() => setOpen(false)} /> : null}
    </Page>
  );
}

function useColumns(): Column<Departure>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'organisation',
      head: t('organisation'),
      cell: ({ id, organisation }) => <Go to={`/departures/organisations/${id}`}>{organisation}</Go>,
    },
    { key: 'state', head: t('state'), cell: ({ status }) => <StateBadge kind="agencyStatus" value={status} /> },
    { key: 'lastDay', head: t('lastDay'), cell: ({ lastDay }) => <Day on={lastDay} /> },
    { key: 'people', head: t('people'), cell: ({ progress }) => t('progress', { ...progress }) },
  ];
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const { choices } = useScenarios();
  const kinds = choices((one) => one.forOrganisation);
  const organisations = useRead('/api/v1/organisations', { query: { limit: 200 } } as never);
  const open = useAct('post', '/api/v1/organisations/{id}/offboarding');
  return (
    <ActDialog
      title={t('open')}
      submit={t('open')}
      done={t('opened')}
      initial={{ id: '', scenario: '', lastDay: '', reason: '' }}
      onClose={onClose}
      onSubmit={async ({ id, scenario, lastDay, reason }) => {
        const kind = scenario || (kinds[0]?.value ?? '');
        const departure = await open.mutateAsync({ path: { id }, body: { scenario: kind, lastDay, reason } });
        go(`/departures/organisations/${departure.id}`);
      }}
    >
      {(form) => (
        <>
          <Text size="sm">{t('openLead')}</Text>
          <Select
            label={t('organisation')}
            placeholder={t('choose')}
            searchable
            required
            data={(organisations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('id')}
          />
          {kinds.length > 1 ? (
            <Select label={t('scenario')} data={kinds} required {...form.getInputProps('scenario')} />
          ) : null}
          <TextInput type="date" label={t('lastDay')} required {...form.getInputProps('lastDay')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
