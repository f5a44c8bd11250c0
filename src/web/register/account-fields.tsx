import { Fieldset, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { Fields } from '../parts/act-dialog';
import { AccountPicker, PersonPicker } from '../parts/fields';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/registering';
import { choices } from '../texts/words';
import { Autocomplete } from '@mantine/core';
import type { AccountValues } from './account-values';

/** Names of people and accounts chosen before, by field. */
export type NamesOf = Partial<Record<keyof AccountValues, string | null>>;

interface Props<T extends AccountValues> {
  form: Fields<T>;
  names?: NamesOf;
}

/** Everything that is written down about an account. */
export function AccountFields<T extends AccountValues>({ form, names = {} }: Props<T>) {
  const t = useTexts(texts);
  const brands = useRead('/api/v1/brands/in-use');
  return (
    <>
      <Fieldset legend={t('groupWhat')}>
        <Two>
          <TextInput
            label={t('displayName')}
            description={t('displayNameHelp')}
            {...form.getInputProps('displayName')}
          />
          <Autocomplete
            label={t('brand')}
            data={(brands.data?.items ?? []).map(({ name }) => name)}
            maxLength={120}
            {...form.getInputProps('brand')}
          />
          <Choice form={form} name="criticality" kind="criticality" />
          <Choice form={form} name="accessModel" kind="accessModel" help={t('accessModelHelp')} />
          <TextInput
            label={t('ownerEntity')}
            description={t('ownerEntityHelp')}
            {...form.getInputProps('ownerEntity')}
          />
          <Choice form={form} name="ownershipBasis" kind="ownershipBasis" />
          <Choice form={form} name="language" kind="accountLanguage" />
          <AccountPicker
            label={t('parent')}
            value={form.values.parentAccountId || null}
            named={names.parentAccountId ?? undefined}
            onChange={(id) => form.setFieldValue('parentAccountId', (id ?? '') as never)}
            error={form.errors['parentAccountId']}
          />
        </Two>
        <Textarea label={t('purpose')} autosize maxLength={2000} {...form.getInputProps('purpose')} />
      </Fieldset>
      <Recovery form={form} names={names} />
      <More form={form} />
    </>
  );
}

const Two = ({ children }: { children: React.ReactNode }) => (
  <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
    {children}
  </SimpleGrid>
);

/** The four seats of a new account. */
export function SeatFields<T extends AccountValues>({ form }: Props<T>) {
  const t = useTexts(texts);
  return (
    <Fieldset legend={t('groupWho')}>
      <Two>
        <Person form={form} name="ownerId" label={t('owner')} />
        <Person form={form} name="backupOwnerId" label={t('backupOwner')} />
        <Person form={form} name="validatorId" label={t('validator')} />
        <Person form={form} name="spokespersonId" label={t('spokesperson')} />
      </Two>
    </Fieldset>
  );
}

function Recovery<T extends AccountValues>({ form, names = {} }: Props<T>) {
  const t = useTexts(texts);
  return (
    <Fieldset legend={t('groupRecovery')}>
      <Two>
        <TextInput
          type="email"
          label={t('registrationEmail')}
          description={t('registrationEmailHelp')}
          {...form.getInputProps('registrationEmail')}
        />
        <TextInput
          type="tel"
          label={t('recoveryPhone')}
          description={t('recoveryPhoneHelp')}
          {...form.getInputProps('recoveryPhone')}
        />
        <Choice form={form} name="secondFactor" kind="secondFactor" />
        <Person
          form={form}
          name="secondFactorHolderId"
          label={t('secondFactorHolder')}
          named={names.secondFactorHolderId}
        />
      </Two>
    </Fieldset>
  );
}

function More<T extends AccountValues>({ form }: Props<T>) {
  const t = useTexts(texts);
  const days = ['planRenewsOn', 'createdOn', 'lastVerifiedOn', 'lastSignInOn', 'reviewDueOn'] as const;
  return (
    <Fieldset legend={t('groupMore')}>
      <Two>
        <TextInput label={t('paidPlan')} {...form.getInputProps('paidPlan')} />
        <TextInput label={t('paidBy')} {...form.getInputProps('paidBy')} />
        {days.map((name) => (
          <TextInput key={name} type="date" label={t(name)} {...form.getInputProps(name)} />
        ))}
      </Two>
      <Textarea
        label={t('notes')}
        description={t('notesHelp')}
        autosize
        maxLength={5000}
        {...form.getInputProps('notes')}
      />
    </Fieldset>
  );
}

function Choice<T extends AccountValues>({
  form,
  name,
  kind,
  help,
}: Props<T> & {
  name: 'criticality' | 'accessModel' | 'ownershipBasis' | 'secondFactor' | 'language';
  kind: Parameters<typeof choices>[0];
  help?: string;
}) {
  const t = useTexts(texts);
  const value = form.values[name];
  const data = choices(kind);
  const kept = value !== '' && !data.some((each) => each.value === value) ? [{ value, label: value }] : [];
  return (
    <Select
      label={t(name)}
      data={[...data, ...kept]}
      clearable
      value={value === '' ? null : value}
      onChange={(chosen) => form.setFieldValue(name, (chosen ?? '') as never)}
      error={form.errors[name]}
      {...(help ? { description: help } : {})}
    />
  );
}

function Person<T extends AccountValues>({
  form,
  name,
  label,
  named,
}: Props<T> & {
  name: 'ownerId' | 'backupOwnerId' | 'validatorId' | 'spokespersonId' | 'secondFactorHolderId';
  label: string;
  named?: string | null | undefined;
}) {
  return (
    <PersonPicker
      label={label}
      value={form.values[name] || null}
      named={named ?? undefined}
      onChange={(id) => form.setFieldValue(name, (id ?? '') as never)}
      error={form.errors[name]}
    />
  );
}
