import { useState } from 'react';
import { Accordion, Badge, Button, Group, List, Stack, Tabs, Text } from '@mantine/core';
import { Loaded } from '../parts/loaded';
import { useUrl } from '../parts/go';
import { useOneOf, usePair } from '../parts/names';
import { Page } from '../parts/page';
import { useRead } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/runbooks';
import { CorrectScenario } from './correct-scenario';
import { Corrections } from './corrections';
import { Steps } from './steps';
import type { Runbooks, RunbookScenario } from './shapes';

/** What is done when somebody leaves; read by everybody, corrected by admins. */
export function RunbooksPage() {
  const t = useTexts(texts);
  const read = useRead('/api/v1/runbooks');
  return (
    <Page title={t('title')} about={t('lead')}>
      <Loaded read={read}>{(runbooks) => <Parts runbooks={runbooks} />}</Loaded>
    </Page>
  );
}

function Parts({ runbooks }: { runbooks: Runbooks }) {
  const t = useTexts(texts);
  const [{ tab }, setUrl] = useUrl({ tab: 'scenarios', part: '' });
  return (
    <Tabs value={tab} onChange={(value) => setUrl({ tab: value ?? 'scenarios' })} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="scenarios">{t('scenarios')}</Tabs.Tab>
        <Tabs.Tab value="steps">{t('steps')}</Tabs.Tab>
        <Tabs.Tab value="corrections">{t('corrections')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="scenarios" pt="md">
        <Scenarios runbooks={runbooks} />
      </Tabs.Panel>
      <Tabs.Panel value="steps" pt="md">
        <Steps runbooks={runbooks} />
      </Tabs.Panel>
      <Tabs.Panel value="corrections" pt="md">
        <Corrections runbooks={runbooks} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Scenarios({ runbooks }: { runbooks: Runbooks }) {
  const oneOf = useOneOf();
  const [corrected, setCorrected] = useState<RunbookScenario | null>(null);
  return (
    <>
      <Accordion multiple variant="separated">
        {runbooks.scenarios.map((scenario) => (
          <Accordion.Item key={scenario.id} value={scenario.id}>
            <Accordion.Control>{oneOf(scenario.title.en, scenario.title.fr)}</Accordion.Control>
            <Accordion.Panel>
              <ScenarioFacts scenario={scenario} onCorrect={() => setCorrected(scenario)} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {corrected ? (
        <CorrectScenario scenario={corrected} corrections={runbooks.corrections} onClose={() => setCorrected(null)} />
      ) : null}
    </>
  );
}

function ScenarioFacts({ scenario, onCorrect }: { scenario: RunbookScenario; onCorrect: () => void }) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  const pair = usePair();
  const { can } = useReader();
  const { trigger, timing, guard, inFrench, first, add, drop } = scenario;
  const codes = [
    [t('first'), first],
    [t('added'), add],
    [t('drop'), drop],
  ] as const;
  return (
    <Stack gap="sm" align="flex-start">
      <List size="sm">
        <List.Item>{pair(t('trigger'), oneOf(trigger, inFrench.trigger))}</List.Item>
        <List.Item>{pair(t('timing'), oneOf(timing, inFrench.timing))}</List.Item>
        <List.Item>{pair(t('guard'), oneOf(guard, inFrench.guard))}</List.Item>
      </List>
      {codes.map(([label, list]) =>
        list.length === 0 ? null : (
          <Group key={label} gap={4}>
            <Text size="sm">{label}</Text>
            {list.map((code) => (
              <Badge key={code} variant="outline" color="gray" radius="sm">
                {code}
              </Badge>
            ))}
          </Group>
        ),
      )}
      {can('runbook.correct') ? (
        <Button size="xs" variant="default" onClick={onCorrect}>
          {t('correct')}
        </Button>
      ) : null}
    </Stack>
  );
}
