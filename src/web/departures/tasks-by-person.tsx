import { Accordion, Group, Stack, Text } from '@mantine/core';
import { Go } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { AccountOf, useNames, useOneOf } from '../parts/names';
import { StateBadge } from '../parts/state-badge';
import { When } from '../parts/when';
import { useRead } from '../service/reading';
import type { Task } from '../tasks/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import { word } from '../texts/words';
import type { Case } from './shapes';
import { Share } from './share';

const FINISHED = ['done', 'verified', 'waived'];

/** Who has how much to do, and what; the first two hundred steps of a case. */
export function TasksByPerson({ kase }: { kase: Case }) {
  const read = useRead('/api/v1/offboarding-cases/{id}/tasks', {
    path: { id: kase.id },
    query: { limit: 200 },
  } as never);
  return <Loaded read={read}>{({ items, names }) => <People tasks={items} names={names} />}</Loaded>;
}

function People({ tasks, names }: { tasks: Task[]; names?: Case['names'] }) {
  const t = useTexts(texts);
  const { person } = useNames(names);
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const whose = task.assigneeId === null ? word('taskWho', task.who) : person(task.assigneeId);
    groups.set(whose, [...(groups.get(whose) ?? []), task]);
  }
  if (groups.size === 0) return <Empty>{t('noneHere')}</Empty>;
  return (
    <Accordion multiple variant="separated">
      {[...groups].map(([whose, theirs]) => (
        <Accordion.Item key={whose} value={whose}>
          <Accordion.Control>
            <Head whose={whose} tasks={theirs} />
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="xs">
              {theirs.map((task) => (
                <Line key={task.id} task={task} names={names} />
              ))}
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function Head({ whose, tasks }: { whose: string; tasks: Task[] }) {
  const t = useTexts(texts);
  const done = tasks.filter(({ status }) => FINISHED.includes(status)).length;
  return (
    <Group justify="space-between" pr="md">
      <Text fw={600}>{whose}</Text>
      <Share done={done} total={tasks.length} label={t('share', { done, total: tasks.length })} />
    </Group>
  );
}

function Line({ task, names }: { task: Task; names?: Case['names'] }) {
  const oneOf = useOneOf();
  return (
    <Group justify="space-between" gap="xs">
      <Stack gap={0}>
        <Go to={`/tasks/${task.id}`}>{oneOf(task.title, task.titleFr)}</Go>
        <AccountOf id={task.accountId} names={names} link={false} />
      </Stack>
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          <When at={task.dueAt} />
        </Text>
        <StateBadge kind="taskStatus" value={task.status} />
      </Group>
    </Group>
  );
}
