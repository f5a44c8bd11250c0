import { Checkbox, MultiSelect, Paper, SimpleGrid, Stack, TagsInput, Text } from '@mantine/core';
import type { Fields } from '../parts/act-dialog';
import { usePlatforms } from '../parts/platform-name';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/policies';
import { choices } from '../texts/words';
import type { DraftValues } from './draft-values';

/** Whom a version concerns; what is left empty narrows nothing. */
export function ScopeFields({ form }: { form: Fields<DraftValues> }) {
  const t = useTexts(texts);
  const { platforms } = usePlatforms();
  const brands = useRead('/api/v1/brands', { query: { limit: 200 } });
  const levels = choices('level').filter(({ value }) => !['owner', 'backup_owner'].includes(value));
  return (
    <Paper withBorder p="md" component="fieldset">
      <Text component="legend" fw={600} size="sm">
        {t('concerns')}
      </Text>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('scopeHint')}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <MultiSelect
            label={t('platforms')}
            searchable
            data={platforms.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('scope.platforms')}
          />
          <MultiSelect
            label={t('brands')}
            searchable
            data={[...new Set([...(brands.data?.items ?? []).map(({ name }) => name), ...form.values.scope.brands])]}
            {...form.getInputProps('scope.brands')}
          />
          <MultiSelect label={t('levels')} data={levels} {...form.getInputProps('scope.levels')} />
          <MultiSelect
            label={t('personKinds')}
            data={choices('personKind')}
            {...form.getInputProps('scope.personKinds')}
          />
          <TagsInput label={t('organisations')} {...form.getInputProps('scope.organisations')} />
        </SimpleGrid>
        <Checkbox label={t('custodians')} {...form.getInputProps('scope.custodiansOnly', { type: 'checkbox' })} />
      </Stack>
    </Paper>
  );
}
