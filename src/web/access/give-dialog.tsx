import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { PersonPicker, ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';
import { choices } from '../texts/words';
import { filled } from './ask-form';

const GRANTED = ['full_control', 'publisher', 'moderator', 'advertiser', 'analyst'];

export interface Right {
  level: string;
  scope: string;
  validFrom: string;
  until: string;
  ticket: string;
  reason: string;
}
export const NO_RIGHT: Right = {
  level: 'publisher',
  scope: 'routine',
  validFrom: '',
  until: '',
  ticket: '',
  reason: '',
};

/** Gives somebody access, by one's own decision. */
export function GiveDialog({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/accounts/{id}/grants');
  return (
    <ActDialog
      title={t('giveTitle')}
      submit={t('give')}
      done={t('given')}
      initial={{ ...NO_RIGHT, personId: '', nativeRole: '' }}
      onSubmit={(values) => act.mutateAsync({ path: { id: accountId }, body: filled(values) as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <PersonPicker
            value={form.values.personId || null}
            onChange={(id) => form.setFieldValue('personId', id ?? '')}
            error={form.errors['personId']}
            required
          />
          <RightFields form={form} />
          <TextInput label={t('nativeRole')} description={t('nativeRoleHint')} {...form.getInputProps('nativeRole')} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

/** Level, use, days and ticket of a right. */
export function RightFields<T extends Right>({ form }: { form: Fields<T> }) {
  const t = useTexts(texts);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={t('level')}
        allowDeselect={false}
        data={choices('level').filter(({ value }) => GRANTED.includes(value))}
        {...form.getInputProps('level')}
      />
      <Select label={t('use')} allowDeselect={false} data={choices('scope')} {...form.getInputProps('scope')} />
      <TextInput type="date" label={t('firstDay')} {...form.getInputProps('validFrom')} />
      <TextInput
        type="date"
        label={t('lastDay')}
        description={t('lastDayHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.getInputProps('until')}
      />
      <TextInput
        label={t('ticket')}
        description={t('ticketHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.getInputProps('ticket')}
      />
    </SimpleGrid>
  );
}
