import { useEffect, useState } from 'react';
import { PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { useSettled } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/way-in';
import type { Fields } from './act-dialog';

const TONES = ['red', 'red', 'yellow', 'teal', 'teal'] as const;
const WORDS = ['strength0', 'strength1', 'strength2', 'strength3', 'strength4'] as const;
const BEST = 4;

interface NewPasswordProps<T extends object> {
  form: Fields<T>;
  /** What its owner is called: a password with that in it is worth less. */
  about: readonly string[];
}

/** A password to be chosen, with what the service will think of it; the words it is held against are loaded with the first letter. */
export function NewPasswordField<T extends { password: string }>({ form, about }: NewPasswordProps<T>) {
  const t = useTexts(texts);
  const score = useStrength(form.values.password, about);
  return (
    <Stack gap={4}>
      <PasswordInput
        label={t('newPassword')}
        description={t('passwordHint')}
        autoComplete="new-password"
        maxLength={200}
        required
        {...form.getInputProps('password')}
      />
      {score === null ? null : (
        <>
          <Progress
            value={((score + 1) / (BEST + 1)) * 100}
            color={TONES[score] ?? 'red'}
            size="sm"
            aria-label={t('strength')}
          />
          <Text size="xs" c="dimmed" aria-live="polite">
            {t('strength')} · {t(WORDS[score] ?? 'strength0')}
          </Text>
        </>
      )}
    </Stack>
  );
}

/** 0 to 4, by the estimator the service itself uses; null while nothing is typed. */
function useStrength(password: string, about: readonly string[]): number | null {
  const settled = useSettled(password);
  const context = about.join('\n');
  const [score, setScore] = useState<number | null>(null);
  useEffect(() => {
    let isShown = true;
    const none = settled === '';
    void (none ? Promise.resolve(null) : estimate(settled, context.split('\n'))).then((found) => {
      if (isShown) setScore(found);
    });
    return () => {
      isShown = false;
    };
  }, [settled, context]);
  return score;
}

const estimate = async (password: string, about: readonly string[]): Promise<number> =>
  (await import('../../keyring/password-strength.js')).strengthOf(password, about);
