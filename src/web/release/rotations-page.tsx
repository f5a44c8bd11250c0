import { Box, Stack, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { Choice } from '../parts/choice';
import { DataTable, type Column } from '../parts/data-table';
import { GoButton, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { useFormats, When } from '../parts/when';
import { useList } from '../service/reading';
import type { Answer, Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/rotations';
import { word } from '../texts/words';

type Rotation = Item<'/api/v1/rotations'>;
type Named = Pick<Answer<'/api/v1/rotations', 'get'>, 'people' | 'accounts'>;

/** What is owed a change: who has seen it, since when, and what its reader can do about it. */
export function RotationsPage() {
  const t = useTexts(texts);
  const [{ state }, change] = useUrl({ state: 'owed' });
  const query = { state, limit: 50 } as never;
  const list = useList('/api/v1/rotations', { query });
  const columns = useColumns({ people: list.answer?.people ?? {}, accounts: list.answer?.accounts ?? [] });
  return (
    <Page title={t('title')} about={t('about')}>
      <Choice
        label={t('which')}
        value={state}
        onChange={(chosen) => change({ state: chosen })}
        data={[
          { value: 'owed', label: t('owed') },
          { value: 'scheduled', label: t('scheduled') },
        ]}
      />
      <DataTable
        caption={t('title')}
        list={list}
        columns={columns}
        rowKey={({ credentialId }) => credentialId}
        empty={t(state === 'owed' ? 'noneOwed' : 'noneScheduled')}
      />
    </Page>
  );
}

function useColumns(named: Named): Column<Rotation>[] {
  const t = useTexts(texts);
  return [
    { key: 'account', head: t('account'), cell: (row) => <WhichAccount row={row} named={named} /> },
    {
      key: 'credential',
      head: t('credential'),
      cell: ({ label, kind, version }) => (
        <Stack gap={0}>
          <Text size="sm">{label}</Text>
          <Text size="xs" c="dimmed">
            {word('credentialKind', kind)} · {t('version', { version })}
          </Text>
        </Stack>
      ),
    },
    { key: 'seenBy', head: t('seenBy'), cell: (row) => <SeenBy row={row} people={named.people} /> },
    { key: 'since', head: t('since'), cell: ({ since }) => <When at={since} /> },
    {
      key: 'why',
      head: t('why'),
      cell: ({ reasons }) => reasons.map((each) => <Box key={each}>{word('rotationReason', each)}</Box>),
    },
    { key: 'todo', head: t('todo'), cell: (row) => <Todo row={row} people={named.people} /> },
  ];
}

function WhichAccount({ row, named }: { row: Rotation; named: Named }) {
  const t = useTexts(texts);
  const account = named.accounts.find(({ id }) => id === row.accountId);
  const others = named.accounts.filter(({ id }) => row.sharedWith.includes(id)).map(({ displayName }) => displayName);
  return (
    <Stack gap={2}>
      {account ? <AccountName account={account} /> : null}
      {others.length > 0 ? (
        <Text size="xs">{t('shared', { count: others.length, names: others.join(', ') })}</Text>
      ) : null}
    </Stack>
  );
}

function SeenBy({ row, people }: { row: Rotation; people: Named['people'] }) {
  const t = useTexts(texts);
  const format = useFormats();
  return row.exposedTo.map(({ personId, at }) => (
    <Text size="sm" key={personId}>
      {t('seenAt', { name: people[personId] ?? '', when: format.instant(at) })}
    </Text>
  ));
}

/** The change itself where the reader may make it, else who may. */
function Todo({ row, people }: { row: Rotation; people: Named['people'] }) {
  const t = useTexts(texts);
  const mayChange = row.can.some((act) => act === 'credential.stage' || act === 'credential.promote');
  const names = row.ownerIds.map((id) => people[id] ?? '').join(', ');
  if (mayChange)
    return (
      <GoButton size="xs" to={`/accounts/${row.accountId}/credentials`}>
        {t('change')}
      </GoButton>
    );
  return <Text size="sm">{names === '' ? t('nobody') : t('askOwners', { names })}</Text>;
}
