import { useState } from 'react';
import { NumberInput, Radio, Stack } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ActForm } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { call } from '../service/client';
import { useTexts } from '../texts/language';
import { texts as parts } from '../texts/parts';
import { texts } from '../texts/release';
import { AfterChange } from './after-change';
import type { Credential } from './credentials-tab';
import { useTypedValue, ValueFields } from './value-fields';

const WAYS = [
  ['generate', 'howGenerate', 'howGenerateHint'],
  ['stage', 'howStage', 'howStageHint'],
  ['stored', 'howStored', 'howStoredHint'],
] as const;
type How = (typeof WAYS)[number][0];

/** A new value: made here, typed in ahead, or set on the platform already. */
export function ChangeDialog({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const t = useTexts(texts);
  const closeLabel = useTexts(parts)('close');
  const [isChanged, setChanged] = useState(false);
  if (isChanged) return <AfterChange credentialId={credential.id} onClose={onClose} />;
  const done = (how: How): void => (how === 'stored' && credential.kind === 'password' ? setChanged(true) : onClose());
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('changeTitle', { label: credential.label })}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      <ChangeForm credential={credential} onDone={done} onCancel={onClose} />
    </Dialog>
  );
}

interface ChangeFormProps {
  credential: Credential;
  onDone: (how: How) => void;
  onCancel: () => void;
}

function ChangeForm({ credential, onDone, onCancel }: ChangeFormProps) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const { id, kind, version, can } = credential;
  const ways = WAYS.filter(
    ([how]) => (how !== 'generate' || kind === 'password') && (how !== 'stored' || can.includes('credential.rotate')),
  );
  const form = useForm({ initialValues: { how: ways[0]?.[0] ?? 'stage', length: '' as number | '', reason: '' } });
  const { how } = form.values;
  const value = useTypedValue(kind);
  const send = async ({ length, reason }: typeof form.values): Promise<void> => {
    const shape = { generate: length === '' ? {} : { length } };
    const body = { reason, ...(how === 'generate' ? shape : { value: value.read() }) };
    const given = { path: { id }, body: body as never, headers: { 'if-match': `"${version}"` } };
    if (how === 'stored') await call('post', '/api/v1/credentials/{id}/versions', given);
    else await call('post', '/api/v1/credentials/{id}/staged', given);
    value.clear();
    await queries.invalidateQueries();
  };
  return (
    <ActForm
      form={form}
      submit={t(how === 'stored' ? 'store' : 'prepare')}
      done={t(how === 'stored' ? 'changed' : 'prepared')}
      onSubmit={send}
      onCancel={onCancel}
      onDone={() => onDone(how)}
    >
      <Radio.Group label={t('how')} {...form.getInputProps('how')}>
        <Stack gap="xs" mt="xs">
          {ways.map(([way, label, hint]) => (
            <Radio key={way} value={way} label={t(label)} description={t(hint)} />
          ))}
        </Stack>
      </Radio.Group>
      {how === 'generate' ? (
        <NumberInput
          label={t('length')}
          description={t('lengthHint')}
          min={8}
          max={128}
          {...form.getInputProps('length')}
        />
      ) : (
        <ValueFields key={how} kind={kind} value={value} />
      )}
      <ReasonField form={form} />
    </ActForm>
  );
}
