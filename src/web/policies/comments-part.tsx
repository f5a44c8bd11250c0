import { Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { Pages } from '../parts/data-table';
import { Part } from '../parts/page';
import { When } from '../parts/when';
import { useAct, useList } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/policies';
import type { Version } from './version-page';

/** What people think of a draft; comments stay beside the version for good. */
export function CommentsPart({ version: { policyCode, number, state, can } }: { version: Version }) {
  const t = useTexts(texts);
  const path = { code: policyCode, n: String(number) };
  const list = useList('/api/v1/policies/{code}/versions/{n}/comments', { path });
  const add = useAct('post', '/api/v1/policies/{code}/versions/{n}/comments');
  const form = useForm({ initialValues: { text: '' } });
  if (list.items.length === 0 && state !== 'comment') return null;
  return (
    <Part title={t('comments')}>
      <Stack maw={820}>
        {list.items.length === 0 && !list.isLoading ? (
          <Text size="sm" c="dimmed">
            {t('noComments')}
          </Text>
        ) : null}
        {list.items.map(({ id, person, text, createdAt }) => (
          <Stack key={id} gap={2} className="quoted">
            <Text size="xs" c="dimmed">
              {person} · <When at={createdAt} />
            </Text>
            <Text size="sm">{text}</Text>
          </Stack>
        ))}
        {list.next || list.previous ? <Pages list={list} /> : null}
        {can.includes('policy.comment') ? (
          <ActForm
            form={form}
            submit={t('sendComment')}
            onSubmit={(body) => add.mutateAsync({ path, body })}
            onDone={() => form.reset()}
          >
            <Textarea
              label={t('comment')}
              autosize
              minRows={2}
              maxLength={4000}
              required
              {...form.getInputProps('text')}
            />
          </ActForm>
        ) : null}
      </Stack>
    </Part>
  );
}
