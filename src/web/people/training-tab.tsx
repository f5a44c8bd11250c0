import { DataTable, type Column } from '../parts/data-table';
import { Day } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/people';
import type { Person } from './shapes';

type Training = Item<'/api/v1/people/{id}/training'>;

/** Training of a person, and whether it still counts. */
export function TrainingTab({ person: { id } }: { person: Person }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/people/{id}/training', { path: { id } });
  const columns: Column<Training>[] = [
    { key: 'course', head: t('course'), cell: (row) => row.course },
    { key: 'level', head: t('level'), cell: (row) => row.level },
    { key: 'completed', head: t('completedOn'), cell: (row) => <Day on={row.completedOn} /> },
    { key: 'expires', head: t('expiresOn'), cell: (row) => <Day on={row.expiresOn} /> },
    {
      key: 'state',
      head: t('state'),
      cell: (row) => t(row.withdrawnAt ? 'withdrawn' : row.current ? 'valid' : 'lapsed'),
    },
  ];
  return (
    <DataTable
      caption={t('tabTraining')}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      empty={t('trainingEmpty')}
    />
  );
}
