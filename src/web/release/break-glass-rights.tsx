import { useState } from 'react';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { ActDialog } from '../parts/act-dialog';
import { DataTable, type Column } from '../parts/data-table';
import { AccountPicker, PersonPicker, ReasonField } from '../parts/fields';
import { Day } from '../parts/when';
import { useAct, useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useReader } from '../service/session';
import { texts } from '../texts/break-glass';
import { useTexts } from '../texts/language';

type Right = Item<'/api/v1/break-glass-rights'>;

/** Who may open an emergency, should it ever be needed. */
export function BreakGlassRights() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [isGiving, setGiving] = useState(false);
  const [taken, setTaken] = useState<Right | null>(null);
  const list = useList('/api/v1/break-glass-rights');
  const people = list.answer?.people ?? {};
  const accounts = list.answer?.accounts ?? [];
  const columns: Column<Right>[] = [
    { key: 'person', head: t('person'), cell: ({ personId }) => people[personId] ?? '' },
    {
      key: 'account',
      head: t('account'),
      cell: ({ accountId }) => {
        const account = accounts.find(({ id }) => id === accountId);
        return account ? <AccountName account={account} link={false} /> : t('everyAccount');
      },
    },
    { key: 'until', head: t('until'), cell: ({ until }) => <Day on={until} /> },
    { key: 'state', head: t('state'), cell: ({ live }) => t(live ? 'live' : 'over') },
    { key: 'givenBy', head: t('givenBy'), cell: ({ givenBy }) => people[givenBy] ?? '' },
    { key: 'reason', head: t('reason'), cell: ({ reason }) => reason },
    {
      key: 'acts',
      head: t('acts'),
      cell: (right) =>
        right.can.includes('break_glass_right.revoke') ? (
          <Button
            size="xs"
            variant="default"
            aria-label={t('takeBackNamed', { name: people[right.personId] })}
            onClick={() => setTaken(right)}
          >
            {t('takeBack')}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      {can('break_glass_right.give') ? (
        <Group>
          <Button onClick={() => setGiving(true)}>{t('give')}</Button>
        </Group>
      ) : null}
      <DataTable caption={t('rights')} list={list} columns={columns} rowKey={({ id }) => id} empty={t('noRights')} />
      {isGiving ? <GiveRight onClose={() => setGiving(false)} /> : null}
      {taken ? <TakeBack right={taken} name={people[taken.personId] ?? ''} onClose={() => setTaken(null)} /> : null}
    </>
  );
}

function GiveRight({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/break-glass-rights');
  const send = ({ accountId, ...given }: { personId: string; accountId: string; until: string; reason: string }) =>
    act.mutateAsync({ body: { ...given, ...(accountId === '' ? {} : { accountId }) } });
  return (
    <ActDialog
      title={t('giveTitle')}
      submit={t('give')}
      done={t('given')}
      initial={{ personId: '', accountId: '', until: '', reason: '' }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('giveAbout')}</Text>
          <PersonPicker
            required
            value={form.values.personId || null}
            onChange={(id) => form.setFieldValue('personId', id ?? '')}
            error={form.errors['personId']}
          />
          <AccountPicker
            description={t('leaveEmpty')}
            value={form.values.accountId || null}
            onChange={(id) => form.setFieldValue('accountId', id ?? '')}
            error={form.errors['accountId']}
          />
          <TextInput
            type="date"
            label={t('lastDay')}
            description={t('lastDayHint')}
            required
            {...form.getInputProps('until')}
          />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function TakeBack({ right, name, onClose }: { right: Right; name: string; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/break-glass-rights/{id}/revoke');
  return (
    <ActDialog
      title={t('takeBackNamed', { name })}
      submit={t('takeBack')}
      done={t('takenBack')}
      danger
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: right.id }, body })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('takeBackFollows')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
