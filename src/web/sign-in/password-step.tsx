import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { call, rememberCsrf } from '../service/client';
import { useTexts } from '../texts/language';
import { texts } from '../texts/sign-in';

export function PasswordStep({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts);
  const form = useForm({ initialValues: { email: '', password: '' } });
  const send = async (body: { email: string; password: string }): Promise<void> => {
    const { csrf } = await call('post', '/api/v1/session', { body });
    rememberCsrf(csrf);
  };
  return (
    <ActForm form={form} submit={t('next')} done="" onSubmit={send} onDone={onDone}>
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        required
        autoFocus
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        required
        {...form.getInputProps('password')}
      />
    </ActForm>
  );
}
