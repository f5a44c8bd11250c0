import { useState } from 'react';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { ActDialog } from '../parts/act-dialog';
import { DataTable, type Column } from '../parts/data-table';
import { ReasonField } from '../parts/fields';
import { Go } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { Day } from '../parts/when';
import { useAct, useList, useRead } from '../service/reading';
import type { Item } from '../service/shapes';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';
import { texts as shared } from '../texts/parts';
import { reasonOf } from '../texts/problem-texts';
import { word } from '../texts/words';
import { filled } from './ask-form';
import { NO_RIGHT, RightFields } from './give-dialog';

export type GroupGrant = Item<'/api/v1/accounts/{id}/group-grants'>;

/** What groups were granted on an account. */
export function GroupGrants({ accountId, mayGive }: { accountId: string; mayGive: boolean }) {
  const t = useTexts(texts);
  const [giving, setGiving] = useState(false);
  const list = useList('/api/v1/accounts/{id}/group-grants', {
    path: { id: accountId },
    query: { state: 'live' } as never,
  });
  const group: Column<GroupGrant> = {
    key: 'group',
    head: t('group'),
    cell: (row) => <Go to={`/groups/${row.group.id}`}>{row.group.name}</Go>,
  };
  return (
    <Part
      title={t('groupGrants')}
      acts={
        mayGive ? (
          <Button variant="default" onClick={() => setGiving(true)}>
            {t('giveGroup')}
          </Button>
        ) : null
      }
    >
      <DataTable
        caption={t('groupGrants')}
        list={list}
        rowKey={(row) => row.id}
        columns={[group, ...useGroupGrantColumns()]}
        empty={t('noGroupGrants')}
      />
      {giving ? <GiveGroup accountId={accountId} onClose={() => setGiving(false)} /> : null}
    </Part>
  );
}

/** Shared with the page of a group. */
export function useGroupGrantColumns(): Column<GroupGrant>[] {
  const t = useTexts(texts);
  return [
    { key: 'level', head: t('level'), cell: (row) => word('level', row.level) },
    { key: 'since', head: t('since'), cell: (row) => <Day on={row.since} /> },
    { key: 'until', head: t('until'), cell: (row) => (row.until ? <Day on={row.until} /> : t('openEnded')) },
    { key: 'members', head: t('membersWithIt'), cell: (row) => t('heldBy', { live: row.live, members: row.members }) },
    { key: 'approver', head: t('approvedBy'), cell: (row) => row.approver },
    { key: 'acts', head: '', cell: (row) => <GroupGrantActs grant={row} /> },
  ];
}

function GroupGrantActs({ grant }: { grant: GroupGrant }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<'without' | 'end' | null>(null);
  const act = useAct('post', '/api/v1/group-grants/{id}/revoke');
  return (
    <Group gap="xs" wrap="nowrap">
      {grant.live < grant.members ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen('without')}>
          {t('showWithout')}
        </Button>
      ) : null}
      {grant.can.includes('group_grant.revoke') ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen('end')}>
          {t('revoke')}
        </Button>
      ) : null}
      {open === 'without' ? <Without id={grant.id} onClose={() => setOpen(null)} /> : null}
      {open === 'end' ? (
        <ActDialog
          title={t('endGroupTitle', { group: grant.group.name })}
          submit={t('revoke')}
          done={t('revoked')}
          danger
          initial={{ reason: '' }}
          onSubmit={(body) => act.mutateAsync({ path: { id: grant.id }, body: body as never })}
          onClose={() => setOpen(null)}
        >
          {(form) => (
            <>
              <Text size="sm">{t('endGroupHint')}</Text>
              <ReasonField form={form} />
            </>
          )}
        </ActDialog>
      ) : null}
    </Group>
  );
}

/** Members who do not hold it, each with the service's reason. */
function Without({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(texts);
  const own = useTexts(shared);
  const read = useRead('/api/v1/group-grants/{id}', { path: { id } });
  return (
    <Dialog opened onClose={onClose} title={t('withoutIt')} closeButtonProps={{ 'aria-label': own('close') }}>
      <Loaded read={read}>
        {({ exceptions }) => (
          <Stack gap="xs">
            {exceptions.length === 0 ? <Text size="sm">{t('withoutItNone')}</Text> : null}
            {exceptions.map((exception) => (
              <div key={exception.personId}>
                <Text size="sm" fw={600}>
                  {exception.fullName}
                </Text>
                <Text size="sm">{reasonOf(exception)}</Text>
              </div>
            ))}
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}

function GiveGroup({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/accounts/{id}/group-grants');
  const groups = useRead('/api/v1/groups', { query: { limit: 200 } as never });
  return (
    <ActDialog
      title={t('giveGroup')}
      submit={t('give')}
      done={t('given')}
      initial={{ ...NO_RIGHT, groupId: '' }}
      onSubmit={(values) => act.mutateAsync({ path: { id: accountId }, body: filled(values) as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('giveGroupHint')}</Text>
          <Select
            label={t('group')}
            placeholder={t('chooseGroup')}
            searchable
            required
            data={(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('groupId')}
          />
          <RightFields form={form} />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
