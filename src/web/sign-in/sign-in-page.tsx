import { useState } from 'react';
import { Anchor, Paper, PasswordInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ActForm } from '../parts/act-dialog';
import { Page } from '../parts/page';
import { call, rememberCsrf } from '../service/client';
import { useRemember } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/sign-in';

/** Address and password, then the code; afterwards wherever one was going. */
export function SignInPage() {
  const t = useTexts(texts);
  const [pending, setPending] = useState(false);
  return (
    <Page title={t(pending ? 'codeTitle' : 'title')}>
      <Paper withBorder p="lg" maw={420}>
        {pending ? <CodeStep onBack={() => setPending(false)} /> : <PasswordStep onDone={() => setPending(true)} />}
      </Paper>
    </Page>
  );
}

function PasswordStep({ onDone }: { onDone: () => void }) {
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

/** Only an address of this console is gone to. */
const inside = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

function CodeStep({ onBack }: { onBack: () => void }) {
  const t = useTexts(texts);
  const remember = useRemember();
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const form = useForm({ initialValues: { code: '' } });
  const send = async (body: { code: string }): Promise<void> =>
    remember(await call('post', '/api/v1/session/second-factor', { body }));
  const enter = (): void => void navigate({ href: inside(next) } as never);
  return (
    <ActForm form={form} submit={t('signIn')} done="" onSubmit={send} onDone={enter}>
      <Text size="sm">{t('codeWhy')}</Text>
      <TextInput
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        required
        autoFocus
        {...form.getInputProps('code')}
      />
      <Anchor component="button" type="button" size="sm" onClick={onBack}>
        {t('back')}
      </Anchor>
    </ActForm>
  );
}
