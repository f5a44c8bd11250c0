import type { ReactNode } from 'react';
import { ActionIcon, Box, Checkbox, Group, Table, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ListPage } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/parts';
import { Empty, Loading, Refused } from './loaded';

export interface Column<T> {
  key: string;
  head: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand at the right. */
  end?: boolean;
}

/** Which rows are chosen; `name` is what a screen reader calls a row. */
export interface Selection<T> {
  chosen: ReadonlySet<string>;
  change: (chosen: ReadonlySet<string>) => void;
  name: (row: T) => string;
}

interface DataTableProps<T> {
  /** What the table shows, said to who cannot see it. */
  caption: string;
  list: ListPage<T>;
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  /** Instead of "Nothing to show". */
  empty?: ReactNode;
  selection?: Selection<T>;
}

/** One page of a list: a table where there is room, one card a row on a narrow screen. */
export function DataTable<T>({ caption, list, columns, rowKey, empty, selection }: DataTableProps<T>) {
  if (list.problem) return <Refused problem={list.problem} again={list.again} />;
  if (list.isLoading) return <Loading />;
  if (list.items.length === 0) return <Empty>{empty}</Empty>;
  return (
    <Box aria-busy={list.isStale}>
      <Table className="data" highlightOnHover aria-label={caption}>
        <Table.Thead>
          <Table.Tr>
            {selection ? (
              <Table.Th className="pick">
                <SelectAll rows={list.items.map(rowKey)} selection={selection} />
              </Table.Th>
            ) : null}
            {columns.map(({ key, head, end }) => (
              <Table.Th key={key} scope="col" {...(end ? { ta: 'right' as const } : {})}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.items.map((row) => (
            <Table.Tr key={rowKey(row)}>
              {selection ? (
                <Table.Td className="pick">
                  <SelectRow id={rowKey(row)} name={selection.name(row)} selection={selection} />
                </Table.Td>
              ) : null}
              {columns.map(({ key, head, cell, end }) => (
                <Table.Td key={key} data-head={head} {...(end ? { ta: 'right' as const } : {})}>
                  {cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Pages list={list} />
    </Box>
  );
}

/** The way through the pages of a list. */
export function Pages<T>({ list }: { list: ListPage<T> }) {
  const t = useTexts(texts);
  const more = list.next !== null || list.previous !== null;
  return (
    <Group justify="space-between" py="xs">
      <Text size="sm" c="dimmed" aria-live="polite">
        {list.total === null ? '' : t('rows', { count: list.total })}
      </Text>
      {more ? (
        <Group gap="xs" component="nav" aria-label={t('page', { page: list.page })}>
          <ActionIcon
            variant="default"
            aria-label={t('previous')}
            disabled={list.previous === null}
            onClick={list.previous ?? undefined}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <Text size="sm">{t('page', { page: list.page })}</Text>
          <ActionIcon
            variant="default"
            aria-label={t('next')}
            disabled={list.next === null}
            onClick={list.next ?? undefined}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
      ) : null}
    </Group>
  );
}

function SelectAll<T>({ rows, selection }: { rows: string[]; selection: Selection<T> }) {
  const t = useTexts(texts);
  const held = rows.filter((id) => selection.chosen.has(id)).length;
  const toggle = (): void => {
    const next = new Set(selection.chosen);
    for (const id of rows)
      if (held === rows.length) next.delete(id);
      else next.add(id);
    selection.change(next);
  };
  return (
    <Checkbox
      size="xs"
      aria-label={t('selectAll')}
      checked={held === rows.length}
      indeterminate={held > 0 && held < rows.length}
      onChange={toggle}
    />
  );
}

function SelectRow<T>({ id, name, selection }: { id: string; name: string; selection: Selection<T> }) {
  const t = useTexts(texts);
  const toggle = (): void => {
    const next = new Set(selection.chosen);
    if (!next.delete(id)) next.add(id);
    selection.change(next);
  };
  return (
    <Checkbox size="xs" aria-label={t('selectRow', { name })} checked={selection.chosen.has(id)} onChange={toggle} />
  );
}
