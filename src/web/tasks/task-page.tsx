import type { ReactNode } from 'react';
import { Alert, Badge, Group, List, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconHourglass, IconRefreshAlert } from '@tabler/icons-react';
import { Go, usePart } from '../parts/go';
import { AccountOf, useNames, useOneOf } from '../parts/names';
import { Page, PageOf } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { useFormats, When } from '../parts/when';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import type { Task } from './shapes';
import { TaskActs } from './task-acts';
import { Doer } from './task-columns';
import { TaskComments } from './task-comments';
import { TaskEvidence } from './task-evidence';
import { TaskReviews } from './task-reviews';

/** One step: what is to be done, by whom, until when, and how it was proved. */
export function TaskPage() {
  const read = useRead('/api/v1/tasks/{id}', { path: { id: usePart('taskId') } });
  const t = useTexts(texts);
  return (
    <PageOf read={read} title={t('step')}>
      {(task) => <Shown task={task} />}
    </PageOf>
  );
}

function Shown({ task }: { task: Task }) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  const { person } = useNames(task.names);
  const departure = (
    <Go to={`/departures/${task.caseId}`} search={{ tab: 'tasks' }}>
      {t('leaver', { name: person(task.leaverId) })}
    </Go>
  );
  return (
    <Page title={oneOf(task.title, task.titleFr)} about={departure} acts={<TaskActs task={task} />}>
      <Facts task={task} />
      <Standing task={task} />
      <TaskEvidence task={task} />
      {task.status === 'waived' ? <TaskReviews task={task} /> : null}
      <TaskComments task={task} />
    </Page>
  );
}

function Facts({ task }: { task: Task }) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  return (
    <Paper withBorder p="md">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        <Fact label={t('due')}>
          <When at={task.dueAt} />
        </Fact>
        <Fact label={t('state')}>
          <Group gap={4}>
            <StateBadge kind="taskStatus" value={task.status} />
            {task.gate ? (
              <Badge variant="outline" color="gray" tt="none" radius="sm">
                {t('gate')}
              </Badge>
            ) : null}
          </Group>
        </Fact>
        <Fact label={t('account')}>
          <AccountOf id={task.accountId} names={task.names} />
        </Fact>
        <Fact label={t('who')}>
          <Doer task={task} names={task.names} />
        </Fact>
        <Fact label={t('wanted')}>
          <Text size="sm">{oneOf(task.evidence, task.evidenceFr)}</Text>
          {task.needsVerification ? (
            <Text size="xs" c="dimmed">
              {t('second')}
            </Text>
          ) : null}
        </Fact>
        {task.covers.length > 0 ? (
          <Fact label={t('covers')}>
            {task.covers.map((id) => (
              <AccountOf key={id} id={id} names={task.names} />
            ))}
          </Fact>
        ) : null}
      </SimpleGrid>
    </Paper>
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

/** Why it does not go on, or how it ended. */
function Standing({ task }: { task: Task }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const { person } = useNames(task.names);
  const { waitsFor, evidenceVoid, blockedReason, waiveReason, waivedBy, reviewOn, verifiedBy, completedBy } = task;
  return (
    <Stack gap="sm">
      {waitsFor.length > 0 ? (
        <Alert color="gray" icon={<IconHourglass />} title={t('waits', { count: waitsFor.length })}>
          <List size="sm">
            {waitsFor.slice(0, 10).map((id) => (
              <List.Item key={id}>
                <Awaited id={id} />
              </List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      {evidenceVoid ? (
        <Alert color="yellow" icon={<IconRefreshAlert />}>
          {t('void')}
        </Alert>
      ) : null}
      {task.status === 'blocked' ? (
        <Alert color="red" title={t('blockedTitle')}>
          {blockedReason}
        </Alert>
      ) : null}
      {task.status === 'waived' && reviewOn ? (
        <Alert color="yellow" title={t('waivedBy', { name: person(waivedBy), day: day(reviewOn) })}>
          <Text size="sm">{waiveReason}</Text>
          <Text size="sm">{verifiedBy ? t('verifiedBy', { name: person(verifiedBy) }) : t('waiverOpen')}</Text>
        </Alert>
      ) : null}
      {['done', 'verified'].includes(task.status) ? (
        <Text size="sm">
          {t('completedBy', { name: person(completedBy) })}
          {verifiedBy ? ` · ${t('verifiedBy', { name: person(verifiedBy) })}` : ''}
        </Text>
      ) : null}
    </Stack>
  );
}

/** Another step, by its title where the reader may see it. */
function Awaited({ id }: { id: string }) {
  const oneOf = useOneOf();
  const t = useTexts(texts);
  const { data } = useRead('/api/v1/tasks/{id}', { path: { id } });
  return <Go to={`/tasks/${id}`}>{data ? oneOf(data.title, data.titleFr) : t('step')}</Go>;
}
