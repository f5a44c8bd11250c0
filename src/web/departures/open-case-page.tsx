import { useState } from 'react';
import { Button, Group, Stepper, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { NotAllowed } from '../parts/loaded';
import { Page } from '../parts/page';
import { useUrl } from '../parts/go';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/departures';
import { OpenIt } from './open-it';
import { PreviewOf } from './preview-of';
import { useScenarios } from './scenarios';
import { ChooseDay, ChooseScenario, ChooseWho } from './open-case-steps';

export interface Opening {
  personId: string | null;
  scenario: string;
  lastDay: string;
  timeZone: string;
}

const STEPS = ['who', 'what', 'when', 'preview', 'why'] as const;
const LAST = STEPS.length - 1;

/** Who leaves, what kind of departure it is, when, what will happen, and why. */
export function OpenCasePage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [url] = useUrl({ person: '' });
  const [step, setStep] = useState(url.person ? 1 : 0);
  const { of } = useScenarios();
  const form = useForm<Opening>({
    initialValues: { personId: url.person || null, scenario: '', lastDay: '', timeZone: '' },
  });
  const { personId, scenario, lastDay } = form.values;
  if (!can('case.open')) return <NotAllowed />;
  const chosen = of(scenario);
  const reached = [personId !== null, chosen !== undefined, lastDay !== '', true];
  const isReady = reached.slice(0, step + 1).every(Boolean);
  return (
    <Page title={t('wizard')}>
      <Stepper active={step} onStepClick={setStep} allowNextStepsSelect={false} size="sm" visibleFrom="sm">
        {STEPS.map((label) => (
          <Stepper.Step key={label} label={t(label)} />
        ))}
      </Stepper>
      <Text hiddenFrom="sm" fw={600}>
        {t('stepOf', { step: step + 1, total: STEPS.length, label: t(STEPS[step] ?? 'who') })}
      </Text>
      {step === 0 ? <ChooseWho form={form} /> : null}
      {step === 1 ? <ChooseScenario form={form} /> : null}
      {step === 2 && chosen ? <ChooseDay form={form} scenario={chosen} /> : null}
      {step === 3 && personId !== null ? <PreviewOf personId={personId} lastDay={lastDay} /> : null}
      {step === LAST && chosen ? <OpenIt opening={form.values} scenario={chosen} /> : null}
      <Group justify="space-between">
        <Button variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>
          {t('back')}
        </Button>
        {step < LAST ? (
          <Button disabled={!isReady} onClick={() => setStep(step + 1)}>
            {t('next')}
          </Button>
        ) : null}
      </Group>
    </Page>
  );
}
