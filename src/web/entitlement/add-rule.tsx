import { Checkbox, Group, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { PersonPicker, ReasonField } from '../parts/fields';
import { useAct, useRead } from '../service/reading';
import { texts } from '../texts/entitlement';
import { useTexts } from '../texts/language';
import { choices } from '../texts/words';

interface Rule {
  who: string;
  value: string;
  levels: string[];
  scopes: string[];
  platform: string;
  brand: string;
  reason: string;
}

const PLAIN: Rule = {
  ...{ who: 'department', value: '', levels: ['publisher'], scopes: ['routine'], platform: '', brand: '', reason: '' },
};
export const GRANTED = ['full_control', 'publisher', 'moderator', 'advertiser', 'analyst'];

/** Makes a rule of entitlement. */
export function AddRule({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/entitlements');
  const send = ({ platform, brand, ...rest }: Rule): Promise<unknown> =>
    act.mutateAsync({
      body: { ...rest, ...(platform ? { platform } : {}), ...(brand.trim() ? { brand: brand.trim() } : {}) } as never,
    });
  return (
    <ActDialog<Rule>
      title={t('addTitle')}
      submit={t('add')}
      done={t('added')}
      initial={PLAIN}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('addHint')}</Text>
          <Who form={form} />
          <Boxes form={form} />
          <Where form={form} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

const VALUES = {
  department: 'value_department',
  organisation: 'value_organisation',
  person: 'value_person',
  person_kind: 'value_person_kind',
} as const;

function Who({ form }: { form: Fields<Rule> }) {
  const t = useTexts(texts);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={t('who')}
        allowDeselect={false}
        data={choices('entitled')}
        value={form.values.who}
        onChange={(next) => form.setValues({ who: next ?? 'department', value: '' })}
      />
      <Value form={form} />
    </SimpleGrid>
  );
}

function Value({ form }: { form: Fields<Rule> }) {
  const t = useTexts(texts);
  const { who, value } = form.values;
  const chosen = {
    label: t(VALUES[who as keyof typeof VALUES]),
    value: value || null,
    onChange: (next: string | null): void => form.setFieldValue('value', next ?? ''),
    error: form.errors['value'],
    required: true,
  };
  if (who === 'person') return <PersonPicker {...chosen} />;
  if (who === 'person_kind') return <Select data={choices('personKind')} {...chosen} />;
  return <TextInput label={chosen.label} required {...form.getInputProps('value')} />;
}

function Boxes({ form }: { form: Fields<Rule> }) {
  const t = useTexts(texts);
  const boxes = (kind: 'level' | 'scope') => (
    <Group mt="xs">
      {choices(kind)
        .filter(({ value }) => kind === 'scope' || GRANTED.includes(value))
        .map(({ value, label }) => (
          <Checkbox key={value} value={value} label={label} />
        ))}
    </Group>
  );
  return (
    <>
      <Checkbox.Group label={t('levels')} {...form.getInputProps('levels')}>
        {boxes('level')}
      </Checkbox.Group>
      <Checkbox.Group label={t('scopes')} {...form.getInputProps('scopes')}>
        {boxes('scope')}
      </Checkbox.Group>
    </>
  );
}

function Where({ form }: { form: Fields<Rule> }) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/platforms');
  const platforms = (read.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={t('platform')}
        placeholder={t('everyPlatform')}
        searchable
        clearable
        data={platforms}
        value={form.values.platform || null}
        onChange={(next) => form.setFieldValue('platform', next ?? '')}
        error={form.errors['platform']}
      />
      <TextInput
        label={t('brand')}
        description={t('everyBrand')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.getInputProps('brand')}
      />
    </SimpleGrid>
  );
}
