import { useState } from 'react';
import { Button, Card, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { DataTable, type Column } from '../parts/data-table';
import { Go, GoButton, useGo } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { Day, useFormats } from '../parts/when';
import { useAct, useList, useRead } from '../service/reading';
import { useReader } from '../service/session';
import type { Answer, Item } from '../service/shapes';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/policies';
import { choices, word } from '../texts/words';
import { titleIn } from './version-facts';

type Policy = Item<'/api/v1/policies'>;
type Own = Answer<'/api/v1/me/acknowledgements', 'get'>;

/** What the reader has to accept, what they accepted, and every policy there is. */
export function PoliciesPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [creating, setCreating] = useState(false);
  const own = useRead('/api/v1/me/acknowledgements');
  const list = useList('/api/v1/policies');
  return (
    <Page
      title={t('title')}
      about={t('about')}
      acts={
        <>
          {can('policy.outstanding') ? (
            <GoButton to="/newcomers" variant="default">
              {t('newcomers')}
            </GoButton>
          ) : null}
          {can('policy.create') ? <Button onClick={() => setCreating(true)}>{t('create')}</Button> : null}
        </>
      }
    >
      <Part title={t('toAccept')}>
        <Loaded read={own}>{({ outstanding }) => <ToAccept outstanding={outstanding} />}</Loaded>
      </Part>
      <DataTable caption={t('title')} list={list} rowKey={(row) => row.code} columns={useColumns()} empty={t('none')} />
      <Part title={t('accepted')}>
        <Accepted />
      </Part>
      {creating ? <CreateDialog onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

function ToAccept({ outstanding }: { outstanding: Own['outstanding'] }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const format = useFormats();
  if (outstanding.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('nothingToAccept')}
      </Text>
    );
  return outstanding.map(({ policyCode, number, title, suspendedFrom, hasAccess }) => (
    <Card withBorder key={`${policyCode}-${number}`} padding="sm">
      <Group justify="space-between">
        <Stack gap={0}>
          <Text fw={600}>{titleIn(title, lang)}</Text>
          <Text size="sm" c="dimmed">
            {hasAccess ? t('suspendedFrom', { day: format.day(suspendedFrom) }) : t('beforeAccess')}
          </Text>
        </Stack>
        <GoButton
          to={`/policies/${policyCode}/versions/${number}`}
          aria-label={t('readOf', { title: titleIn(title, lang), number })}
        >
          {t('read')}
        </GoButton>
      </Group>
    </Card>
  ));
}

function useColumns(): Column<Policy>[] {
  const t = useTexts(texts);
  const lang = useLanguage();
  const format = useFormats();
  const standing = ({ versions }: Policy): string => {
    const newest = versions.at(-1);
    if (!newest) return t('noVersion');
    const { number, current, effectiveFrom, state } = newest;
    const since =
      current && effectiveFrom ? t('toCome', { day: format.day(effectiveFrom) }) : word('policyState', state);
    return `${t('version', { number })} · ${since}`;
  };
  return [
    {
      key: 'policy',
      head: t('policy'),
      cell: (row) => <Go to={`/policies/${row.code}`}>{titleIn(row.title, lang) || row.code}</Go>,
    },
    { key: 'kind', head: t('kind'), cell: (row) => word('policyKind', row.kind) },
    { key: 'newest', head: t('newest'), cell: standing },
    { key: 'cadence', head: t('cadence'), cell: (row) => word('policyCadence', row.cadence) },
  ];
}

function Accepted() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const read = useRead('/api/v1/me/acknowledgements', { query: { limit: 50 } });
  return (
    <Loaded read={read}>
      {({ given }) =>
        given.items.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('acceptedNone')}
          </Text>
        ) : (
          <Stack component="ul" gap={4} className="plain-list">
            {given.items.map(({ id, policyCode, number, title, acknowledgedOn }) => (
              <Text component="li" size="sm" key={id}>
                <Go to={`/policies/${policyCode}/versions/${number}`}>
                  {`${titleIn(title, lang)} · ${t('version', { number })}`}
                </Go>
                {' · '}
                <Day on={acknowledgedOn} />
              </Text>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const create = useAct('post', '/api/v1/policies');
  return (
    <ActDialog
      title={t('create')}
      submit={t('create')}
      initial={{ code: '', kind: 'charter', cadence: 'yearly' }}
      onSubmit={async (body) => {
        const { code } = await create.mutateAsync({ body: body as never });
        go(`/policies/${code}/draft`);
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t('code')} description={t('codeHint')} required {...form.getInputProps('code')} />
          <Select
            label={t('kind')}
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
