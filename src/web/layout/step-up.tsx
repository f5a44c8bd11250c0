import { useEffect, useState } from 'react';
import { Modal, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { call, onStepUp } from '../service/client';
import { useRemember } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/layout';
import { texts as parts } from '../texts/parts';

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
    <Modal
      opened
      onClose={() => end(false)}
      title={t('stepUpTitle')}
      zIndex={400}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      <CodeForm onDone={() => end(true)} onCancel={() => end(false)} />
    </Modal>
  );
}

function CodeForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const t = useTexts(texts);
  const remember = useRemember();
  const form = useForm({ initialValues: { code: '' } });
  const send = async (body: { code: string }): Promise<void> =>
    remember(await call('post', '/api/v1/session/step-up', { body }));
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
