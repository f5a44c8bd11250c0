import { Alert, Checkbox, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useGo } from '../parts/go';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/departures';
import type { Opening } from './open-case-page';
import type { Scenario } from './scenarios';

/** The last step: why, and for an immediate departure whether access ends in this very moment. */
export function OpenIt({ opening, scenario }: { opening: Opening; scenario: Scenario }) {
  const t = useTexts(texts);
  const go = useGo();
  const open = useAct('post', '/api/v1/offboarding-cases');
  const form = useForm({ initialValues: { reason: '', cut: scenario.hidden } });
  const { personId, lastDay, timeZone } = opening;
  const send = async ({ reason, cut }: { reason: string; cut: boolean }): Promise<void> => {
    const kase = await open.mutateAsync({
      body: {
        personId: personId ?? '',
        ...{ scenario: scenario.id, lastDay, reason },
        ...(timeZone === '' ? {} : { timeZone }),
        ...(scenario.hidden && cut ? { cut } : {}),
      },
    });
    go(`/departures/${kase.id}`);
  };
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
      </ActForm>
    </Stack>
  );
}
