import { Select, Text, Textarea, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/training';
import { choices } from '../texts/words';
import type { Training } from './training-page';

const EMPTY = {
  ...{ course: '', level: 'basic', completedOn: '', expiresOn: '' },
  ...{ provider: '', evidence: '', evidenceUrl: '' },
};

const given = (text: string): string | null => (text.trim() === '' ? null : text);

export function RecordDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const record = useAct('post', '/api/v1/people/{id}/training');
  const send = ({ course, level, completedOn, ...rest }: typeof EMPTY) => {
    const { expiresOn, provider, evidence, evidenceUrl } = rest;
    const more = { provider: given(provider), evidence: given(evidence), evidenceUrl: given(evidenceUrl) };
    const body = { course, level, completedOn, expiresOn: given(expiresOn), ...more };
    return record.mutateAsync({ path: { id: personId }, body: body as never });
  };
  return (
    <ActDialog title={t('record')} submit={t('record')} initial={EMPTY} onSubmit={send} onClose={onClose}>
      {(form) => (
        <>
          <Text size="sm" c="dimmed">
            {t('recordHint')}
          </Text>
          <TextInput label={t('course')} required maxLength={200} {...form.getInputProps('course')} />
          <Select
            label={t('level')}
            data={choices('trainingLevel')}
            allowDeselect={false}
            {...form.getInputProps('level')}
          />
          <TextInput type="date" label={t('completedOn')} required {...form.getInputProps('completedOn')} />
          <TextInput
            type="date"
            label={t('expiresOn')}
            description={t('endless')}
            {...form.getInputProps('expiresOn')}
          />
          <TextInput label={t('provider')} maxLength={200} {...form.getInputProps('provider')} />
          <Textarea
            label={t('evidence')}
            description={t('evidenceHint')}
            autosize
            minRows={2}
            maxLength={2000}
            {...form.getInputProps('evidence')}
          />
          <TextInput type="url" label={t('evidenceUrl')} maxLength={2048} {...form.getInputProps('evidenceUrl')} />
        </>
      )}
    </ActDialog>
  );
}

export function WithdrawDialog({ training, onClose }: { training: Training; onClose: () => void }) {
  const t = useTexts(texts);
  const withdraw = useAct('post', '/api/v1/training/{id}/withdraw');
  return (
    <ActDialog
      title={t('withdrawOf', { course: training.course })}
      submit={t('withdraw')}
      danger
      initial={{ reason: '' }}
      onSubmit={(body) => withdraw.mutateAsync({ path: { id: training.id }, body })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('withdrawHint')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
