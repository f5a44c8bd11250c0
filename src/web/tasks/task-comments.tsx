import { Paper, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { Loaded } from '../parts/loaded';
import { useNames } from '../parts/names';
import { Part } from '../parts/page';
import { When } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/tasks';
import type { Task } from './shapes';

/** What those who work on the step have to say to each other. */
export function TaskComments({ task }: { task: Task }) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/tasks/{id}/comments', { path: { id: task.id }, query: { limit: 200 } } as never);
  return (
    <Part title={t('comments')}>
      <Loaded read={read}>{({ items, names }) => <Said items={items} names={names} />}</Loaded>
      {task.can.includes('task.comment') ? <Say taskId={task.id} /> : null}
    </Part>
  );
}

interface SaidProps {
  items: readonly { id: string; authorId: string; text: string; writtenAt: string }[];
  names?: Task['names'];
}

function Said({ items, names }: SaidProps) {
  const t = useTexts(texts);
  const { person } = useNames(names);
  if (items.length === 0) return <Text c="dimmed">{t('noComments')}</Text>;
  return (
    <Stack gap="xs">
      {items.map(({ id, authorId, text, writtenAt }) => (
        <Paper key={id} withBorder p="xs">
          <Text size="sm">{text}</Text>
          <Text size="xs" c="dimmed">
            {person(authorId)} · <When at={writtenAt} />
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}

function Say({ taskId }: { taskId: string }) {
  const t = useTexts(texts);
  const comment = useAct('post', '/api/v1/tasks/{id}/comments');
  const form = useForm({ initialValues: { text: '' } });
  return (
    <ActForm
      form={form}
      submit={t('comment')}
      done={t('done')}
      onSubmit={(body) => comment.mutateAsync({ path: { id: taskId }, body })}
      onDone={() => form.reset()}
    >
      <Textarea
        label={t('yourComment')}
        description={t('commentLead')}
        autosize
        minRows={2}
        maxLength={2000}
        required
        {...form.getInputProps('text')}
      />
    </ActForm>
  );
}
