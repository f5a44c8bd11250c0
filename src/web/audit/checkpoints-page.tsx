import { Button, Code, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { GoButton } from '../parts/go';
import { Page } from '../parts/page';
import { saveText } from '../parts/save-text';
import { Count, Day, useFormats } from '../parts/when';
import { call } from '../service/client';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { texts } from '../texts/audit';
import { useTexts } from '../texts/language';

type Kept = Item<'/api/v1/audit/checkpoints'>;

const NEWEST = 'releve-checkpoint.txt';

/** The checkpoints kept outside the database, to be copied somewhere else still. */
export function CheckpointsPage() {
  const t = useTexts(texts);
  const list = useList('/api/v1/audit/checkpoints');
  const download = async (): Promise<void> =>
    saveText(NEWEST, (await call('get', '/api/v1/audit/checkpoint')) as unknown as string);
  return (
    <Page
      title={t('checkpoints')}
      acts={
        <>
          <GoButton to="/audit/check" variant="default">
            {t('check')}
          </GoButton>
          <Button onClick={() => void download()}>{t('newest')}</Button>
        </>
      }
    >
      <Text maw={720}>{t('checkpointsAbout')}</Text>
      <DataTable
        caption={t('checkpoints')}
        list={list}
        rowKey={({ day }) => day}
        columns={useColumns()}
        empty={t('noCheckpoints')}
      />
    </Page>
  );
}

function useColumns(): readonly Column<Kept>[] {
  const t = useTexts(texts);
  const format = useFormats();
  return [
    { key: 'day', head: t('day'), cell: ({ day }) => <Day on={day} /> },
    { key: 'size', head: t('size'), end: true, cell: ({ size }) => <Count of={size} /> },
    {
      key: 'root',
      head: t('root'),
      cell: ({ root }) => (root === null ? <Text c="red">{t('unreadable')}</Text> : <Code>{root}</Code>),
    },
    {
      key: 'act',
      head: t('download'),
      cell: ({ day, note }) =>
        note === null ? null : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('downloadDay', { day: format.day(day) })}
            onClick={() => saveText(`releve-checkpoint-${day}.txt`, note)}
          >
            {t('download')}
          </Button>
        ),
    },
  ];
}
