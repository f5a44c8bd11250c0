import { Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { Part } from '../parts/page';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { choices } from '../texts/words';
import { useImportNames, type ImportRun, type Mapping } from './import-names';

/** Columns that one asks for whatever the file says, by kind of file. */
const ASKED: Readonly<Record<string, readonly string[]>> = { sheet: ['level', 'status'], accounts: ['status'] };
const LEVELS = ['full_control', 'publisher', 'moderator', 'advertiser', 'analyst'];

interface ConstantsProps {
  run: ImportRun;
  mapping: Mapping;
  missing: readonly string[];
  onChange: (mapping: Mapping) => void;
}

/** What holds for every row that says nothing. */
export function Constants({ run, mapping, missing, onChange }: ConstantsProps) {
  const t = useTexts(texts);
  const names = useImportNames();
  const asked = ASKED[run.kind] ?? [];
  const shown = [...new Set([...asked, ...Object.keys(mapping.defaults), ...missing])];
  if (shown.length === 0) return null;
  const set = (column: string, value: string): void =>
    onChange({ ...mapping, defaults: { ...mapping.defaults, [column]: value } });
  return (
    <Part title={t('constants')}>
      <Text size="sm" c="dimmed">
        {t('constantsHint')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
        {shown.map((column) => (
          <Constant
            key={column}
            label={names.column(column)}
            column={column}
            kind={run.kind}
            value={mapping.defaults[column] ?? ''}
            onChange={(value) => set(column, value)}
          />
        ))}
      </SimpleGrid>
    </Part>
  );
}

interface ConstantProps {
  label: string;
  column: string;
  kind: string;
  value: string;
  onChange: (value: string) => void;
}

function Constant({ label, column, kind, value, onChange }: ConstantProps) {
  const data = choicesOf(column, kind);
  return data ? (
    <Select label={label} data={data} value={value || null} onChange={(chosen) => onChange(chosen ?? '')} clearable />
  ) : (
    <TextInput label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} maxLength={300} />
  );
}

function choicesOf(column: string, kind: string): { value: string; label: string }[] | null {
  if (column === 'level' && kind !== 'training') return choices('level').filter(({ value }) => LEVELS.includes(value));
  if (column === 'status' && (kind === 'sheet' || kind === 'accounts')) return choices('accountStatus');
  if (column === 'criticality') return choices('criticality');
  return null;
}
