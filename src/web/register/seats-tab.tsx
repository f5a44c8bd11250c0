import { useState } from 'react';
import { Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { PersonPicker, ReasonField } from '../parts/fields';
import { Go } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { Day } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import { choices, word } from '../texts/words';
import type { TabProps } from './account-tabs';
import type { Account } from './shapes';

/** Who answers for the account now, and who did before. */
export function SeatsTab({ account }: TabProps) {
  const t = useTexts(texts);
  const [seat, setSeat] = useState<string | null>(null);
  const may = account.can.includes('seat.assign');
  return (
    <Stack gap="lg">
      <Table className="data" aria-label={t('tabSeats')}>
        <Table.Tbody>
          {choices('seat').map(({ value, label }) => {
            const held = account.seats.find((each) => each.seat === value);
            return (
              <Table.Tr key={value}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td data-head={t('holder')}>
                  {held ? <Go to={`/people/${held.personId}`}>{held.fullName}</Go> : <Vacant />}
                </Table.Td>
                <Table.Td data-head={t('since')}>{held ? <Day on={held.since} /> : null}</Table.Td>
                <Table.Td ta="right">
                  {may ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => setSeat(value)}
                      aria-label={t('assignTo', { seat: label })}
                    >
                      {t('assign')}
                    </Button>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <PastSeats account={account} />
      {seat ? <SeatDialog account={account} seat={seat} onClose={() => setSeat(null)} /> : null}
    </Stack>
  );
}

function Vacant() {
  const t = useTexts(texts);
  return (
    <Text span size="sm" c="dimmed" fs="italic">
      {t('vacant')}
    </Text>
  );
}

function PastSeats({ account }: TabProps) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/accounts/{id}/seats', { path: { id: account.id } });
  return (
    <Part title={t('pastSeats')}>
      <Loaded read={read}>
        {({ items }) => {
          const past = items.filter(({ endedAt }) => endedAt !== null);
          if (past.length === 0) return <Empty>{t('noPastSeats')}</Empty>;
          const heads = [t('seat'), t('holder'), t('since'), t('until'), t('givenBy'), t('endedBy')];
          return (
            <Table className="data" aria-label={t('pastSeats')}>
              <Table.Thead>
                <Table.Tr>
                  {heads.map((head) => (
                    <Table.Th key={head}>{head}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {past.map((held) => (
                  <Table.Tr key={held.id}>
                    <Table.Td data-head={t('seat')}>{word('seat', held.seat)}</Table.Td>
                    <Table.Td data-head={t('holder')}>
                      <Go to={`/people/${held.personId}`}>{held.fullName}</Go>
                      <Text size="xs" c="dimmed">
                        {held.reason}
                      </Text>
                    </Table.Td>
                    <Table.Td data-head={t('since')}>
                      <Day on={held.since} />
                    </Table.Td>
                    <Table.Td data-head={t('until')}>
                      <Day on={held.endedOn} />
                    </Table.Td>
                    <Table.Td data-head={t('givenBy')}>{held.givenByName ?? t('byService')}</Table.Td>
                    <Table.Td data-head={t('endedBy')}>{held.endedByName ?? t('byService')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          );
        }}
      </Loaded>
    </Part>
  );
}

function SeatDialog({ account, seat, onClose }: { account: Account; seat: string; onClose: () => void }) {
  const t = useTexts(texts);
  const assign = useAct('put', '/api/v1/accounts/{id}/seats/{seat}');
  const held = account.seats.find((each) => each.seat === seat);
  const initial = { personId: null as string | null, vacate: false, reason: '' };
  return (
    <ActDialog
      title={t('assignSeat', { seat: word('seat', seat) })}
      submit={t('save')}
      initial={initial}
      onClose={onClose}
      onSubmit={({ personId, vacate, reason }) =>
        assign.mutateAsync({
          path: { id: account.id, seat: seat as never },
          body: { personId: vacate ? null : (personId ?? ''), reason } as never,
        })
      }
    >
      {(form) => (
        <>
          {held ? <Text size="sm">{t('assignFollows')}</Text> : null}
          <PersonPicker
            value={form.values.personId}
            onChange={(id) => form.setFieldValue('personId', id)}
            disabled={form.values.vacate}
            error={form.errors['personId'] ?? form.errors[FIELD_OF[seat] ?? '']}
          />
          {held ? (
            <Group>
              <Checkbox label={t('vacate')} {...form.getInputProps('vacate', { type: 'checkbox' })} />
            </Group>
          ) : null}
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

/** The service names the seat's field as an account is written down flat. */
const FIELD_OF: Readonly<Record<string, string>> = {
  owner: 'ownerId',
  backup_owner: 'backupOwnerId',
  validator: 'validatorId',
  spokesperson: 'spokespersonId',
};
