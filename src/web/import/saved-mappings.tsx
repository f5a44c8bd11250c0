import { Anchor, Button, Group } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { Part } from '../parts/page';
import { When } from '../parts/when';
import { useAct, useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { useImportNames } from './import-names';

type Saved = Item<'/api/v1/import-mappings'>;

export const mappingFile = (id: string): string => `/api/v1/import-mappings/${id}/file`;

/** Mappings under their names, to be taken to the command line; nothing where there are none. */
export function SavedMappings() {
  const t = useTexts(texts);
  const names = useImportNames();
  const list = useList('/api/v1/import-mappings', { query: { limit: 50 } as never });
  const forget = useAct('delete', '/api/v1/import-mappings/{id}');
  if (list.items.length === 0) return null;
  const columns: Column<Saved>[] = [
    { key: 'name', head: t('name'), cell: ({ name }) => name },
    { key: 'kind', head: t('kind'), cell: ({ kind }) => names.kind(kind) },
    { key: 'when', head: t('when'), cell: ({ savedAt }) => <When at={savedAt} /> },
    {
      key: 'acts',
      head: '',
      cell: ({ id }) => (
        <Group gap="sm">
          <Anchor href={mappingFile(id)} download size="sm">
            {t('download')}
          </Anchor>
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => forget.mutate({ path: { id } })}>
            {t('forgetSaved')}
          </Button>
        </Group>
      ),
    },
  ];
  return (
    <Part title={t('saved')}>
      <DataTable caption={t('saved')} list={list} columns={columns} rowKey={({ id }) => id} />
    </Part>
  );
}
