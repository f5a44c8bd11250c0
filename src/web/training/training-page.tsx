import { useState } from 'react';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { PersonPicker } from '../parts/fields';
import { GoButton, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { Day } from '../parts/when';
import { useList, useRead } from '../service/reading';
import { useReader } from '../service/session';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/training';
import { word } from '../texts/words';
import { RecordDialog, WithdrawDialog } from './training-acts';

export type Training = Item<'/api/v1/people/{id}/training'>;

/** What somebody has learnt: oneself, or anybody for whoever looks after training. */
export function TrainingPage() {
  const t = useTexts(texts);
  const { person, can } = useReader();
  const [url, setUrl] = useUrl({ person: '' });
  const [recording, setRecording] = useState(false);
  const whose = url.person || (person?.id ?? '');
  const looksAfter = can('policy.outstanding');
  const chosen = useRead('/api/v1/people/{id}', { path: { id: whose } }, { when: looksAfter && whose !== '' });
  const isOwn = whose === person?.id;
  return (
    <Page
      title={t('title')}
      about={t('about')}
      acts={
        <>
          {looksAfter ? (
            <GoButton to="/newcomers" variant="default">
              {t('newcomers')}
            </GoButton>
          ) : null}
          {can('training.record') && !isOwn ? <Button onClick={() => setRecording(true)}>{t('record')}</Button> : null}
        </>
      }
    >
      {looksAfter ? (
        <PersonPicker
          label={t('whose')}
          value={whose}
          named={chosen.data?.fullName ?? (isOwn ? person?.fullName : undefined)}
          onChange={(id) => setUrl({ person: id ?? '' })}
          maw={420}
        />
      ) : null}
      {whose ? <Trainings personId={whose} /> : null}
      {recording ? <RecordDialog personId={whose} onClose={() => setRecording(false)} /> : null}
    </Page>
  );
}

function Trainings({ personId }: { personId: string }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/people/{id}/training', { path: { id: personId } });
  const [withdrawing, setWithdrawing] = useState<Training | null>(null);
  return (
    <>
      <DataTable
        caption={t('title')}
        list={list}
        rowKey={(row) => row.id}
        columns={useColumns(setWithdrawing)}
        empty={t('none')}
      />
      {withdrawing ? <WithdrawDialog training={withdrawing} onClose={() => setWithdrawing(null)} /> : null}
    </>
  );
}

function useColumns(onWithdraw: (training: Training) => void): Column<Training>[] {
  const t = useTexts(texts);
  return [
    {
      key: 'course',
      head: t('course'),
      cell: (row) => (
        <Stack gap={0}>
          <Text size="sm">{row.course}</Text>
          <Text size="xs" c="dimmed">
            {row.provider}
          </Text>
        </Stack>
      ),
    },
    { key: 'level', head: t('level'), cell: (row) => word('trainingLevel', row.level) },
    { key: 'completedOn', head: t('completedOn'), cell: (row) => <Day on={row.completedOn} /> },
    {
      key: 'expiresOn',
      head: t('expiresOn'),
      cell: (row) => (row.expiresOn ? <Day on={row.expiresOn} /> : t('endless')),
    },
    { key: 'evidence', head: t('evidence'), cell: (row) => <Evidence row={row} /> },
    { key: 'state', head: t('state'), cell: (row) => <State row={row} /> },
    {
      key: 'act',
      head: '',
      cell: (row) =>
        row.can.includes('training.withdraw') ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('withdrawOf', { course: row.course })}
            onClick={() => onWithdraw(row)}
          >
            {t('withdraw')}
          </Button>
        ) : null,
    },
  ];
}

function Evidence({ row: { evidence, evidenceUrl, certificateRef, recorder } }: { row: Training }) {
  const t = useTexts(texts);
  return (
    <Stack gap={0}>
      <Text size="sm">{[evidence, certificateRef].filter(Boolean).join(' · ')}</Text>
      {evidenceUrl ? (
        <Anchor size="sm" href={evidenceUrl} target="_blank" rel="noopener noreferrer">
          {t('proof')}
        </Anchor>
      ) : null}
      {recorder ? (
        <Text size="xs" c="dimmed">
          {[t('recordedBy'), recorder].join(' ')}
        </Text>
      ) : null}
    </Stack>
  );
}

function State({ row: { current, withdrawnAt, withdrawnReason } }: { row: Training }) {
  const t = useTexts(texts);
  if (withdrawnAt) return <>{t('withdrawn', { reason: withdrawnReason })}</>;
  return <span {...(current ? {} : { className: 'late' })}>{t(current ? 'counts' : 'over')}</span>;
}
