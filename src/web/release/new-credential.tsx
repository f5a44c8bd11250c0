import { Select, Text, TextInput } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ActForm } from '../parts/act-dialog';
import { call } from '../service/client';
import { useTexts } from '../texts/language';
import { texts as parts } from '../texts/parts';
import { texts } from '../texts/release';
import { choices } from '../texts/words';
import { useTypedValue, ValueFields } from './value-fields';

interface NewCredentialProps {
  accountId: string;
  can: readonly string[];
  onClose: () => void;
}

/** Puts a secret of an official account into the vault. It goes past the query cache: nothing remembers what was typed. */
export function NewCredential({ accountId, can, onClose }: NewCredentialProps) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const form = useForm({ initialValues: { kind: 'password', label: '' } });
  const { kind } = form.values;
  const value = useTypedValue(kind);
  const store = async ({ label }: typeof form.values): Promise<void> => {
    const body = { kind, label, value: value.read() };
    await call('post', '/api/v1/accounts/{id}/credentials', { path: { id: accountId }, body: body as never });
    value.clear();
    await queries.invalidateQueries();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('newCredential')}
      closeButtonProps={{ 'aria-label': useTexts(parts)('close') }}
    >
      <ActForm form={form} submit={t('store')} done={t('stored')} onSubmit={store} onCancel={onClose} onDone={onClose}>
        <Text size="sm">{t('officialOnly')}</Text>
        <Select
          label={t('kind')}
          data={choices('credentialKind')}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={t('label')}
          description={t('labelHint')}
          maxLength={200}
          required
          {...form.getInputProps('label')}
        />
        <ValueFields
          key={kind}
          kind={kind}
          value={value}
          generateFor={can.includes('credential.generate') ? accountId : null}
        />
      </ActForm>
    </Dialog>
  );
}
