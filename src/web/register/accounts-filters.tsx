import { useState } from 'react';
import { Button, Checkbox, CopyButton, Group, Popover, Select, SimpleGrid, Stack } from '@mantine/core';
import { IconColumns3, IconFilter, IconLink } from '@tabler/icons-react';
import { PersonPicker } from '../parts/fields';
import { usePlatforms } from '../parts/platform-name';
import { useRead } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/register';
import { choices } from '../texts/words';
import { CHOICES, HEADS } from './accounts-columns';
import { countFilters, NO_FILTER, READY, type AccountsView } from './accounts-view';

interface Props {
  view: AccountsView;
  change: (change: Partial<AccountsView>) => void;
}

/** Views most people come for, one click each. */
export function ReadyViews({ view, change }: Props) {
  const t = useTexts(texts);
  const { person } = useReader();
  const reset = { ...NO_FILTER, columns: view.columns, sort: view.sort, q: view.q };
  return (
    <Group gap={6} role="group" aria-label={t('views')}>
      {READY.map((ready) => {
        const set: Partial<AccountsView> = 'mine' in ready ? { ownerId: person?.id ?? '' } : ready.set;
        const wanted = { ...reset, ...set };
        const isHere = Object.entries(wanted).every(([key, value]) => view[key as keyof AccountsView] === value);
        return (
          <Button
            key={ready.label}
            size="compact-sm"
            variant={isHere ? 'filled' : 'default'}
            aria-pressed={isHere}
            onClick={() => change(wanted)}
          >
            {t(ready.label)}
          </Button>
        );
      })}
    </Group>
  );
}

/** How the list is sorted, which columns it has, and its address to keep. */
export function ViewTools({ view, change }: Props) {
  const t = useTexts(texts);
  const sorts = [
    ['displayName', t('account')],
    ['handle', t('handle')],
    ['platform', t('platform')],
    ['criticality', t('criticality')],
    ['createdAt', t('createdAt')],
  ] as const;
  const data = sorts.flatMap(([value, label]) => [
    { value, label: `${label}, ${t('ascending')}` },
    { value: `-${value}`, label: `${label}, ${t('descending')}` },
  ]);
  return (
    <>
      <Select
        aria-label={t('sort')}
        data={data}
        value={view.sort}
        allowDeselect={false}
        onChange={(sort) => change({ sort: sort ?? 'displayName' })}
      />
      <Columns view={view} change={change} />
      <CopyButton value={location.href}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconLink size={16} />} onClick={copy} visibleFrom="sm">
            {copied ? t('copied') : t('copyView')}
          </Button>
        )}
      </CopyButton>
    </>
  );
}

function Columns({ view, change }: Props) {
  const t = useTexts(texts);
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} />} visibleFrom="sm">
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          aria-label={t('columns')}
          value={view.columns.split(',')}
          onChange={(columns) => change({ columns: CHOICES.filter((key) => columns.includes(key)).join(',') })}
        >
          <Stack gap={6}>
            {CHOICES.map((key) => (
              <Checkbox key={key} size="xs" value={key} label={t(HEADS[key])} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Every filter of the list; closed until somebody wants it, open where one is set. */
export function Filters({ view, change }: Props) {
  const t = useTexts(texts);
  const set = countFilters(view);
  const [opened, setOpened] = useState(set > 0);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconFilter size={16} />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {set > 0 ? `${t('filters')} (${set})` : t('filters')}
        </Button>
        {set > 0 ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => change({ ...NO_FILTER, columns: view.columns, sort: view.sort, q: view.q })}
          >
            {t('clear')}
          </Button>
        ) : null}
      </Group>
      {opened ? <FilterFields view={view} change={change} /> : null}
    </Stack>
  );
}

function FilterFields({ view, change }: Props) {
  const t = useTexts(texts);
  const { platforms } = usePlatforms();
  const brands = useRead('/api/v1/brands/in-use');
  const owner = useRead('/api/v1/people/{id}', { path: { id: view.ownerId } }, { when: view.ownerId !== '' });
  const yesNo = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ];
  const fields = [
    ['platform', t('platform'), platforms.map(({ id, name }) => ({ value: id, label: name }))],
    ['brand', t('brand'), (brands.data?.items ?? []).map(({ name }) => name)],
    ['status', t('status'), choices('accountStatus')],
    ['criticality', t('criticality'), choices('criticality')],
    ['accessModel', t('accessModel'), choices('accessModel')],
    ['missing', t('missing'), choices('missing')],
    ['frozen', t('frozen'), yesNo],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
      {fields.map(([key, label, data]) => (
        <Select
          key={key}
          size="xs"
          label={label}
          data={data as never}
          value={view[key] === '' ? null : view[key]}
          placeholder={t('any')}
          searchable
          clearable
          onChange={(value: string | null) => change({ [key]: value ?? '' })}
        />
      ))}
      <PersonPicker
        size="xs"
        label={t('owner')}
        value={view.ownerId === '' ? null : view.ownerId}
        named={owner.data?.fullName}
        onChange={(id) => change({ ownerId: id ?? '' })}
      />
    </SimpleGrid>
  );
}
