import { SimpleGrid, Text, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { texts as parts } from '../texts/parts';
import { useRowReason, type ImportRow, type ImportRun } from './import-names';

interface FixRowProps {
  run: ImportRun;
  row: ImportRow;
  onClose: () => void;
}

/** The cells of one row, to be put right for this import. */
export function FixRow({ run, row, onClose }: FixRowProps) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const reason = useRowReason();
  const fix = useAct('put', '/api/v1/imports/{id}/cells');
  const cells = row.cells ?? [];
  const shown = run.columns.map((column, place) => ({ ...column, place })).filter(({ isSecret }) => !isSecret);
  const initial = Object.fromEntries(shown.map(({ place }) => [`c${place}`, cells[place] ?? '']));
  const submit = async (values: Record<string, string>): Promise<void> => {
    for (const { name, place } of shown) {
      const value = values[`c${place}`] ?? '';
      if (value.trim() === cells[place]) continue;
      await fix.mutateAsync({ path: { id: run.id }, body: { row: row.row, column: name, value } as never });
    }
  };
  return (
    <ActDialog
      title={t('fixRow', { row: row.row })}
      submit={p('save')}
      initial={initial}
      onSubmit={submit}
      onClose={onClose}
      done={t('fixed')}
      size="xl"
    >
      {(form) => (
        <>
          {row.refusal ? (
            <Text size="sm" fw={500}>
              {reason(row.refusal)}
            </Text>
          ) : null}
          <Text size="sm" c="dimmed">
            {t('fixHint')}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {shown.map(({ name, place }) => (
              <TextInput key={place} label={name} maxLength={10_000} {...form.getInputProps(`c${place}`)} />
            ))}
          </SimpleGrid>
        </>
      )}
    </ActDialog>
  );
}
