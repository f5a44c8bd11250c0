import { useState } from 'react';
import { Alert, Button, Text, Textarea, TextInput } from '@mantine/core';
import { useGroupGrantColumns, type GroupGrant } from '../access/group-grants';
import { ActDialog } from '../parts/act-dialog';
import { AccountName } from '../parts/account-name';
import { DataTable, type Column } from '../parts/data-table';
import { Facts } from '../parts/facts';
import { ReasonField } from '../parts/fields';
import { usePart } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { When } from '../parts/when';
import { useAct, useList, useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { texts } from '../texts/groups';
import { useTexts } from '../texts/language';
import { GroupMembers } from './group-members';
import { GroupRule } from './group-rule';

export type OneGroup = Answer<'/api/v1/groups/{id}', 'get'>;

/** One group: who is in it, by which rule, and what it was granted. */
export function GroupPage() {
  const id = usePart('groupId');
  const read = useRead('/api/v1/groups/{id}', { path: { id } });
  return <Loaded read={read}>{(group) => <Shown group={group} />}</Loaded>;
}

function Shown({ group }: { group: OneGroup }) {
  const t = useTexts(texts);
  return (
    <Page title={group.name} about={group.description} acts={<Acts group={group} />}>
      {group.endedAt === null ? null : (
        <Alert color="gray">
          <Facts
            of={[
              [t('endedOn'), <When at={group.endedAt} />],
              [t('endedWhy'), group.endedReason],
            ]}
          />
        </Alert>
      )}
      <GroupRule group={group} />
      {group.can.includes('group.members') ? (
        <GroupMembers group={group} />
      ) : (
        <Part title={t('members')}>
          <Text size="sm">{t('membersHidden')}</Text>
        </Part>
      )}
      <Grants groupId={group.id} />
    </Page>
  );
}

function Grants({ groupId }: { groupId: string }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/groups/{id}/grants', { path: { id: groupId }, query: { state: 'live' } as never });
  const account: Column<GroupGrant> = {
    key: 'account',
    head: t('account'),
    cell: (row) => <AccountName account={row.account} />,
  };
  return (
    <Part title={t('grants')}>
      <DataTable
        caption={t('grants')}
        list={list}
        rowKey={(row) => row.id}
        columns={[account, ...useGroupGrantColumns()]}
        empty={t('noGrants')}
      />
    </Part>
  );
}

function Acts({ group }: { group: OneGroup }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<'change' | 'end' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {group.can.includes('group.change') ? (
        <Button variant="default" onClick={() => setOpen('change')}>
          {t('change')}
        </Button>
      ) : null}
      {group.can.includes('group.end') ? (
        <Button variant="default" onClick={() => setOpen('end')}>
          {t('end')}
        </Button>
      ) : null}
      {open === 'change' ? <Change group={group} onClose={close} /> : null}
      {open === 'end' ? <End group={group} onClose={close} /> : null}
    </>
  );
}

function Change({ group, onClose }: { group: OneGroup; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('patch', '/api/v1/groups/{id}');
  return (
    <ActDialog
      title={t('changeTitle')}
      submit={t('change')}
      initial={{ name: group.name, description: group.description ?? '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: group.id }, body: body as never })}
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

function End({ group, onClose }: { group: OneGroup; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/groups/{id}/end');
  return (
    <ActDialog
      title={t('endTitle', { name: group.name })}
      submit={t('end')}
      danger
      typedName={group.name}
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: group.id }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('endHint')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
