import { Text } from '@mantine/core';
import { DataTable } from '../parts/data-table';
import { When } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import { word, type WordKind } from '../texts/words';
import type { TabProps } from './account-tabs';

type Change = Item<'/api/v1/accounts/{id}/history'>['changes'][number];

/** Fields whose values are words of the service. */
const KINDS: Readonly<Record<string, WordKind>> = {
  status: 'accountStatus',
  criticality: 'criticality',
  accessModel: 'accessModel',
  ownershipBasis: 'ownershipBasis',
  secondFactor: 'secondFactor',
  language: 'accountLanguage',
};

/** What was changed in the register, newest first. */
export function HistoryTab({ account }: TabProps) {
  const t = useTexts(texts);
  const list = useList('/api/v1/accounts/{id}/history', { path: { id: account.id } });
  return (
    <DataTable
      caption={t('tabHistory')}
      list={list}
      rowKey={(row) => String(row.number)}
      columns={[
        { key: 'at', head: t('at'), cell: (row) => <When at={row.at} /> },
        {
          key: 'changes',
          head: t('changed'),
          cell: (row) =>
            row.changes.length === 0
              ? t('writtenDown')
              : row.changes.map((change) => <ChangeLine key={change.field} change={change} />),
        },
      ]}
    />
  );
}

function ChangeLine({ change: { field, before, after } }: { change: Change }) {
  const t = useTexts(texts);
  const kind = KINDS[field];
  const said = (value: string | null): string => (value === null ? t('nothing') : kind ? word(kind, value) : value);
  return (
    <Text size="sm">
      <Text span fw={600} inherit>
        {word('accountField', field)}
      </Text>{' '}
      {t('fromTo', { before: said(before), after: said(after) })}
    </Text>
  );
}
