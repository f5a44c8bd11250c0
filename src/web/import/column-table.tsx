import { Badge, Select, Table, Text } from '@mantine/core';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { useImportNames, type ImportRun, type Mapping } from './import-names';

interface ColumnTableProps {
  run: ImportRun;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Every column of the file with some of what stands in it, and what it becomes. */
export function ColumnTable({ run, mapping, onChange }: ColumnTableProps) {
  const t = useTexts(texts);
  return (
    <Table className="data" aria-label={t('columns')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w="22%">
            {t('columnOfFile')}
          </Table.Th>
          <Table.Th scope="col">{t('samples')}</Table.Th>
          <Table.Th scope="col" w="34%">
            {t('becomes')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {run.columns.map(({ name, samples, isSecret }) => (
          <Table.Tr key={name}>
            <Table.Td data-head={t('columnOfFile')}>
              <Text fw={500}>{name}</Text>
            </Table.Td>
            <Table.Td data-head={t('samples')}>
              <Text size="sm" c="dimmed" lineClamp={2}>
                {samples.join(' · ')}
              </Text>
            </Table.Td>
            <Table.Td data-head={t('becomes')}>
              {isSecret ? (
                <Badge color="yellow" variant="light" tt="none" radius="sm" className="state">
                  {t('secret')}
                </Badge>
              ) : (
                <OurColumn name={name} run={run} mapping={mapping} onChange={onChange} />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** One of our columns for one of the file's; chosen twice it moves. */
function OurColumn({ name, run, mapping, onChange }: ColumnTableProps & { name: string }) {
  const t = useTexts(texts);
  const names = useImportNames();
  const choose = (column: string | null): void => {
    const freed = Object.entries(mapping.columns).map(([each, mapped]): [string, string | null] => [
      each,
      each === name ? column : mapped === column ? null : mapped,
    ]);
    onChange({ ...mapping, columns: Object.fromEntries(freed) });
  };
  return (
    <Select
      aria-label={t('columnFor', { name })}
      placeholder={t('notRead')}
      data={run.kindColumns.map((column) => ({ value: column.name, label: names.column(column.name) }))}
      value={mapping.columns[name] ?? null}
      onChange={choose}
      searchable
      clearable
      size="sm"
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}
