import { Badge, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { Go, GoButton, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { SearchField } from '../parts/search-field';
import { Count, When } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { actLabel, ACT_NAMES } from '../texts/acts';
import { texts } from '../texts/audit';
import { useTexts } from '../texts/language';
import { AREAS, areaLabel } from '../texts/audit-areas';
import { useSentences } from './event-sentence';

type Event = Item<'/api/v1/audit/events'>;

const NO_FILTER = { q: '', area: '', action: '', outcome: '', from: '', to: '', subject: '', actor: '' };
type Filters = { [K in keyof typeof NO_FILTER]: string };

/** Everything that was done or refused, newest first. */
export function EventsPage() {
  const t = useTexts(texts);
  const [filters, change] = useUrl(NO_FILTER);
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  const list = useList('/api/v1/audit/events', { query: given as never });
  return (
    <Page
      title={t('title')}
      about={t('about')}
      acts={
        <>
          <GoButton to="/audit/checkpoints" variant="default">
            {t('checkpoints')}
          </GoButton>
          <GoButton to="/audit/check">{t('check')}</GoButton>
        </>
      }
    >
      <Stack gap="sm">
        <FilterRow filters={filters} change={change} />
        <OneThing filters={filters} />
        <DataTable
          caption={t('title')}
          list={list}
          rowKey={({ index }) => String(index)}
          columns={useColumns()}
          empty={t('none')}
        />
      </Stack>
    </Page>
  );
}

function useColumns(): readonly Column<Event>[] {
  const t = useTexts(texts);
  const sentence = useSentences();
  return [
    { key: 'index', head: t('number'), end: true, cell: ({ index }) => <Count of={index} /> },
    { key: 'time', head: t('when'), cell: ({ time }) => <When at={time} /> },
    {
      key: 'what',
      head: t('what'),
      cell: (event) => (
        <Group gap="xs">
          <Go to={`/audit/events/${event.index}`} c="inherit" size="sm">
            {sentence(event as never)}
          </Go>
          {event.outcome === 'refused' ? <Badge color="red">{t('refused')}</Badge> : null}
        </Group>
      ),
    },
    {
      key: 'reason',
      head: t('why'),
      cell: ({ reason }) => (
        <Text size="sm" c="dimmed" lineClamp={2}>
          {reason}
        </Text>
      ),
    },
  ];
}

interface FilterProps {
  filters: Filters;
  change: (wanted: Partial<Filters>) => void;
}

function FilterRow({ filters, change }: FilterProps) {
  const t = useTexts(texts);
  const acts = ACT_NAMES.filter((name) => filters.area === '' || name.startsWith(`${filters.area}.`));
  return (
    <Group gap="sm" align="flex-end" role="search">
      <SearchField value={filters.q} onSearch={(q) => change({ q })} label={t('searchHint')} />
      <Select
        label={t('area')}
        placeholder={t('anyArea')}
        searchable
        clearable
        value={filters.area || null}
        onChange={(area) => change({ area: area ?? '', action: '' })}
        data={AREAS.map((value) => ({ value, label: areaLabel(value) }))}
      />
      <Select
        label={t('act')}
        placeholder={t('anyAct')}
        searchable
        clearable
        value={filters.action || null}
        onChange={(action) => change({ action: action ?? '' })}
        data={acts.map((value) => ({ value, label: actLabel(value) }))}
      />
      <Select
        label={t('outcome')}
        placeholder={t('anyOutcome')}
        clearable
        value={filters.outcome || null}
        onChange={(outcome) => change({ outcome: outcome ?? '' })}
        data={[
          { value: 'done', label: t('done') },
          { value: 'refused', label: t('refused') },
        ]}
      />
      <DayField label={t('from')} value={filters.from} onPick={(from) => change({ from })} />
      <DayField label={t('to')} value={filters.to} onPick={(to) => change({ to })} />
    </Group>
  );
}

const DayField = ({ label, value, onPick }: { label: string; value: string; onPick: (day: string) => void }) => (
  <TextInput
    type="date"
    label={label}
    value={value}
    max="9999-12-31"
    onChange={(event) => onPick(event.currentTarget.value)}
  />
);

/** Where the address narrows the list to one record or one person, says so and lets go of it. */
function OneThing({ filters: { subject, actor } }: Pick<FilterProps, 'filters'>) {
  const t = useTexts(texts);
  if (subject === '' && actor === '') return null;
  return (
    <Group gap="sm">
      <Text size="sm">{t(subject === '' ? 'onlyPerson' : 'onlyRecord')}</Text>
      <Go to="/audit" size="sm">
        {t('showAll')}
      </Go>
    </Group>
  );
}
