import { Autocomplete, Paper, Radio, Stack, Text, TextInput } from '@mantine/core';
import type { Fields } from '../parts/act-dialog';
import { PersonPicker } from '../parts/fields';
import { useRead } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/departures';
import type { Opening } from './open-case-page';
import { ScenarioWords } from './scenario-words';
import { useScenarios, type Scenario } from './scenarios';

interface StepProps {
  form: Fields<Opening>;
}

export function ChooseWho({ form }: StepProps) {
  const t = useTexts(texts);
  return (
    <Stack maw={480}>
      <PersonPicker
        label={t('who')}
        description={t('whoLead')}
        value={form.values.personId}
        onChange={(personId) => form.setFieldValue('personId', personId)}
        data-autofocus
      />
    </Stack>
  );
}

/** Each kind with what it means; the explanation of the chosen one is open. */
export function ChooseScenario({ form }: StepProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { all } = useScenarios();
  return (
    <Radio.Group label={t('what')} {...form.getInputProps('scenario')}>
      <Stack gap="xs" mt="xs">
        {all.map((scenario) => (
          <Paper key={scenario.id} withBorder p="sm">
            <Stack gap="xs">
              <Radio value={scenario.id} label={scenario.title[language]} />
              {form.values.scenario === scenario.id ? <ScenarioWords scenario={scenario} /> : null}
            </Stack>
          </Paper>
        ))}
      </Stack>
    </Radio.Group>
  );
}

export function ChooseDay({ form, scenario }: StepProps & { scenario: Scenario }) {
  const t = useTexts(texts);
  const person = useRead(
    '/api/v1/people/{id}',
    { path: { id: form.values.personId ?? '' } },
    { when: form.values.personId !== null },
  );
  const theirs = person.data && 'timeZone' in person.data ? (person.data.timeZone as string) : undefined;
  return (
    <Stack maw={480}>
      <TextInput
        type="date"
        label={t(scenario.arrives ? 'firstDayBack' : 'when')}
        required
        {...form.getInputProps('lastDay')}
      />
      <Autocomplete
        label={t('timeZone')}
        placeholder={theirs}
        data={Intl.supportedValuesOf('timeZone')}
        limit={30}
        {...form.getInputProps('timeZone')}
      />
      <Text size="sm" c="dimmed">
        {t(scenario.cutByHand ? 'cutByHand' : 'endsAlone')}
      </Text>
    </Stack>
  );
}
