import type { ReactNode } from 'react';
import { Alert, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { Go } from '../parts/go';
import { useNames } from '../parts/names';
import { StateBadge } from '../parts/state-badge';
import { Day, When } from '../parts/when';
import { useTexts } from '../texts/language';
import { texts } from '../texts/case';
import { useScenarios } from './scenarios';
import { Share } from './share';
import type { Case } from './shapes';

/** Where the case stands, in one look. */
export function CaseHead({ kase }: { kase: Case }) {
  const t = useTexts(texts);
  const scenario = useScenarios().of(kase.scenario);
  const isRunning = kase.status === 'open' || kase.status === 'cut';
  return (
    <Stack gap="sm">
      {scenario?.hidden && kase.status === 'open' ? (
        <Alert color="gray" icon={<IconEyeOff />}>
          {t('hiddenNote')}
        </Alert>
      ) : null}
      {kase.cutWaitsFor ? <Alert color="yellow">{t('cutWaits')}</Alert> : null}
      <Paper withBorder p="md">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          <Fact label={t(scenario?.arrives ? 'firstDay' : 'lastDay')}>
            <Group gap="xs">
              <Day on={kase.lastDay} />
              <StateBadge kind="caseStatus" value={kase.status} />
            </Group>
            <Text size="xs" c="dimmed">
              {kase.timeZone}
            </Text>
          </Fact>
          {kase.cutAt ? (
            <Fact label={t('cutDone')}>
              <When at={kase.cutAt} />
            </Fact>
          ) : (
            <CutDue kase={kase} byHand={scenario?.cutByHand ?? true} />
          )}
          <Done kase={kase} />
          <Opened kase={kase} />
        </SimpleGrid>
      </Paper>
      {isRunning && kase.agencyDepartureId ? (
        <Go to={`/departures/organisations/${kase.agencyDepartureId}`}>{t('agency')}</Go>
      ) : null}
      {kase.previousCaseId ? <Go to={`/departures/${kase.previousCaseId}`}>{t('previous')}</Go> : null}
    </Stack>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <Stack gap={2}>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    {children}
  </Stack>
);

function CutDue({ kase, byHand }: { kase: Case; byHand: boolean }) {
  const t = useTexts(texts);
  if (byHand) return null;
  return (
    <Fact label={t('cutDue')}>
      <When at={kase.cutDueAt} />
    </Fact>
  );
}

function Done({ kase: { progress, status } }: { kase: Case }) {
  const t = useTexts(texts);
  const { tasks, handovers } = progress;
  const isRunning = status === 'open' || status === 'cut';
  return (
    <Fact label={t('progress')}>
      <Share
        done={tasks.finished}
        total={tasks.total}
        label={t('steps', { done: tasks.finished, total: tasks.total })}
      />
      {handovers.total > 0 ? (
        <Text size="xs">{t('taken', { done: handovers.accepted, total: handovers.total })}</Text>
      ) : null}
      {isRunning && tasks.late > 0 ? <Text size="xs">{t('late', { count: tasks.late })}</Text> : null}
      {tasks.waived > 0 ? <Text size="xs">{t('waived', { count: tasks.waived })}</Text> : null}
    </Fact>
  );
}

function Opened({ kase }: { kase: Case }) {
  const t = useTexts(texts);
  const { person } = useNames(kase.names);
  return (
    <Fact label={t('openedBy', { name: person(kase.openedBy) })}>
      <When at={kase.openedAt} />
      {kase.reason ? <Text size="xs">{kase.reason}</Text> : null}
    </Fact>
  );
}
