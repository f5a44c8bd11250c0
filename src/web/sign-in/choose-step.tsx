import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm, type Fields } from '../parts/act-dialog';
import { NewPasswordField } from '../parts/new-password-field';
import { call, rememberCsrf } from '../service/client';
import { useTexts } from '../texts/language';
import { texts } from '../texts/enrolment';
import type { OneTimeLink } from './link-page';

interface Chosen {
  fullName: string;
  workEmail: string;
  password: string;
}

/** The first step: a password, and from the first admin their name and address. */
export function ChooseStep({
  token,
  link,
  onDone,
}: {
  token: string;
  link: OneTimeLink;
  onDone: (totpUri: string) => void;
}) {
  const t = useTexts(texts);
  const { person } = link;
  const form = useForm<Chosen>({ initialValues: { fullName: '', workEmail: '', password: '' } });
  const send = async ({ fullName, workEmail, password }: Chosen): Promise<void> => {
    const named = person === null ? { fullName, workEmail } : {};
    const { totpUri, csrf } = await call('post', '/api/v1/enrolment', { body: { token, password, ...named } });
    rememberCsrf(csrf);
    onDone(totpUri);
  };
  const { fullName, workEmail } = person ?? form.values;
  return (
    <ActForm form={form} submit={t('next')} done="" onSubmit={send}>
      {person === null ? <WhoFields form={form} /> : null}
      {person === null ? null : <Text size="sm">{t('yourAccount', { name: fullName, email: workEmail })}</Text>}
      <input type="hidden" autoComplete="username" value={workEmail} readOnly />
      <NewPasswordField form={form} about={[fullName, workEmail]} />
    </ActForm>
  );
}

function WhoFields({ form }: { form: Fields<Chosen> }) {
  const t = useTexts(texts);
  return (
    <>
      <TextInput
        label={t('fullName')}
        autoComplete="name"
        maxLength={200}
        required
        autoFocus
        {...form.getInputProps('fullName')}
      />
      <TextInput
        label={t('workEmail')}
        type="email"
        autoComplete="email"
        maxLength={254}
        required
        {...form.getInputProps('workEmail')}
      />
    </>
  );
}
