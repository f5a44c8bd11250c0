import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { Choice } from '../parts/choice';
import { DataTable, type Column } from '../parts/data-table';
import { Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useList, useRead } from '../service/reading';
import type { Item } from '../service/shapes';
import { texts } from '../texts/access';
import { useLanguage, useTexts } from '../texts/language';
import { word } from '../texts/words';
import { ActingOwner } from './acting-owner';
import { GiveDialog } from './give-dialog';
import { GrantActs } from './grant-acts';
import { GroupGrants } from './group-grants';

export type Grant = Item<'/api/v1/accounts/{id}/grants'>;

/** The grants of an account, those to groups, and who acts for its owner; every act where it belongs. */
export function GrantsTab({ accountId }: { accountId: string }) {
  const t = useTexts(texts);
  const [state, setState] = useState('live');
  const [giving, setGiving] = useState(false);
  const path = { id: accountId };
  const list = useList('/api/v1/accounts/{id}/grants', { path, query: { state } as never });
  const about = useRead('/api/v1/accounts/{id}/grants', { path, query: { limit: 1 } as never });
  const can = about.data?.can ?? [];
  return (
    <Stack gap="xl">
      <Part
        title={t('grants')}
        acts={can.includes('grant.issue') ? <Button onClick={() => setGiving(true)}>{t('give')}</Button> : null}
      >
        <Group>
          <Choice
            label={t('whichGrants')}
            value={state}
            onChange={setState}
            data={[
              { value: 'live', label: t('live') },
              { value: 'ended', label: t('ended') },
              { value: 'all', label: t('everything') },
            ]}
          />
        </Group>
        <DataTable
          caption={t('grants')}
          list={list}
          rowKey={(row) => row.id}
          columns={useColumns()}
          empty={t('noGrants')}
        />
      </Part>
      <GroupGrants accountId={accountId} mayGive={can.includes('group_grant.issue')} />
      <ActingOwner accountId={accountId} />
      {giving ? <GiveDialog accountId={accountId} onClose={() => setGiving(false)} /> : null}
    </Stack>
  );
}

function useColumns(): Column<Grant>[] {
  const t = useTexts(texts);
  return [
    { key: 'person', head: t('person'), cell: (row) => <Holder grant={row} /> },
    { key: 'level', head: t('level'), cell: (row) => word('level', row.level) },
    { key: 'use', head: t('use'), cell: (row) => word('scope', row.scope) },
    { key: 'since', head: t('since'), cell: (row) => <Day on={row.since} /> },
    { key: 'until', head: t('until'), cell: (row) => (row.until ? <Day on={row.until} /> : t('openEnded')) },
    { key: 'state', head: t('state'), cell: (row) => <State grant={row} /> },
    { key: 'approver', head: t('approvedBy'), cell: (row) => row.approver },
    { key: 'reason', head: t('reason'), cell: (row) => <Text size="xs">{row.reason}</Text> },
    { key: 'acts', head: '', cell: (row) => <GrantActs grant={row} /> },
  ];
}

function Holder({ grant }: { grant: Grant }) {
  const t = useTexts(texts);
  return (
    <Stack gap={0}>
      <Text span size="sm">
        {grant.person}
      </Text>
      {grant.viaGroup ? (
        <Text size="xs" c="dimmed">
          {t('viaGroup', { group: grant.viaGroup.name })}
        </Text>
      ) : null}
    </Stack>
  );
}

function State({ grant }: { grant: Grant }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const missing = grant.gate?.missing ?? [];
  return (
    <Stack gap={2} align="flex-start">
      {grant.startsLater ? (
        <Text size="sm">{t('startsLater')}</Text>
      ) : (
        <StateBadge kind="grantStatus" value={grant.status} />
      )}
      {missing.map(({ what, policyCode, text }) => (
        <Text size="xs" key={`${what} ${policyCode ?? ''}`}>
          {t('waitsFor', { what: text[language] })}
        </Text>
      ))}
    </Stack>
  );
}
