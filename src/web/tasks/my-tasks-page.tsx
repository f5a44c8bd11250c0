import { SegmentedControl } from '@mantine/core';
import { DataTable } from '../parts/data-table';
import { useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { useList } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import { useTaskColumns } from './task-columns';

/** What the reader has to do in the departures of others. */
export function MyTasksPage() {
  const t = useTexts(texts);
  const [{ due }, setUrl] = useUrl({ due: 'all' });
  const list = useList('/api/v1/tasks', {
    query: { mine: '1', limit: 50, ...(due === 'all' ? {} : { due }) },
  } as never);
  const columns = useTaskColumns(list.answer?.names, { of: true });
  return (
    <Page title={t('title')} about={t('lead')}>
      <SegmentedControl
        aria-label={t('due')}
        size="xs"
        value={due}
        onChange={(value) => setUrl({ due: value })}
        data={[
          { value: 'all', label: t('all') },
          { value: 'late', label: t('late') },
          { value: 'today', label: t('today') },
          { value: 'week', label: t('week') },
        ]}
      />
      <DataTable caption={t('title')} list={list} columns={columns} rowKey={({ id }) => id} empty={t('noneLead')} />
    </Page>
  );
}
