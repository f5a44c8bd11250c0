import { Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { Go } from '../parts/go';
import { NotAllowed } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Count, When } from '../parts/when';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { ChooseFile } from './choose-file';
import { useImportNames } from './import-names';
import { SavedMappings } from './saved-mappings';

type Earlier = Item<'/api/v1/imports'>;

/** Chooses a file; below it what was read in before, each to be taken up again at its address. */
export function ImportPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  if (!can('import.open'))
    return (
      <Page title={t('title')}>
        <NotAllowed />
      </Page>
    );
  return (
    <Page title={t('title')} about={t('about')}>
      <Part title={t('choose')}>
        <ChooseFile />
      </Part>
      <Part title={t('earlier')}>
        <EarlierImports />
      </Part>
      <SavedMappings />
    </Page>
  );
}

function EarlierImports() {
  const t = useTexts(texts);
  const names = useImportNames();
  const list = useList('/api/v1/imports', { query: { limit: 20 } as never });
  const columns: Column<Earlier>[] = [
    {
      key: 'file',
      head: t('file'),
      cell: (run) => (
        <>
          <Go to={`/import/${run.id}`}>{run.fileName}</Go>
          <Text size="xs" c="dimmed">
            {names.kind(run.kind)}
          </Text>
        </>
      ),
    },
    { key: 'state', head: t('state'), cell: (run) => <StateBadge kind="importState" value={run.status} /> },
    { key: 'rows', head: t('rows'), end: true, cell: (run) => <Count of={run.rows} /> },
    { key: 'outcome', head: t('outcome'), cell: (run) => <Outcome run={run} /> },
    { key: 'by', head: t('by'), cell: (run) => run.createdByName ?? '–' },
    { key: 'when', head: t('when'), cell: (run) => <When at={run.createdAt} /> },
  ];
  return (
    <DataTable caption={t('earlier')} list={list} columns={columns} rowKey={(run) => run.id} empty={t('noneYet')} />
  );
}

function Outcome({ run }: { run: Pick<Earlier, 'counts'> }) {
  const t = useTexts(texts);
  return run.counts ? <Text size="sm">{t('outcomeText', { ...run.counts })}</Text> : null;
}
