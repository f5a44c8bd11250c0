import { useState } from 'react';
import { Text, TextInput } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { FactorPicture } from '../parts/factor-picture';
import { call } from '../service/client';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/me';
import { texts as parts } from '../texts/parts';
import { texts as wayIn } from '../texts/way-in';

/** Two steps: the new key is shown, then a code proves that the app has it. Closing before leaves everything as it was. */
export function FactorDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const closeLabel = useTexts(parts)('close');
  const [uri, setUri] = useState<string | null>(null);
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('replaceFactor')}
      size="lg"
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      {uri === null ? (
        <BeginForm onBegun={setUri} onCancel={onClose} />
      ) : (
        <ProveForm uri={uri} onCancel={onClose} onDone={onClose} />
      )}
    </Dialog>
  );
}

function BeginForm({ onBegun, onCancel }: { onBegun: (uri: string) => void; onCancel: () => void }) {
  const t = useTexts(texts);
  const form = useForm({ initialValues: {} });
  const begin = async (): Promise<void> => {
    const { totpUri } = await call('post', '/api/v1/me/second-factor', { body: {} });
    onBegun(totpUri);
  };
  return (
    <ActForm form={form} submit={t('begin')} done="" onSubmit={begin} onCancel={onCancel}>
      <Text size="sm">{t('factorFollows')}</Text>
    </ActForm>
  );
}

function ProveForm({ uri, onCancel, onDone }: { uri: string; onCancel: () => void; onDone: () => void }) {
  const t = useTexts(texts);
  const own = useTexts(wayIn);
  const replace = useAct('post', '/api/v1/me/second-factor/confirm');
  const form = useForm({ initialValues: { code: '' } });
  return (
    <ActForm
      form={form}
      submit={t('replace')}
      done={t('factorReplaced')}
      onSubmit={(body) => replace.mutateAsync({ body })}
      onCancel={onCancel}
      onDone={onDone}
    >
      <FactorPicture uri={uri} />
      <TextInput
        label={own('codeOfNew')}
        description={own('codeOfNewHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        required
        {...form.getInputProps('code')}
      />
    </ActForm>
  );
}
