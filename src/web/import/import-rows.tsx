import { useState } from 'react';
import { Badge, Box, Button, Group, Select, Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { useUrl } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { StateBadge } from '../parts/state-badge';
import { useList, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { choices } from '../texts/words';
import { FixRow } from './fix-row';
import {
  codeText,
  useImportNames,
  useRowReason,
  type ImportRow,
  type ImportRun,
  type ImportSummary,
} from './import-names';
import { Questions } from './questions';
import { Summary } from './summary';

interface ImportRowsProps {
  run: ImportRun;
  onBack: () => void;
  onRun: () => void;
}

/** Row by row: what each would become, why some would not, and the cells to put right. */
export function ImportRows({ run, onBack, onRun }: ImportRowsProps) {
  const t = useTexts(texts);
  const summary = useRead('/api/v1/imports/{id}/summary', { path: { id: run.id } });
  return (
    <Stack gap="lg">
      <Loaded read={summary}>
        {(told) => (
          <>
            <Summary told={told} />
            <Questions key={run.version} run={run} told={told} />
            <Rows run={run} told={told} />
          </>
        )}
      </Loaded>
      <Group justify="space-between">
        {run.can.includes('import.map') ? (
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
        ) : (
          <span />
        )}
        <Button onClick={onRun}>{t('toRun')}</Button>
      </Group>
    </Stack>
  );
}

function Rows({ run, told }: { run: ImportRun; told: ImportSummary }) {
  const t = useTexts(texts);
  const [{ rows, code }, change] = useUrl({ rows: '', code: '' });
  const query = { limit: 50, ...(rows ? { standing: rows } : {}), ...(code ? { code } : {}) };
  const list = useList('/api/v1/imports/{id}/rows', { path: { id: run.id }, query: query as never });
  const [fixing, setFixing] = useState<ImportRow | null>(null);
  const codes = told.codes.map((each) => ({ value: each.code, label: `${codeText(each.code)} (${each.rows})` }));
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        <Select
          label={t('filter')}
          placeholder={t('all')}
          data={choices('rowStanding')}
          value={rows || null}
          onChange={(chosen) => change({ rows: chosen ?? '' })}
          clearable
        />
        <Select
          label={t('code')}
          placeholder={t('anyCode')}
          data={codes}
          value={code || null}
          onChange={(chosen) => change({ code: chosen ?? '' })}
          clearable
          w={{ base: '100%', sm: 420 }}
        />
      </Group>
      <DataTable
        caption={t('stepRows')}
        list={list}
        columns={useRowColumns(run, setFixing)}
        rowKey={({ row }) => String(row)}
        empty={t('noRows')}
      />
      {fixing ? <FixRow run={run} row={fixing} onClose={() => setFixing(null)} /> : null}
    </Stack>
  );
}

function useRowColumns(run: ImportRun, onFix: (row: ImportRow) => void): Column<ImportRow>[] {
  const t = useTexts(texts);
  const mayFix = run.can.includes('import.fix');
  return [
    { key: 'row', head: t('row'), cell: ({ row }) => <Box miw={44}>{row}</Box> },
    {
      key: 'state',
      head: t('state'),
      cell: ({ standing }) => (
        <Box miw={95}>
          <StateBadge kind="rowStanding" value={standing} />
        </Box>
      ),
    },
    { key: 'file', head: t('inFile'), cell: (row) => <FileCells row={row} /> },
    { key: 'becomes', head: t('becomes'), cell: (row) => <Becomes row={row} /> },
    { key: 'remarks', head: t('remarks'), cell: (row) => <Remarks row={row} /> },
    {
      key: 'acts',
      head: '',
      cell: (row) =>
        mayFix && row.cells ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('fixRow', { row: row.row })}
            onClick={() => onFix(row)}
          >
            {t('fix')}
          </Button>
        ) : null,
    },
  ];
}

function FileCells({ row }: { row: ImportRow }) {
  const t = useTexts(texts);
  if (row.cells === null) return <Text size="sm">{t('noCells')}</Text>;
  return (
    <Text size="xs" c="dimmed" lineClamp={4} maw={320}>
      {row.corrected.length > 0 ? (
        <Badge size="xs" variant="light" tt="none" className="state" mr={4}>
          {t('corrected')}
        </Badge>
      ) : null}
      {row.cells.filter((cell) => cell !== '').join(' · ')}
    </Text>
  );
}

const AT_ONCE = 4;

/** The first few of our columns; the rest behind a click, so that a page of rows can be looked over. */
function Becomes({ row }: { row: ImportRow }) {
  const t = useTexts(texts);
  const rest = row.becomes.slice(AT_ONCE);
  return (
    <Stack gap={0} maw={360}>
      <Pairs cells={row.becomes.slice(0, AT_ONCE)} />
      {rest.length > 0 ? (
        <details>
          <Text component="summary" size="xs">
            {t('moreCells', { count: rest.length })}
          </Text>
          <Pairs cells={rest} />
        </details>
      ) : null}
    </Stack>
  );
}

function Pairs({ cells }: { cells: ImportRow['becomes'] }) {
  const names = useImportNames();
  return cells.map(({ column, value }) => (
    <Text size="xs" key={column} lineClamp={2}>
      <Text span c="dimmed" size="xs">
        {names.column(column)}
      </Text>{' '}
      {value}
    </Text>
  ));
}

function Remarks({ row }: { row: ImportRow }) {
  const reason = useRowReason();
  return (
    <Stack gap={2} maw={320}>
      {row.refusal ? (
        <Text size="sm" fw={500}>
          {reason(row.refusal)}
        </Text>
      ) : null}
      {row.findings.map((finding) => (
        <Text size="xs" c="dimmed" key={`${finding.code} ${finding.detail}`}>
          {reason(finding)}
        </Text>
      ))}
    </Stack>
  );
}
