import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Count, Day } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reconciliation';
import { choices, word } from '../texts/words';
import { ResolveDialog } from './resolve-dialog';

type Row = Item<'/api/v1/captures/{id}/rows'>;
type List = Item<'/api/v1/accounts/{id}/captures'>;

/** The rows of the newest list, each with whom it means. */
export function NewestRows({ captureId }: { captureId: string }) {
  const t = useTexts(texts);
  const [state, setState] = useState<string | null>(null);
  const list = useList('/api/v1/captures/{id}/rows', {
    path: { id: captureId },
    query: (state === null ? {} : { state }) as never,
  });
  const columns: Column<Row>[] = [
    { key: 'name', head: t('name'), cell: (row) => row.name },
    { key: 'role', head: t('role'), cell: (row) => row.role },
    { key: 'levels', head: t('levels'), cell: (row) => row.levels.map((level) => word('level', level)).join(', ') },
    { key: 'meant', head: t('meant'), cell: (row) => row.person ?? row.label },
    { key: 'state', head: t('state'), cell: (row) => <StateBadge kind="rowState" value={row.state} /> },
    { key: 'acts', head: '', cell: (row) => <Resolve captureId={captureId} row={row} /> },
  ];
  return (
    <Part
      title={t('rows')}
      acts={
        <Select
          size="xs"
          aria-label={t('rowState')}
          placeholder={t('everyRow')}
          clearable
          data={choices('rowState')}
          value={state}
          onChange={setState}
        />
      }
    >
      <DataTable caption={t('rows')} list={list} rowKey={(row) => String(row.number)} columns={columns} />
    </Part>
  );
}

function Resolve({ captureId, row }: { captureId: string; row: Row }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  if (!row.can.includes('capture.resolve')) return null;
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {t('resolve')}
      </Button>
      {open ? (
        <ResolveDialog
          captureId={captureId}
          row={row.number}
          name={row.name}
          candidates={row.candidates}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** Every list so far, newest first. */
export function Lists({ accountId }: { accountId: string }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/accounts/{id}/captures', { path: { id: accountId }, query: { limit: 20 } as never });
  const columns: Column<List>[] = [
    { key: 'day', head: t('capturedOn'), cell: (row) => <Day on={row.capturedOn} /> },
    { key: 'source', head: t('source'), cell: (row) => word('captureSource', row.source) },
    { key: 'by', head: t('by'), cell: (row) => row.author.name },
    { key: 'count', head: t('count'), end: true, cell: (row) => <Count of={row.rows} /> },
  ];
  return (
    <Part title={t('lists')}>
      <DataTable caption={t('lists')} list={list} rowKey={(row) => row.id} columns={columns} />
    </Part>
  );
}
