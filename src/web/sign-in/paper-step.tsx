import { Anchor, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { ActForm } from '../parts/act-dialog';
import { call, rememberCsrf } from '../service/client';
import type { Problem } from '../service/problem';
import { useRemember } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/sign-in';
import { hasClosed } from './half-open';

/** One of the codes on paper in place of the phone; afterwards it says how many are left. */
export function PaperStep({ onOver, onPhone }: { onOver: (why: Problem | null) => void; onPhone: () => void }) {
  const t = useTexts(texts);
  const remember = useRemember();
  const form = useForm({ initialValues: { code: '' } });
  const send = async (body: { code: string }): Promise<void> => {
    try {
      const session = await call('post', '/api/v1/session/recovery-code', { body });
      rememberCsrf(session.csrf);
      const { recoveryCodes } = await call('get', '/api/v1/me/sign-in');
      notifications.show({
        message: t('codesLeft', { count: recoveryCodes.left }),
        color: 'yellow',
        autoClose: false,
      });
      remember(session);
    } catch (problem) {
      if (hasClosed(problem)) onOver(problem);
      throw problem;
    }
  };
  return (
    <ActForm form={form} submit={t('signIn')} done="" onSubmit={send}>
      <Text size="sm">{t('paperWhy')}</Text>
      <TextInput
        label={t('paperCode')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        required
        autoFocus
        {...form.getInputProps('code')}
      />
      <Anchor component="button" type="button" size="sm" ta="left" onClick={onPhone}>
        {t('withPhone')}
      </Anchor>
      <Text size="sm" c="dimmed">
        {t('lost')}
      </Text>
    </ActForm>
  );
}
