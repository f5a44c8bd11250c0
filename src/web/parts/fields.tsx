import { useState } from 'react';
import { Select, Textarea, type SelectProps } from '@mantine/core';
import { useRead, useSettled } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/parts';
import type { Fields } from './act-dialog';

const LONGEST_REASON = 500;

/** The reason an act is recorded with. */
export function ReasonField<T extends { reason: string }>({ form, hint }: { form: Fields<T>; hint?: string }) {
  const t = useTexts(texts);
  return (
    <Textarea
      label={t('reason')}
      description={hint ?? t('reasonHint')}
      autosize
      minRows={2}
      maxLength={LONGEST_REASON}
      required
      {...form.getInputProps('reason')}
    />
  );
}

interface PickerProps extends Omit<SelectProps, 'data' | 'onChange' | 'value'> {
  value: string | null;
  onChange: (id: string | null) => void;
  /** What is shown for a value chosen before. */
  named?: string | undefined;
}

/** Somebody of the directory, found while typing. */
export function PersonPicker({ value, onChange, named, ...rest }: PickerProps) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const q = useSettled(typed);
  const found = useRead('/api/v1/people', { query: { q, limit: 20 } as never });
  const people = (found.data?.items ?? []).map((person) => ({ value: person.id, label: nameOf(person) }));
  return (
    <Picker
      {...{ value, onChange, named, typed, setTyped }}
      data={people}
      label={t('person')}
      placeholder={t('personHint')}
      nothingFoundMessage={t('nobody')}
      {...rest}
    />
  );
}

/** An account the reader may see, found while typing. */
export function AccountPicker({ value, onChange, named, ...rest }: PickerProps) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const q = useSettled(typed);
  const found = useRead('/api/v1/accounts', { query: { q, limit: 20 } as never });
  const accounts = (found.data?.items ?? []).map((account) => ({
    value: account.id,
    label: `${account.displayName} · ${account.platform} · ${account.handle}`,
  }));
  return (
    <Picker
      {...{ value, onChange, named, typed, setTyped }}
      data={accounts}
      label={t('account')}
      placeholder={t('accountHint')}
      nothingFoundMessage={t('empty')}
      {...rest}
    />
  );
}

const nameOf = (person: { fullName: string; workEmail?: string | null }): string =>
  person.workEmail ? `${person.fullName} · ${person.workEmail}` : person.fullName;

interface Choice {
  value: string;
  label: string;
}

function Picker({
  value,
  onChange,
  named,
  typed,
  setTyped,
  data,
  ...rest
}: PickerProps & { typed: string; setTyped: (text: string) => void; data: Choice[] }) {
  const chosen =
    value !== null && named !== undefined && !data.some((each) => each.value === value)
      ? [{ value, label: named }]
      : [];
  return (
    <Select
      searchable
      clearable
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={onChange}
      data={[...chosen, ...data]}
      filter={({ options }) => options}
      {...rest}
    />
  );
}
