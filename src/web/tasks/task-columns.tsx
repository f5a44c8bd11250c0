import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Column } from '../parts/data-table';
import { Go } from '../parts/go';
import { AccountOf, useNames, useOneOf, type Names } from '../parts/names';
import { StateBadge } from '../parts/state-badge';
import { When } from '../parts/when';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import { word } from '../texts/words';
import type { Task } from './shapes';

/** How a list shows its steps; `of` says whose departure it is, where the list holds several. */
export function useTaskColumns(names: Names, { of }: { of: boolean }): Column<Task>[] {
  const t = useTexts(texts);
  const { person } = useNames(names);
  const departure: Column<Task> = {
    key: 'departure',
    head: t('departure'),
    cell: (task) => <Go to={`/departures/${task.caseId}`}>{person(task.leaverId)}</Go>,
  };
  return [
    { key: 'due', head: t('due'), cell: (task) => <When at={task.dueAt} /> },
    { key: 'step', head: t('step'), cell: (task) => <StepName task={task} /> },
    { key: 'account', head: t('account'), cell: (task) => <AccountOf id={task.accountId} names={names} /> },
    ...(of ? [departure] : []),
    { key: 'who', head: t('who'), cell: (task) => <Doer task={task} names={names} /> },
    { key: 'state', head: t('state'), cell: (task) => <StateBadge kind="taskStatus" value={task.status} /> },
  ];
}

function StepName({ task }: { task: Task }) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  return (
    <Stack gap={2}>
      <Go to={`/tasks/${task.id}`}>{oneOf(task.title, task.titleFr)}</Go>
      <Group gap={4}>
        <Text size="xs" c="dimmed">
          {task.code}
        </Text>
        {task.gate ? <Small>{t('gate')}</Small> : null}
        {task.followUp ? <Small>{t('followUp')}</Small> : null}
        {task.waitsFor.length > 0 ? <Small>{t('waits', { count: task.waitsFor.length })}</Small> : null}
      </Group>
    </Stack>
  );
}

const Small = ({ children }: { children: string }) => (
  <Badge variant="outline" color="gray" size="xs" tt="none" radius="sm">
    {children}
  </Badge>
);

/** Whose step it is: somebody, the service, or anybody of those who may. */
export function Doer({ task, names }: { task: Task; names: Names }) {
  const t = useTexts(texts);
  const { person } = useNames(names);
  if (task.assigneeId !== null) return <Text size="sm">{person(task.assigneeId)}</Text>;
  return (
    <Text size="sm" c="dimmed">
      {task.who === 'vault' ? t('service') : word('taskWho', task.who)}
    </Text>
  );
}
