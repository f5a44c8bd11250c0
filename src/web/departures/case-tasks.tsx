import { useState } from 'react';
import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { DataTable } from '../parts/data-table';
import { useUrl } from '../parts/go';
import { useNames, useOneOf } from '../parts/names';
import { useAct, useList } from '../service/reading';
import { EvidenceFields, NO_EVIDENCE, spoken } from '../tasks/evidence-form';
import type { Task } from '../tasks/shapes';
import { useTaskColumns } from '../tasks/task-columns';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import { choices } from '../texts/words';
import type { Case } from './shapes';
import { TasksByPerson } from './tasks-by-person';

/** The steps of the case by date or by person; several of the same step are completed with one evidence. */
export function CaseTasks({ kase }: { kase: Case }) {
  const t = useTexts(texts);
  const [url, setUrl] = useUrl({ tab: '', by: 'due', due: '', status: '' });
  return (
    <Stack>
      <Group>
        <SegmentedControl
          size="xs"
          aria-label={t('step')}
          value={url.by}
          onChange={(by) => setUrl({ by })}
          data={[
            { value: 'due', label: t('byDue') },
            { value: 'person', label: t('byPerson') },
          ]}
        />
        <Select
          size="xs"
          aria-label={t('due')}
          placeholder={t('due')}
          clearable
          value={url.due || null}
          onChange={(due) => setUrl({ due: due ?? '' })}
          data={[
            { value: 'late', label: t('late') },
            { value: 'today', label: t('today') },
            { value: 'week', label: t('week') },
          ]}
        />
        <Select
          size="xs"
          aria-label={t('state')}
          placeholder={t('anyState')}
          clearable
          value={url.status || null}
          onChange={(status) => setUrl({ status: status ?? '' })}
          data={choices('taskStatus')}
        />
      </Group>
      {url.by === 'person' ? (
        <TasksByPerson kase={kase} />
      ) : (
        <TasksByDate kase={kase} due={url.due} status={url.status} />
      )}
    </Stack>
  );
}

function TasksByDate({ kase, due, status }: { kase: Case; due: string; status: string }) {
  const t = useTexts(texts);
  const oneOf = useOneOf();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isOpen, setOpen] = useState(false);
  const list = useList('/api/v1/offboarding-cases/{id}/tasks', {
    path: { id: kase.id },
    query: { limit: 100, ...(due ? { due } : {}), ...(status ? { status } : {}) },
  } as never);
  const names = list.answer?.names;
  const { place } = useNames(names);
  const columns = useTaskColumns(names, { of: false });
  const together = list.items.filter(({ id, can }) => chosen.has(id) && can.includes('task.complete'));
  const end = (): void => {
    setOpen(false);
    setChosen(new Set());
  };
  const mayChoose = list.items.some(({ can }) => can.includes('task.complete'));
  return (
    <Stack>
      {together.length > 1 ? (
        <Group>
          <Button size="xs" onClick={() => setOpen(true)}>
            {t('completeMany', { count: together.length })}
          </Button>
        </Group>
      ) : null}
      <DataTable
        caption={t('step')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('noneHere')}
        {...(mayChoose
          ? {
              selection: {
                chosen,
                change: setChosen,
                name: (task: Task) => `${oneOf(task.title, task.titleFr)} ${place(task.accountId)}`,
              },
            }
          : {})}
      />
      {isOpen ? <CompleteTogether caseId={kase.id} tasks={together} onClose={end} /> : null}
    </Stack>
  );
}

function CompleteTogether({ caseId, tasks, onClose }: { caseId: string; tasks: Task[]; onClose: () => void }) {
  const t = useTexts(texts);
  const complete = useAct('post', '/api/v1/offboarding-cases/{id}/tasks/complete');
  const title = t('completeMany', { count: tasks.length });
  return (
    <ActDialog
      title={title}
      submit={title}
      done={t('doneComplete')}
      initial={NO_EVIDENCE}
      onClose={onClose}
      onSubmit={(given) =>
        complete.mutateAsync({
          path: { id: caseId },
          body: { taskIds: tasks.map(({ id }) => id), ...spoken(given) },
        })
      }
    >
      {(form) => (
        <>
          <Text size="sm">{t('completeManyLead')}</Text>
          <EvidenceFields form={form} share={null} files={false} />
        </>
      )}
    </ActDialog>
  );
}
