import { useState } from 'react';
import { Anchor, Button, Group, Select, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/imports';
import { texts as parts } from '../texts/parts';
import type { Mapping } from './import-names';
import { mappingFile } from './saved-mappings';

interface MappingStoreProps {
  mapping: Mapping;
  onChosen: (mapping: Mapping) => void;
}

/** Takes up the columns of an earlier file, and keeps these for the next. */
export function MappingStore({ mapping, onChosen }: MappingStoreProps) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const [isSaving, setSaving] = useState(false);
  const [savedId, setSavedId] = useState<string | null>(null);
  const saved = useRead('/api/v1/import-mappings', { query: { kind: mapping.kind, limit: 200 } as never });
  const save = useAct('post', '/api/v1/import-mappings');
  const items = saved.data?.items ?? [];
  const take = (id: string | null): void => {
    const chosen = items.find((each) => each.id === id)?.mapping as Mapping | undefined;
    if (chosen) onChosen(overlaid(mapping, chosen));
  };
  return (
    <Group gap="xs">
      {items.length > 0 ? (
        <Select
          aria-label={t('saved')}
          placeholder={t('savedHint')}
          data={items.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={take}
          size="xs"
        />
      ) : null}
      {savedId ? (
        <Anchor href={mappingFile(savedId)} download size="sm">
          {t('download')}
        </Anchor>
      ) : null}
      <Button size="xs" variant="default" onClick={() => setSaving(true)}>
        {t('saveAs')}
      </Button>
      {isSaving ? (
        <ActDialog
          title={t('saveAs')}
          submit={p('save')}
          initial={{ name: '' }}
          onSubmit={async ({ name }) => {
            const { id } = await save.mutateAsync({ body: { name, mapping } as never });
            setSavedId(id);
          }}
          onClose={() => setSaving(false)}
          done={t('savedNow')}
        >
          {(form) => (
            <TextInput label={t('name')} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
          )}
        </ActDialog>
      ) : null}
    </Group>
  );
}

/** Columns of this file that the other one has too, and everything that holds for all rows. */
function overlaid(own: Mapping, saved: Mapping): Mapping {
  const columns = Object.fromEntries(Object.keys(own.columns).map((name) => [name, saved.columns[name] ?? null]));
  return { ...saved, kind: own.kind, columns };
}
