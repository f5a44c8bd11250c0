import { useState } from 'react';
import { Badge, Button, Code, Select, Stack, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { DataTable, type Column } from '../parts/data-table';
import { ReasonField } from '../parts/fields';
import { useUrl } from '../parts/go';
import { Count, When } from '../parts/when';
import { useAct, useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/settings-mail';

type Mail = Item<'/api/v1/outbox'>;

const STATES = ['waiting', 'collected', 'sending', 'sent', 'refused', 'dropped'] as const;
type State = (typeof STATES)[number];

/** Every mail with its fate, newest first; one that failed can be tried again. */
export function Outbox() {
  const t = useTexts(texts);
  const [{ state }, change] = useUrl({ state: '' });
  const [retried, setRetried] = useState<Mail | null>(null);
  const list = useList('/api/v1/outbox', { query: (state === '' ? {} : { state }) as never });
  return (
    <Stack gap="sm">
      <Select
        label={t('state')}
        placeholder={t('anyState')}
        clearable
        maw={260}
        value={state || null}
        onChange={(value) => change({ state: value ?? '' })}
        data={STATES.map((value) => ({ value, label: t(`state_${value}`) }))}
      />
      <DataTable
        caption={t('outbox')}
        list={list}
        rowKey={({ id }) => id}
        columns={useColumns(setRetried)}
        empty={t('empty')}
      />
      {retried ? <RetryDialog mail={retried} onClose={() => setRetried(null)} /> : null}
    </Stack>
  );
}

function useColumns(onRetry: (mail: Mail) => void): readonly Column<Mail>[] {
  const t = useTexts(texts);
  return [
    { key: 'to', head: t('to'), cell: ({ fullName }) => fullName },
    { key: 'topic', head: t('topic'), cell: ({ topic }) => <Code>{topic}</Code> },
    {
      key: 'state',
      head: t('state'),
      cell: ({ state }) => (
        <Badge variant="light" tt="none" radius="sm" color={state === 'refused' ? 'red' : 'gray'}>
          {t(`state_${state as State}`)}
        </Badge>
      ),
    },
    { key: 'written', head: t('written'), cell: ({ createdAt }) => <When at={createdAt} /> },
    { key: 'tried', head: t('tried'), end: true, cell: ({ attempts }) => <Count of={attempts} /> },
    { key: 'answer', head: t('answer'), cell: ({ answer }) => answer ?? '–' },
    {
      key: 'retry',
      head: t('retry'),
      cell: (mail) =>
        mail.can.includes('outbox.retry') ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('retryOf', { name: mail.fullName })}
            onClick={() => onRetry(mail)}
          >
            {t('retry')}
          </Button>
        ) : null,
    },
  ];
}

function RetryDialog({ mail, onClose }: { mail: Mail; onClose: () => void }) {
  const t = useTexts(texts);
  const { mutateAsync } = useAct('post', '/api/v1/outbox/{id}/retry');
  return (
    <ActDialog
      title={t('retryTitle')}
      submit={t('retry')}
      initial={{ reason: '' }}
      done={t('retried')}
      onSubmit={(body) => mutateAsync({ path: { id: mail.id }, body })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('retryWhat', { name: mail.fullName })}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
