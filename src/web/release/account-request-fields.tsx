import { Autocomplete, Fieldset, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { Fields } from '../parts/act-dialog';
import { PersonPicker } from '../parts/fields';
import { useRead } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/new-accounts';
import { choices } from '../texts/words';

/** What somebody says of the account they ask for; `links` one a line. */
export const NO_WISH = {
  ...{ displayName: '', purpose: '', audience: '', brand: '', ownerEntity: '', ownerId: '', backupOwnerId: '' },
  ...{ criticality: 'medium', registrationEmail: '', recoveryPhone: '', links: '' },
};
export type Wish = typeof NO_WISH;

/** As the service takes it: an empty address is none, links are a list. */
export function wished({ registrationEmail, recoveryPhone, links, ...rest }: Wish) {
  const lines = links
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    ...rest,
    registrationEmail: registrationEmail.trim() || null,
    recoveryPhone: recoveryPhone.trim() || null,
    links: lines,
  };
}

interface FieldsProps<T extends Wish> {
  form: Fields<T>;
  /** Names of people chosen before. */
  people?: Readonly<Record<string, string>>;
}

/** Everything a decider needs to know. */
export function WishFields<T extends Wish>({ form, people = {} }: FieldsProps<T>) {
  const t = useTexts(texts);
  const { can } = useReader();
  const brands = useRead('/api/v1/brands/in-use', {}, { when: can('brand.list') || can('account.list') });
  return (
    <>
      <Fieldset legend={t('whatFor')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label={t('displayName')} maxLength={200} required {...form.getInputProps('displayName')} />
          <Autocomplete
            label={t('brand')}
            data={(brands.data?.items ?? []).map(({ name }) => name)}
            maxLength={120}
            required
            {...form.getInputProps('brand')}
          />
          <TextInput label={t('ownerEntity')} maxLength={200} required {...form.getInputProps('ownerEntity')} />
          <Select
            label={t('criticality')}
            description={t('criticalityHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={choices('criticality')}
            allowDeselect={false}
            {...form.getInputProps('criticality')}
          />
        </SimpleGrid>
        <Textarea label={t('purpose')} autosize maxLength={2000} required {...form.getInputProps('purpose')} />
        <Textarea label={t('audience')} autosize maxLength={2000} required {...form.getInputProps('audience')} />
      </Fieldset>
      <Fieldset legend={t('whoAnswers')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <Named form={form} name="ownerId" label={t('owner')} people={people} />
          <Named form={form} name="backupOwnerId" label={t('backupOwner')} people={people} />
        </SimpleGrid>
      </Fieldset>
      <Kept form={form} />
    </>
  );
}

interface NamedProps<T extends Wish> extends FieldsProps<T> {
  name: 'ownerId' | 'backupOwnerId';
  label: string;
}

function Named<T extends Wish>({ form, name, label, people = {} }: NamedProps<T>) {
  const id = form.values[name];
  return (
    <PersonPicker
      label={label}
      required
      value={id || null}
      named={people[id]}
      onChange={(chosen) => form.setFieldValue(name, (chosen ?? '') as never)}
      error={form.errors[name]}
    />
  );
}

function Kept<T extends Wish>({ form }: FieldsProps<T>) {
  const t = useTexts(texts);
  return (
    <Fieldset legend={t('recovery')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput type="email" label={t('registrationEmail')} {...form.getInputProps('registrationEmail')} />
        <TextInput
          type="tel"
          label={t('recoveryPhone')}
          placeholder={t('recoveryPhoneHint')}
          {...form.getInputProps('recoveryPhone')}
        />
      </SimpleGrid>
      <Textarea label={t('links')} description={t('linksHint')} autosize {...form.getInputProps('links')} />
    </Fieldset>
  );
}
