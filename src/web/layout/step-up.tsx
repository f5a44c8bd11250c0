import { useEffect, useState } from 'react';
import { Text, TextInput } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { call, onStepUp, signedOut } from '../service/client';
import { Problem } from '../service/problem';
import { useRemember } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/layout';
import { texts as parts } from '../texts/parts';

/** Then a code is of no use any more: one signs in again and comes back to where one was. */
const SESSION_OVER = ['session.ended', 'door.not_signed_in'];

/** Asks for a fresh code whenever a request needs one; the request waits and then goes on. */
export function StepUp() {
  const t = useTexts(texts);
  const [settle, setSettle] = useState<((confirmed: boolean) => void) | null>(null);
  useEffect(() => onStepUp(() => new Promise((done) => setSettle(() => done))), []);
  const closeLabel = useTexts(parts)('close');
  if (settle === null) return null;
  const end = (confirmed: boolean): void => {
    setSettle(null);
    settle(confirmed);
  };
  return (
    <Dialog
      opened
      onClose={() => end(false)}
      title={t('stepUpTitle')}
      zIndex={400}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      <CodeForm onDone={() => end(true)} onCancel={() => end(false)} />
    </Dialog>
  );
}

function CodeForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const t = useTexts(texts);
  const remember = useRemember();
  const form = useForm({ initialValues: { code: '' } });
  const send = async (body: { code: string }): Promise<void> => {
    try {
      remember(await call('post', '/api/v1/session/step-up', { body }));
    } catch (problem) {
      form.reset();
      if (problem instanceof Problem && SESSION_OVER.includes(problem.code)) {
        onCancel();
        signedOut();
      }
      throw problem;
    }
  };
  return (
    <ActForm form={form} submit={t('confirm')} done="" onSubmit={send} onDone={onDone} onCancel={onCancel}>
      <Text size="sm">{t('stepUpWhy')}</Text>
      <TextInput
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        data-autofocus
        required
        {...form.getInputProps('code')}
      />
    </ActForm>
  );
}
