import { Slider, Stack, Text, TextInput } from '@mantine/core';
import { GrantsTab } from '../access/grants-tab';
import { DataTable, type Column } from '../parts/data-table';
import { Go, useUrl } from '../parts/go';
import { Day, useFormats } from '../parts/when';
import { useList, useRead, useSettled } from '../service/reading';
import type { Item } from '../service/shapes';
import { ApprovedBy } from '../parts/approved-by';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import { word } from '../texts/words';
import type { TabProps } from './account-tabs';

type Held = Item<'/api/v1/accounts/{id}/access'>;

const DAY_MS = 86_400_000;
const YEAR = 365;
const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** Who has access and why; on any day of the past too. */
export function AccessTab({ account }: TabProps) {
  const t = useTexts(texts);
  const format = useFormats();
  const [view, change] = useUrl({ asOf: '' });
  // The service's own today: a page's clock may be wrong.
  const now = useRead('/api/v1/accounts/{id}/access', { path: { id: account.id }, query: { limit: 1 } as never });
  const asOf = useSettled(view.asOf);
  const list = useList('/api/v1/accounts/{id}/access', {
    path: { id: account.id },
    query: (asOf === '' ? {} : { asOf }) as never,
  });
  const today = now.data?.asOf ?? '';
  const shown = view.asOf === '' ? today : view.asOf;
  return (
    <Stack>
      {today === '' ? null : (
        <AsOf shown={shown} today={today} choose={(day) => change({ asOf: day === today ? '' : day })} />
      )}
      <Text size="sm" fw={600} aria-live="polite">
        {shown === '' ? '' : t('accessOn', { day: format.day(shown) })}
      </Text>
      <DataTable
        caption={t('tabAccess')}
        list={list}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={t('accessEmpty')}
      />
      <GrantsTab accountId={account.id} />
    </Stack>
  );
}

function AsOf({ shown, today, choose }: { shown: string; today: string; choose: (day: string) => void }) {
  const t = useTexts(texts);
  const format = useFormats();
  const back = Math.min(YEAR, Math.max(0, daysBetween(shown, today)));
  return (
    <>
      <TextInput
        type="date"
        label={t('asOf')}
        value={shown}
        max={today}
        w="12rem"
        onChange={(event) => (event.currentTarget.value === '' ? undefined : choose(event.currentTarget.value))}
      />
      <Slider
        min={-YEAR}
        max={0}
        value={-back}
        onChange={(days) => choose(dayBefore(today, -days))}
        thumbLabel={t('asOfSlider')}
        thumbProps={{ 'aria-valuetext': format.day(shown) }}
        label={(days) => format.day(dayBefore(today, -days))}
        marks={[
          { value: -YEAR, label: format.day(dayBefore(today, YEAR)) },
          { value: 0, label: t('today') },
        ]}
        mb="lg"
        mx="xl"
      />
    </>
  );
}

function useColumns(): Column<Held>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'person',
      head: t('person'),
      cell: (row) => (
        <>
          <Go to={`/people/${row.personId}`}>{row.person}</Go>
          <Text size="xs" c="dimmed">
            {[row.organisation, row.nativeRole].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    { key: 'level', head: t('level'), cell: (row) => word('level', row.level) },
    {
      key: 'source',
      head: t('source'),
      cell: (row) => (
        <>
          {word('accessSource', row.source)}
          {row.viaGroup ? (
            <Text size="xs" c="dimmed">
              {t('viaGroup', { name: row.viaGroup.name })}
            </Text>
          ) : null}
        </>
      ),
    },
    { key: 'since', head: t('since'), cell: (row) => <Day on={row.since} /> },
    { key: 'until', head: t('until'), cell: (row) => <Day on={row.until} /> },
    {
      key: 'why',
      head: t('why'),
      cell: (row) => (
        <>
          <Text size="sm">{row.reason}</Text>
          <ApprovedBy by={row.approvedBy} />
        </>
      ),
    },
  ];
}
