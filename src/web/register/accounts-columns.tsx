import { Group, Text } from '@mantine/core';
import { IconSnowflake } from '@tabler/icons-react';
import { AccountName } from '../parts/account-name';
import type { Column } from '../parts/data-table';
import { Go } from '../parts/go';
import { StateBadge } from '../parts/state-badge';
import { Day, When } from '../parts/when';
import { useTexts } from '../texts/language';
import { texts } from '../texts/register';
import { word } from '../texts/words';
import type { AccountRow } from './shapes';

/** The columns of the register that can be chosen, in their order. */
export const CHOICES = [
  'brand',
  'status',
  'criticality',
  'owner',
  'backup_owner',
  'accessModel',
  'ownerEntity',
  'registrationEmail',
  'recoveryPhone',
  'secondFactor',
  'reviewDueOn',
  'createdAt',
] as const;
export type Choice = (typeof CHOICES)[number];

/** The text of each column's head. */
export const HEADS = {
  brand: 'brand',
  status: 'status',
  criticality: 'criticality',
  owner: 'owner',
  backup_owner: 'backupOwner',
  accessModel: 'accessModel',
  ownerEntity: 'ownerEntity',
  registrationEmail: 'registrationEmail',
  recoveryPhone: 'recoveryPhone',
  secondFactor: 'secondFactor',
  reviewDueOn: 'reviewDueOn',
  createdAt: 'createdAt',
} as const satisfies Record<Choice, string>;

const CELLS: Record<Choice, (row: AccountRow) => React.ReactNode> = {
  brand: (row) => row.brand,
  status: (row) => <Status row={row} />,
  criticality: (row) => <StateBadge kind="criticality" value={row.criticality} />,
  owner: (row) => <Seat row={row} seat="owner" />,
  backup_owner: (row) => <Seat row={row} seat="backup_owner" />,
  accessModel: (row) => word('accessModel', row.accessModel),
  ownerEntity: (row) => row.ownerEntity,
  registrationEmail: (row) => row.registrationEmail,
  recoveryPhone: (row) => row.recoveryPhone,
  secondFactor: (row) => word('secondFactor', row.secondFactor),
  reviewDueOn: (row) => <Day on={row.reviewDueOn} />,
  createdAt: (row) => <When at={row.createdAt} />,
};

/** Name first, then what was chosen. */
export function useAccountColumns(chosen: string): Column<AccountRow>[] {
  const t = useTexts(texts);
  const wanted = chosen.split(',');
  return [
    { key: 'account', head: t('account'), cell: (row) => <AccountName account={row} /> },
    ...CHOICES.filter((key) => wanted.includes(key)).map((key) => ({ key, head: t(HEADS[key]), cell: CELLS[key] })),
  ];
}

function Status({ row }: { row: AccountRow }) {
  const t = useTexts(texts);
  return (
    <Group gap={4} wrap="nowrap">
      <StateBadge kind="accountStatus" value={row.status} />
      {row.frozen ? <IconSnowflake size={16} role="img" aria-label={t('frozen')} /> : null}
    </Group>
  );
}

function Seat({ row, seat }: { row: AccountRow; seat: string }) {
  const t = useTexts(texts);
  const held = row.seats.find((each) => each.seat === seat);
  if (held) return <Go to={`/people/${held.personId}`}>{held.fullName}</Go>;
  return row.status === 'closed' ? null : (
    <Text span size="sm" c="dimmed" fs="italic">
      {t('nobody')}
    </Text>
  );
}
