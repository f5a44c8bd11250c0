import { Paper, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { PersonPicker } from '../parts/fields';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/exports';
import { choices } from '../texts/words';
import { filtersOf, FORMATS, type Choice, type ListName } from './export-lists';

const NAMES = { 'access-list': 'list_accessList', register: 'list_register', findings: 'list_findings' } as const;
const SEVERITIES = ['high', 'medium', 'low'] as const;

interface ExportFormProps {
  lists: readonly ListName[];
  choice: Choice;
  onChange: (change: Partial<Choice>) => void;
  reason: string;
  onReason: (reason: string) => void;
}

/** What to take, in which form, and why. */
export function ExportForm({ lists, choice, onChange, reason, onReason }: ExportFormProps) {
  const t = useTexts(texts);
  const set = (name: keyof Choice) => (value: string | null) => onChange({ [name]: value ?? '' });
  return (
    <Paper withBorder p="md">
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
          <Select
            label={t('list')}
            data={lists.map((name) => ({ value: name, label: t(NAMES[name]) }))}
            value={choice.list}
            onChange={set('list')}
            allowDeselect={false}
          />
          <Select
            label={t('format')}
            data={FORMATS.map((name) => ({ value: name, label: t(`format_${name}`) }))}
            value={choice.format}
            onChange={set('format')}
            allowDeselect={false}
          />
          <TextInput
            type="date"
            label={t('asOf')}
            description={t('asOfHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={choice.asOf}
            onChange={(event) => onChange({ asOf: event.currentTarget.value })}
          />
          <Filters choice={choice} onChange={onChange} />
          <Select
            label={t('language')}
            placeholder={t('own')}
            data={LANGUAGES}
            value={choice.lang || null}
            onChange={set('lang')}
            clearable
          />
        </SimpleGrid>
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
          maxLength={500}
          autosize
          minRows={2}
        />
      </Stack>
    </Paper>
  );
}

/** Languages are called by their own names, whichever is read. */
const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
];

function Filters({ choice, onChange }: Pick<ExportFormProps, 'choice' | 'onChange'>) {
  const t = useTexts(texts);
  const filters = filtersOf(choice.list);
  const platforms = useRead('/api/v1/platforms', { query: { limit: 200 } as never });
  const set = (name: keyof Choice) => (value: string | null) => onChange({ [name]: value ?? '' });
  const named = (platforms.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        label={t('platform')}
        placeholder={t('any')}
        data={named}
        value={choice.platform || null}
        onChange={set('platform')}
        searchable
        clearable
      />
      <TextInput
        label={t('brand')}
        placeholder={t('any')}
        value={choice.brand}
        onChange={(event) => onChange({ brand: event.currentTarget.value })}
        maxLength={100}
      />
      {filters.includes('person') ? (
        <PersonPicker
          label={t('person')}
          placeholder={t('any')}
          value={choice.person || null}
          onChange={set('person')}
        />
      ) : null}
      {filters.includes('status') ? (
        <Select
          label={t('status')}
          placeholder={t('any')}
          data={choices('accountStatus')}
          value={choice.status || null}
          onChange={set('status')}
          clearable
        />
      ) : null}
      {filters.includes('severity') ? (
        <Select
          label={t('severity')}
          placeholder={t('any')}
          data={SEVERITIES.map((value) => ({ value, label: t(`severity_${value}`) }))}
          value={choice.severity || null}
          onChange={set('severity')}
          clearable
        />
      ) : null}
    </>
  );
}
