import { Badge, Group, Progress, Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { Go } from '../parts/go';
import { Part } from '../parts/page';
import { Count, Day } from '../parts/when';
import { hasPage } from '../layout/known-paths';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { texts } from '../texts/home';
import { useTexts } from '../texts/language';

type Case = Item<'/api/v1/offboarding-cases'>;
const SHOWN = 8;

/** Departures under way and how far they are. */
export function CasesPart() {
  const t = useTexts(texts);
  const list = useList('/api/v1/offboarding-cases', { query: { status: 'running', limit: SHOWN } });
  const nameOf = (id: string): string => list.answer?.names?.people.find((person) => person.id === id)?.fullName ?? '';
  const columns: Column<Case>[] = [
    {
      key: 'person',
      head: t('person'),
      cell: ({ id, personId, status }) => (
        <Group gap="xs">
          {hasPage(`/departures/${id}`) ? (
            <Go to={`/departures/${id}`}>{nameOf(personId)}</Go>
          ) : (
            <Text span>{nameOf(personId)}</Text>
          )}
          {status === 'cut' ? (
            <Badge variant="light" color="gray" tt="none" radius="sm">
              {t('accessEnded')}
            </Badge>
          ) : null}
        </Group>
      ),
    },
    { key: 'lastDay', head: t('lastDay'), cell: (row) => <Day on={row.lastDay} /> },
    { key: 'steps', head: t('steps'), cell: ({ progress }) => <Steps of={progress.tasks} /> },
    {
      key: 'takenOver',
      head: t('takenOver'),
      end: true,
      cell: ({ progress: { handovers } }) => (
        <Text span inherit>
          {t('ofWhich', { count: handovers.accepted, all: handovers.total })}
        </Text>
      ),
    },
  ];
  return (
    <Part title={t('openCases')}>
      <DataTable caption={t('openCases')} list={list} rowKey={(row) => row.id} columns={columns} empty={t('noCases')} />
    </Part>
  );
}

function Steps({ of: { finished, total, late } }: { of: Case['progress']['tasks'] }) {
  const t = useTexts(texts);
  return (
    <Stack gap={2} miw={140}>
      <Progress
        value={total === 0 ? 0 : (100 * finished) / total}
        aria-label={t('stepsOf', { done: finished, total })}
        size="sm"
      />
      <Text size="xs" c="dimmed">
        <Count of={finished} /> / <Count of={total} />
        {late > 0 ? (
          <Text span inherit className="late" fw={700}>
            {` · ${t('count_late', { count: late })}`}
          </Text>
        ) : null}
      </Text>
    </Stack>
  );
}
