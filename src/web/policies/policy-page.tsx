import { useState } from 'react';
import { Button, Group, Select } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { DataTable, type Column } from '../parts/data-table';
import { Facts } from '../parts/facts';
import { Go, GoButton, usePart } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useAct, useList, useRead } from '../service/reading';
import { useReader } from '../service/session';
import type { Answer, Item } from '../service/shapes';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/policies';
import { choices, word } from '../texts/words';
import { titleIn, type VersionSummary } from './version-facts';

type Policy = Answer<'/api/v1/policies/{code}', 'get'>;
type Outstanding = Item<'/api/v1/policies/{code}/outstanding'>;

/** One policy: its versions, and who has not accepted the one in force. */
export function PolicyPage() {
  const code = usePart('policyCode');
  const read = useRead('/api/v1/policies/{code}', { path: { code } });
  return <Loaded read={read}>{(policy) => <Shown policy={policy} />}</Loaded>;
}

function Shown({ policy }: { policy: Policy }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { can } = useReader();
  const [changing, setChanging] = useState(false);
  const { code, versions } = policy;
  return (
    <Page
      title={titleIn(policy.title, lang) || code}
      acts={
        <>
          {policy.can.includes('policy.change') ? (
            <Button variant="default" onClick={() => setChanging(true)}>
              {t('change')}
            </Button>
          ) : null}
          {policy.can.includes('policy.draft') ? (
            <GoButton to={`/policies/${code}/draft`}>{t('draft')}</GoButton>
          ) : null}
        </>
      }
    >
      <Facts
        of={[
          [t('kind'), word('policyKind', policy.kind)],
          [t('cadence'), word('policyCadence', policy.cadence)],
        ]}
      />
      <Part title={t('versions')}>
        <Versions versions={[...versions].reverse()} />
      </Part>
      {can('policy.outstanding') && versions.some(({ current }) => current) ? <OutstandingPart code={code} /> : null}
      {changing ? <ChangeDialog policy={policy} onClose={() => setChanging(false)} /> : null}
    </Page>
  );
}

function Versions({ versions }: { versions: readonly VersionSummary[] }) {
  const t = useTexts(texts);
  const columns: Column<VersionSummary>[] = [
    {
      key: 'number',
      head: t('versionHead'),
      cell: ({ policyCode, number }) => (
        <Go to={`/policies/${policyCode}/versions/${number}`}>{t('version', { number })}</Go>
      ),
    },
    {
      key: 'state',
      head: t('state'),
      cell: (row) => (
        <Group gap={6}>
          <StateBadge kind="policyState" value={row.state} />
          {row.acceptedOn ? <AcceptedOn day={row.acceptedOn} /> : null}
        </Group>
      ),
    },
    {
      key: 'from',
      head: t('from'),
      cell: ({ effectiveFrom, effectiveTo }) =>
        effectiveFrom ? (
          <>
            <Day on={effectiveFrom} /> {effectiveTo ? [`${t('to')} `, <Day key="to" on={effectiveTo} />] : null}
          </>
        ) : (
          '–'
        ),
    },
    { key: 'author', head: t('author'), cell: (row) => row.author ?? '–' },
    { key: 'approver', head: t('approver'), cell: (row) => row.approver ?? '–' },
  ];
  const all = { total: versions.length, isLoading: false, isStale: false, problem: null, page: 1 };
  return (
    <DataTable
      caption={t('versions')}
      list={{ ...all, items: versions, next: null, previous: null, again: () => undefined }}
      rowKey={(row) => String(row.number)}
      columns={columns}
      empty={t('noVersion')}
    />
  );
}

function AcceptedOn({ day }: { day: string }) {
  const t = useTexts(texts);
  return (
    <>
      {t('acceptedOn', { day: '' }).trim()} <Day on={day} />
    </>
  );
}

/** Who has access the version is about and has not accepted it. */
function OutstandingPart({ code }: { code: string }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/policies/{code}/outstanding', { path: { code } });
  const columns: Column<Outstanding>[] = [
    { key: 'person', head: t('person'), cell: (row) => <Go to={`/people/${row.personId}`}>{row.person}</Go> },
    { key: 'kind', head: t('kind'), cell: (row) => word('personKind', row.kind) },
    {
      key: 'organisation',
      head: t('organisation'),
      cell: (row) => [row.organisation, row.department].filter(Boolean).join(' · '),
    },
    { key: 'access', head: t('access'), cell: (row) => <Rests row={row} /> },
  ];
  return (
    <Part title={t('outstanding')}>
      <DataTable
        caption={t('outstanding')}
        list={list}
        rowKey={(row) => row.personId}
        columns={columns}
        empty={t('outstandingNone')}
      />
    </Part>
  );
}

function Rests({ row: { suspended, suspendedFrom } }: { row: Outstanding }) {
  const t = useTexts(texts);
  return (
    <span {...(suspended ? { className: 'late' } : {})}>
      {t(suspended ? 'rests' : 'restsFrom', { day: '' }).trim()} <Day on={suspendedFrom} />
    </span>
  );
}

function ChangeDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const t = useTexts(texts);
  const change = useAct('patch', '/api/v1/policies/{code}');
  const { code, kind, cadence } = policy;
  return (
    <ActDialog
      title={t('change')}
      submit={t('change')}
      initial={{ kind, cadence }}
      onSubmit={(body) => change.mutateAsync({ path: { code }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Select
            label={t('kind')}
            description={t('changeHint')}
            data={choices('policyKind')}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <Select
            label={t('cadence')}
            data={choices('policyCadence')}
            allowDeselect={false}
            {...form.getInputProps('cadence')}
          />
        </>
      )}
    </ActDialog>
  );
}
