import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { Choice } from '../parts/choice';
import { DataTable, type Column } from '../parts/data-table';
import { ReasonField } from '../parts/fields';
import { useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { When } from '../parts/when';
import { useAct, useList } from '../service/reading';
import { useReader } from '../service/session';
import type { Item } from '../service/shapes';
import { texts } from '../texts/entitlement';
import { useLanguage, useTexts } from '../texts/language';
import { AddRule } from './add-rule';
import { CheckRules } from './check-rules';

type Rule = Item<'/api/v1/entitlements'>;

/** Who may hold what, where and for what. */
export function EntitlementsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [{ state }, setUrl] = useUrl({ state: 'live' });
  const [adding, setAdding] = useState(false);
  const list = useList('/api/v1/entitlements', { query: { state } as never });
  return (
    <Page
      title={t('title')}
      about={t('about')}
      acts={can('entitlement.begin') ? <Button onClick={() => setAdding(true)}>{t('add')}</Button> : null}
    >
      <Group>
        <Choice
          label={t('whichRules')}
          value={state}
          onChange={(next) => setUrl({ state: next })}
          data={[
            { value: 'live', label: t('live') },
            { value: 'ended', label: t('ended') },
            { value: 'all', label: t('all') },
          ]}
        />
      </Group>
      <DataTable caption={t('title')} list={list} rowKey={(row) => row.id} columns={useColumns()} empty={t('none')} />
      <CheckRules />
      {adding ? <AddRule onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function useColumns(): Column<Rule>[] {
  const t = useTexts(texts);
  return [
    { key: 'rule', head: t('rule'), cell: (row) => <Sentence rule={row} /> },
    { key: 'reason', head: t('reason'), cell: (row) => <Text size="xs">{row.reason}</Text> },
    { key: 'made', head: t('made'), cell: (row) => <When at={row.createdAt} /> },
    { key: 'by', head: t('by'), cell: (row) => row.creator },
    { key: 'ended', head: t('endedOn'), cell: (row) => (row.endedAt === null ? null : <When at={row.endedAt} />) },
    { key: 'acts', head: '', cell: (row) => <EndRule rule={row} /> },
  ];
}

function Sentence({ rule }: { rule: Rule }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <Stack gap={2}>
      <Text span size="sm">
        {rule.text[language]}
      </Text>
      {rule.trusted ? null : (
        <Text size="xs" c="red">
          {t('notTrusted')}
        </Text>
      )}
    </Stack>
  );
}

function EndRule({ rule }: { rule: Rule }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const act = useAct('post', '/api/v1/entitlements/{id}/end');
  if (!rule.can.includes('entitlement.end')) return null;
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {t('end')}
      </Button>
      {open ? (
        <ActDialog
          title={t('endTitle')}
          submit={t('end')}
          danger
          initial={{ reason: '' }}
          onSubmit={(body) => act.mutateAsync({ path: { id: rule.id }, body: body as never })}
          onClose={() => setOpen(false)}
        >
          {(form) => (
            <>
              <Text size="sm" className="quoted">
                {rule.text[language]}
              </Text>
              <Text size="sm">{t('endHint')}</Text>
              <ReasonField form={form} />
            </>
          )}
        </ActDialog>
      ) : null}
    </>
  );
}
