import { useState } from 'react';
import { Button, Group, Text, Textarea, TextInput } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { Choice } from '../parts/choice';
import { DataTable, type Column } from '../parts/data-table';
import { Go, useGo, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { Count } from '../parts/when';
import { useAct, useList } from '../service/reading';
import { useReader } from '../service/session';
import type { Item } from '../service/shapes';
import { texts } from '../texts/groups';
import { useTexts } from '../texts/language';

type Listed = Item<'/api/v1/groups'>;

/** Groups of people; members see those they are in. */
export function GroupsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [{ state }, setUrl] = useUrl({ state: 'live' });
  const [making, setMaking] = useState(false);
  const list = useList('/api/v1/groups', { query: { state } as never });
  const columns: Column<Listed>[] = [
    { key: 'name', head: t('name'), cell: (row) => <Go to={`/groups/${row.id}`}>{row.name}</Go> },
    { key: 'description', head: t('description'), cell: (row) => <Text size="sm">{row.description}</Text> },
    { key: 'filled', head: t('filledBy'), cell: (row) => t(row.rule ? 'byRule' : 'byHand') },
    { key: 'members', head: t('members'), end: true, cell: (row) => <Count of={row.members} /> },
  ];
  return (
    <Page
      title={t('title')}
      about={t('about')}
      acts={can('group.create') ? <Button onClick={() => setMaking(true)}>{t('create')}</Button> : null}
    >
      <Group>
        <Choice
          label={t('whichGroups')}
          value={state}
          onChange={(next) => setUrl({ state: next })}
          data={[
            { value: 'live', label: t('live') },
            { value: 'ended', label: t('ended') },
            { value: 'all', label: t('all') },
          ]}
        />
      </Group>
      <DataTable caption={t('title')} list={list} rowKey={(row) => row.id} columns={columns} empty={t('none')} />
      {making ? <MakeGroup onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

function MakeGroup({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const act = useAct('post', '/api/v1/groups');
  return (
    <ActDialog
      title={t('create')}
      submit={t('create')}
      done={t('created')}
      initial={{ name: '', description: '' }}
      onSubmit={async ({ name, description }) => {
        const { id } = await act.mutateAsync({ body: { name, ...(description ? { description } : {}) } as never });
        go(`/groups/${id}`);
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t('name')} required maxLength={100} {...form.getInputProps('name')} />
          <Textarea label={t('description')} autosize maxLength={500} {...form.getInputProps('description')} />
        </>
      )}
    </ActDialog>
  );
}
