import { useState } from 'react';
import { Button, Group, Pill, Text } from '@mantine/core';
import { ActDialog, type Fields } from '../parts/act-dialog';
import { Choice } from '../parts/choice';
import { DataTable, type Column } from '../parts/data-table';
import { PersonPicker, ReasonField } from '../parts/fields';
import { Part } from '../parts/page';
import { Day } from '../parts/when';
import { useAct, useList, useRead } from '../service/reading';
import type { Item } from '../service/shapes';
import { texts } from '../texts/groups';
import { useTexts } from '../texts/language';
import type { OneGroup } from './group-page';

type Member = Item<'/api/v1/groups/{id}/members'>;

/** Who is, or was, in the group. */
export function GroupMembers({ group }: { group: OneGroup }) {
  const t = useTexts(texts);
  const [state, setState] = useState('live');
  const [adding, setAdding] = useState(false);
  const list = useList('/api/v1/groups/{id}/members', { path: { id: group.id }, query: { state } as never });
  return (
    <Part
      title={t('members')}
      acts={
        <>
          <Choice
            label={t('whichMembers')}
            value={state}
            onChange={setState}
            data={[
              { value: 'live', label: t('now') },
              { value: 'past', label: t('before') },
            ]}
          />
          {group.can.includes('group.add_member') ? (
            <Button size="xs" onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          ) : null}
        </>
      }
    >
      <DataTable
        caption={t('members')}
        list={list}
        rowKey={(row) => `${row.personId} ${row.addedAt}`}
        columns={useColumns(group)}
        empty={t('noMembers')}
      />
      {adding ? <AddMembers group={group} onClose={() => setAdding(false)} /> : null}
    </Part>
  );
}

function useColumns(group: OneGroup): Column<Member>[] {
  const t = useTexts(texts);
  return [
    { key: 'person', head: t('person'), cell: (row) => row.fullName },
    { key: 'source', head: t('source'), cell: (row) => t(row.source === 'rule' ? 'source_rule' : 'source_hand') },
    { key: 'since', head: t('since'), cell: (row) => <Day on={row.since} /> },
    { key: 'until', head: t('until'), cell: (row) => <Day on={row.endedOn} /> },
    { key: 'by', head: t('addedBy'), cell: (row) => row.adder },
    { key: 'acts', head: '', cell: (row) => <Remove group={group} member={row} /> },
  ];
}

function Remove({ group, member }: { group: OneGroup; member: Member }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const act = useAct('delete', '/api/v1/groups/{id}/members/{personId}');
  if (member.endedOn !== null || !group.can.includes('group.remove_member')) return null;
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {t('removeMember')}
      </Button>
      {open ? (
        <ActDialog
          title={t('removeTitle', { name: member.fullName })}
          submit={t('removeMember')}
          danger
          initial={{}}
          onSubmit={() => act.mutateAsync({ path: { id: group.id, personId: member.personId } })}
          onClose={() => setOpen(false)}
        >
          <Text size="sm">{t('removeHint')}</Text>
        </ActDialog>
      ) : null}
    </>
  );
}

interface Joining {
  personIds: string[];
  reason: string;
}

function AddMembers({ group, onClose }: { group: OneGroup; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/groups/{id}/members');
  return (
    <ActDialog<Joining>
      title={t('addTitle', { name: group.name })}
      submit={t('add')}
      done={t('added')}
      initial={{ personIds: [], reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: group.id }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('addHint')}</Text>
          <People form={form} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

/** One picker, as often as there are people to add. */
function People({ form }: { form: Fields<Joining> }) {
  const t = useTexts(texts);
  const { personIds } = form.values;
  const set = (ids: string[]): void => form.setFieldValue('personIds', ids);
  return (
    <>
      <Group gap="xs">
        {personIds.map((id) => (
          <Chosen key={id} id={id} onRemove={() => set(personIds.filter((each) => each !== id))} />
        ))}
      </Group>
      <PersonPicker
        key={personIds.length}
        {...(personIds.length === 0 ? {} : { label: t('addAnother') })}
        value={null}
        onChange={(id) => id !== null && !personIds.includes(id) && set([...personIds, id])}
        error={form.errors['personIds']}
      />
    </>
  );
}

function Chosen({ id, onRemove }: { id: string; onRemove: () => void }) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/people/{id}', { path: { id } });
  const name = read.data?.fullName ?? '…';
  return (
    <Pill
      withRemoveButton
      removeButtonProps={{ 'aria-label': t('drop', { name }), 'aria-hidden': false, tabIndex: 0 }}
      onRemove={onRemove}
    >
      {name}
    </Pill>
  );
}
