import { useState } from 'react';
import { Alert, Checkbox, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { Go, useGo } from '../parts/go';
import { Problem } from '../service/problem';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/departures';
import type { Opening } from './open-case-page';
import type { Scenario } from './scenarios';

interface Why {
  reason: string;
  cut: boolean;
}

/** The last step: why, and for an immediate departure whether access ends in this very moment. */
export function OpenIt({ opening, scenario }: { opening: Opening; scenario: Scenario }) {
  const t = useTexts(texts);
  const form = useForm<Why>({ initialValues: { reason: '', cut: scenario.hidden } });
  const { send, known } = useOpening(opening, scenario);
  return (
    <Stack maw={560}>
      <ActForm
        form={form}
        submit={t('openNow')}
        danger={scenario.hidden && form.values.cut}
        done={t('opened')}
        onSubmit={send}
      >
        <ReasonField form={form} hint={t(scenario.keepsNoReason ? 'reasonNotKept' : 'whyLead')} />
        {scenario.hidden ? (
          <>
            <Alert color="gray">{t('hidden')}</Alert>
            <Checkbox
              label={t('cutNow')}
              description={t('cutNowLead')}
              {...form.getInputProps('cut', { type: 'checkbox' })}
            />
          </>
        ) : null}
        {known === null ? null : <Go to={`/departures/${known}`}>{t('knownCase')}</Go>}
      </ActForm>
    </Stack>
  );
}

/** Opens it and goes there; where there is a case already the service names it. */
function useOpening({ personId, lastDay, timeZone }: Opening, { id, hidden }: Scenario) {
  const go = useGo();
  const open = useAct('post', '/api/v1/offboarding-cases');
  const [known, setKnown] = useState<string | null>(null);
  const send = async ({ reason, cut }: Why): Promise<void> => {
    const body = {
      ...{ personId: personId ?? '', scenario: id, lastDay, reason },
      ...(timeZone === '' ? {} : { timeZone }),
      ...(hidden && cut ? { cut } : {}),
    };
    try {
      go(`/departures/${(await open.mutateAsync({ body })).id}`);
    } catch (problem) {
      const caseId = problem instanceof Problem ? problem.facts['caseId'] : undefined;
      setKnown(typeof caseId === 'string' ? caseId : null);
      throw problem;
    }
  };
  return { send, known };
}
