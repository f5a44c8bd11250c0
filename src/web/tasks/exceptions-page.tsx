import { Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { useNames, type Names } from '../parts/names';
import { Page } from '../parts/page';
import { Day } from '../parts/when';
import { useList } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import type { Task } from './shapes';
import { useTaskColumns } from './task-columns';

/** Steps that were left out, in cases that run and in those that are closed, and when somebody looks at them again. */
export function ExceptionsPage() {
  const t = useTexts(texts);
  const list = useList('/api/v1/tasks', { query: { status: 'waived', limit: 50 } } as never);
  const names = list.answer?.names;
  const shared = useTaskColumns(names, { of: true }).filter(({ key }) =>
    ['step', 'account', 'departure'].includes(key),
  );
  const review: Column<Task> = {
    key: 'review',
    head: t('reviewDue'),
    cell: (task) => <ReviewDay task={task} names={names} />,
  };
  return (
    <Page title={t('waivers')} about={t('waiversLead')}>
      <DataTable
        caption={t('waivers')}
        list={list}
        columns={[...shared, review]}
        rowKey={({ id }) => id}
        empty={t('noWaivers')}
      />
    </Page>
  );
}

/** The day of the newest look that two people signed, else that of the exception itself. */
function ReviewDay({ task, names }: { task: Task; names: Names }) {
  const t = useTexts(texts);
  const { person } = useNames(names);
  const { review, verifiedBy, reviewOn, waivedBy } = task;
  const counts = review !== null && review.verifiedBy !== null ? review : null;
  const isUnsigned = verifiedBy === null || (review !== null && review.verifiedBy === null);
  return (
    <Stack gap={2}>
      {counts !== null && counts.reviewOn === null ? (
        <Text size="sm">{t('settled')}</Text>
      ) : (
        <Day on={counts?.reviewOn ?? reviewOn} />
      )}
      <Text size="xs" c="dimmed">
        {isUnsigned ? t('unsigned') : t('by', { name: person(waivedBy) })}
      </Text>
    </Stack>
  );
}
