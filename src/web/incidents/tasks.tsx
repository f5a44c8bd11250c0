import { useState } from 'react';
import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { StateBadge } from '../parts/state-badge';
import { useFormats, When } from '../parts/when';
import { useAct } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import type { Incident, IncidentTask } from './shapes';
import { CompleteDialog, WaiveDialog } from './task-dialogs';

/** The steps of the incident, in order. */
export function Tasks({ incident }: { incident: Incident }) {
  const [wanted, setWanted] = useState<{ task: IncidentTask; act: 'complete' | 'waive' } | null>(null);
  const shut = (): void => setWanted(null);
  return (
    <Stack gap="xs">
      {incident.tasks.map((task) => (
        <Task key={task.code} id={incident.id} task={task} ask={(act) => setWanted({ task, act })} />
      ))}
      {wanted?.act === 'complete' ? <CompleteDialog id={incident.id} task={wanted.task} onClose={shut} /> : null}
      {wanted?.act === 'waive' ? <WaiveDialog id={incident.id} task={wanted.task} onClose={shut} /> : null}
    </Stack>
  );
}

interface TaskProps {
  id: string;
  task: IncidentTask;
  ask: (act: 'complete' | 'waive') => void;
}

function Task({ id, task, ask }: TaskProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const hints = [
    task.gate && !task.settled ? t('gate') : '',
    task.needsVerification && !task.settled ? t('second') : '',
    task.byService ? t('byService') : '',
  ].filter(Boolean);
  return (
    <Paper withBorder p="sm" component="article" aria-label={task.title[language]}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} flex="1 1 18rem">
          <Group gap="xs">
            <Text fw={600} size="sm">
              {task.title[language]}
            </Text>
            <StateBadge kind="incidentTask" value={task.status} />
            {hints.map((hint) => (
              <Badge key={hint} variant="outline" color="gray" tt="none" radius="sm">
                {hint}
              </Badge>
            ))}
          </Group>
          <Text size="sm" c="dimmed">
            {task.how[language]}
          </Text>
          <Done task={task} />
        </Stack>
        <TaskActs id={id} task={task} ask={ask} />
      </Group>
    </Paper>
  );
}

/** Who did what about it. */
function Done({ task }: { task: IncidentTask }) {
  const t = useTexts(texts);
  const format = useFormats();
  const waived = {
    name: task.waivedByName ?? t('service'),
    day: task.reviewOn ? format.day(task.reviewOn) : '',
    reason: task.waiveReason,
  };
  return (
    <Text size="xs">
      {task.settled ? null : (
        <>
          {t('due')} <When at={task.dueAt} />{' '}
        </>
      )}
      {task.completedBy ? t('doneBy', { name: task.completedByName ?? t('service') }) : null}{' '}
      {task.evidence ? `“${task.evidence}”` : null} {task.waivedBy ? t('waivedBy', waived) : null}{' '}
      {task.verifiedBy ? t('verifiedBy', { name: task.verifiedByName ?? t('service') }) : null}
    </Text>
  );
}

function TaskActs({ id, task, ask }: TaskProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const start = useAct('post', '/api/v1/incidents/{id}/tasks/{task}/start');
  const verify = useAct('post', '/api/v1/incidents/{id}/tasks/{task}/verify');
  const path = { id, task: task.code };
  const acts = [
    { act: 'start', run: () => start.mutate({ path, body: {} as never }), busy: start.isPending },
    { act: 'complete', run: () => ask('complete'), busy: false },
    { act: 'verify', run: () => verify.mutate({ path, body: {} as never }), busy: verify.isPending },
    { act: 'waive', run: () => ask('waive'), busy: false },
  ] as const;
  return (
    <Group gap={6}>
      {acts
        .filter(({ act }) => task.can.includes(act))
        .map(({ act, run, busy }) => (
          <Button
            key={act}
            size="compact-sm"
            variant="default"
            loading={busy}
            onClick={run}
            aria-label={[t(act), task.title[language]].join(': ')}
          >
            {t(act)}
          </Button>
        ))}
    </Group>
  );
}
