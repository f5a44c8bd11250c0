import { Select, Switch, Text, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/runbooks';
import { choices } from '../texts/words';
import type { RunbookCorrection, RunbookStep } from './shapes';
import { Withdraw } from './withdraw';

interface CorrectProps {
  step: RunbookStep;
  corrections: readonly RunbookCorrection[];
  onClose: () => void;
}

const fieldsOf = (step: RunbookStep) => ({
  ...{ due: step.due, who: step.who, gate: step.gate, notByLeaver: step.notByLeaver },
  ...{ en: step.title.en, fr: step.title.fr, evidence: step.evidence, evidenceFr: step.evidenceFr },
  second: step.verifiedBy === 'another_person',
});

/** Lays other values over a step; only what was changed is sent. */
export function CorrectStep({ step, corrections, onClose }: CorrectProps) {
  const t = useTexts(texts);
  const correct = useAct('patch', '/api/v1/runbooks/tasks/{id}');
  const before = fieldsOf(step);
  const send = ({ reason, withdraw, second, ...values }: Corrected): Promise<unknown> => {
    const changed = Object.entries(values).filter(([key, value]) => value !== before[key as keyof typeof before]);
    const verifiedBy = second === before.second ? {} : { verifiedBy: second ? 'another_person' : 'nobody' };
    const body = {
      ...Object.fromEntries(changed),
      ...verifiedBy,
      reason,
      ...(withdraw.length > 0 ? { withdraw } : {}),
    };
    return correct.mutateAsync({ path: { id: step.code }, body: body as never });
  };
  return (
    <ActDialog
      title={t('correctStep', { code: step.code })}
      submit={t('save')}
      done={t('done')}
      initial={{ ...before, reason: '', withdraw: [] as string[] }}
      size="xl"
      onClose={onClose}
      onSubmit={send}
    >
      {(form) => (
        <>
          <TextInput label={t('titleEn')} maxLength={200} {...form.getInputProps('en')} />
          <TextInput label={t('titleFr')} maxLength={200} {...form.getInputProps('fr')} />
          <TextInput label={t('due')} description={t('dueLead')} maxLength={40} {...form.getInputProps('due')} />
          <Select label={t('who')} data={choices('taskWho')} allowDeselect={false} {...form.getInputProps('who')} />
          <TextInput label={t('evidenceEn')} maxLength={300} {...form.getInputProps('evidence')} />
          <TextInput label={t('evidenceFr')} maxLength={300} {...form.getInputProps('evidenceFr')} />
          <Switch label={t('isGate')} {...form.getInputProps('gate', { type: 'checkbox' })} />
          <Switch label={t('needsSecond')} {...form.getInputProps('second', { type: 'checkbox' })} />
          <Switch label={t('notByLeaver')} {...form.getInputProps('notByLeaver', { type: 'checkbox' })} />
          <Withdraw form={form} corrections={corrections.filter(({ subject }) => subject === `step:${step.code}`)} />
          <ReasonField form={form} />
          <Text size="xs" c="dimmed">
            {t('lead')}
          </Text>
        </>
      )}
    </ActDialog>
  );
}

type Corrected = ReturnType<typeof fieldsOf> & { reason: string; withdraw: string[] };
