import { useState } from 'react';
import { Button, Group, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ActForm } from '../parts/act-dialog';
import { Pages } from '../parts/data-table';
import { Empty, Loading, Refused } from '../parts/loaded';
import { When } from '../parts/when';
import { useAct, useList } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import { instantOf } from './instants';
import type { Incident } from './shapes';

/** What happened and was done, in the order it happened. */
export function Timeline({ incident: { id, can } }: { incident: Incident }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/incidents/{id}/entries', { path: { id } });
  return (
    <Stack gap="xs">
      {list.problem ? <Refused problem={list.problem} again={list.again} /> : null}
      {list.isLoading ? <Loading /> : null}
      {!list.isLoading && list.items.length === 0 && !list.problem ? <Empty>{t('timelineEmpty')}</Empty> : null}
      <ol className="plain-list">
        {list.items.map((entry) => (
          <li key={entry.id}>
            <Text size="xs" c="dimmed">
              <When at={entry.at} /> · {entry.by ?? t('service')}
            </Text>
            <Text size="sm" mb="xs" className="quoted">
              {entry.text}
            </Text>
          </li>
        ))}
      </ol>
      {list.next || list.previous ? <Pages list={list} /> : null}
      {can.includes('incident.tell') ? <Tell id={id} /> : null}
    </Stack>
  );
}

function Tell({ id }: { id: string }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const tell = useAct('post', '/api/v1/incidents/{id}/entries');
  const form = useForm({ initialValues: { text: '', at: '' } });
  if (!open)
    return (
      <Group>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('tell')}
        </Button>
      </Group>
    );
  const send = async ({ text, at }: { text: string; at: string }): Promise<void> => {
    await tell.mutateAsync({ path: { id }, body: { text, ...(at === '' ? {} : { at: instantOf(at) }) } as never });
    form.reset();
  };
  return (
    <Paper withBorder p="sm">
      <ActForm form={form} submit={t('tellSend')} onSubmit={send} onCancel={() => setOpen(false)}>
        <Textarea
          label={t('tell')}
          description={t('reasonHelp')}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('text')}
        />
        <TextInput type="datetime-local" label={t('tellAt')} {...form.getInputProps('at')} />
      </ActForm>
    </Paper>
  );
}
