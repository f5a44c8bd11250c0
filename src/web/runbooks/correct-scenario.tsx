import { TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useOneOf } from '../parts/names';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/runbooks';
import type { RunbookCorrection, RunbookScenario } from './shapes';
import { Withdraw } from './withdraw';

interface CorrectProps {
  scenario: RunbookScenario;
  corrections: readonly RunbookCorrection[];
  onClose: () => void;
}

const codesIn = (text: string): string[] => text.split(/[\s,]+/).filter((code) => code !== '');

/** Which steps a kind of departure leaves out or begins with, and one date of its own. */
export function CorrectScenario({ scenario, corrections, onClose }: CorrectProps) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  const correct = useAct('patch', '/api/v1/runbooks/scenarios/{id}');
  const before = { drop: scenario.drop.join(' '), first: scenario.first.join(' ') };
  return (
    <ActDialog
      title={t('correctScenario', { name: oneOf(scenario.title.en, scenario.title.fr) })}
      submit={t('save')}
      done={t('done')}
      initial={{ ...before, code: '', due: '', reason: '', withdraw: [] as string[] }}
      onClose={onClose}
      onSubmit={({ drop, first, code, due, reason, withdraw }) =>
        correct.mutateAsync({
          path: { id: scenario.id },
          body: {
            ...(drop === before.drop ? {} : { drop: codesIn(drop) }),
            ...(first === before.first ? {} : { first: codesIn(first) }),
            ...(code === '' ? {} : { due: { [code]: due } }),
            ...(withdraw.length > 0 ? { withdraw } : {}),
            reason,
          },
        })
      }
    >
      {(form) => (
        <>
          <TextInput label={t('drop')} description={t('dropLead')} {...form.getInputProps('drop')} />
          <TextInput label={t('first')} description={t('dropLead')} {...form.getInputProps('first')} />
          <TextInput label={t('ownDateOf')} maxLength={3} {...form.getInputProps('code')} />
          <TextInput label={t('due')} description={t('dueLead')} maxLength={40} {...form.getInputProps('due')} />
          <Withdraw
            form={form}
            corrections={corrections.filter(({ subject }) => subject === `scenario:${scenario.id}`)}
          />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
