import { Anchor, Group, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { call } from '../service/client';
import type { Problem } from '../service/problem';
import { useRemember } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/sign-in';
import { hasClosed } from './half-open';

/** The code of the second factor. Whoever is signed in by it is taken on by the page around. */
export function CodeStep({ onOver, onPaper }: { onOver: (why: Problem | null) => void; onPaper: () => void }) {
  const t = useTexts(texts);
  const remember = useRemember();
  const form = useForm({ initialValues: { code: '' } });
  const send = async (body: { code: string }): Promise<void> => {
    try {
      remember(await call('post', '/api/v1/session/second-factor', { body }));
    } catch (problem) {
      form.reset();
      if (hasClosed(problem)) onOver(problem);
      throw problem;
    }
  };
  return (
    <ActForm form={form} submit={t('signIn')} done="" onSubmit={send}>
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
      <Group justify="space-between" gap="xs">
        <Anchor component="button" type="button" size="sm" onClick={onPaper}>
          {t('noPhone')}
        </Anchor>
        <Anchor component="button" type="button" size="sm" onClick={() => onOver(null)}>
          {t('back')}
        </Anchor>
      </Group>
    </ActForm>
  );
}
