import { List, Stack, Text } from '@mantine/core';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/departures';
import type { Scenario } from './scenarios';

/** What a kind of departure means for the person, in plain words: read from how the runbook says it behaves. */
export function ScenarioWords({ scenario }: { scenario: Scenario }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { trigger, guard } = language === 'fr' ? scenario.inFrench : scenario;
  const said = [
    scenario.hidden ? t('hidden') : null,
    scenario.arrives ? t('arrives') : null,
    scenario.suspends ? t('suspends') : null,
    scenario.confirmsKept ? t('confirmsKept') : null,
    scenario.arrives ? null : t(scenario.order === 'proof_first' ? 'proofFirst' : 'cutFirst'),
    scenario.arrives ? null : t(scenario.cutByHand ? 'cutByHand' : 'endsAlone'),
    scenario.overlay === null ? null : t('overlay'),
    scenario.keepsNoReason ? t('reasonNotKept') : null,
  ].filter((line) => line !== null);
  return (
    <Stack gap={6}>
      <Text size="sm">{trigger}</Text>
      <List size="sm" spacing={4}>
        {said.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
        <List.Item>{guard}</List.Item>
      </List>
    </Stack>
  );
}
