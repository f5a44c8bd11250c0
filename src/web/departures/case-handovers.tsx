import { useState } from 'react';
import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { DataTable, type Column } from '../parts/data-table';
import { AccountOf, useNames, type Names } from '../parts/names';
import { useFormats } from '../parts/when';
import { useList } from '../service/reading';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from '../texts/handovers';
import { word } from '../texts/words';
import { AnswerDialog } from './handover-answers';
import { NameSuccessor } from './name-successor';
import type { Case, Handover } from './shapes';

export type HandoverAct = 'accept' | 'refuse' | 'complete' | 'name';
type Asked = { act: HandoverAct; handovers: readonly Handover[] } | null;

/** Account by account: who takes over, how far it is, what the reader may do about it. */
export function CaseHandovers({ kase }: { kase: Case }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/offboarding-cases/{id}/handovers', { path: { id: kase.id } });
  const [asked, setAsked] = useState<Asked>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const names = list.answer?.names;
  const { place } = useNames(names);
  const columns = useColumns(names, (act, handover) => setAsked({ act, handovers: [handover] }));
  const named = list.items.filter(({ id, can }) => chosen.has(id) && can.includes('handover.name'));
  const mayNameMany = kase.can.includes('handover.name_many') && list.items.length > 1;
  const end = (): void => {
    setAsked(null);
    setChosen(new Set());
  };
  return (
    <Stack>
      {mayNameMany && named.length > 0 ? (
        <Group>
          <Button size="xs" onClick={() => setAsked({ act: 'name', handovers: named })}>
            {t('nameChosen', { count: named.length })}
          </Button>
        </Group>
      ) : null}
      <DataTable
        caption={t('account')}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t('none')}
        {...(mayNameMany
          ? { selection: { chosen, change: setChosen, name: (row: Handover) => place(row.accountId) } }
          : {})}
      />
      {asked?.act === 'name' ? (
        <NameSuccessor kase={kase} handovers={asked.handovers} names={names} onClose={end} />
      ) : null}
      {asked !== null && asked.act !== 'name' && asked.handovers[0] ? (
        <AnswerDialog act={asked.act} handover={asked.handovers[0]} names={names} onClose={end} />
      ) : null}
    </Stack>
  );
}

function useColumns(names: Names, ask: (act: HandoverAct, handover: Handover) => void): Column<Handover>[] {
  const t = useTexts(texts);
  return [
    { key: 'account', head: t('account'), cell: (row) => <AccountOf id={row.accountId} names={names} /> },
    {
      key: 'held',
      head: t('held'),
      cell: ({ seats, holds }) => (
        <Group gap={4}>
          {[...new Set([...seats, ...holds])].map((what) => (
            <Badge key={what} variant="outline" color="gray" tt="none" radius="sm">
              {word('held', what)}
            </Badge>
          ))}
        </Group>
      ),
    },
    { key: 'successor', head: t('successor'), cell: (row) => <Successor handover={row} names={names} /> },
    { key: 'state', head: t('state'), cell: (row) => <Stand handover={row} /> },
    { key: 'acts', head: '', cell: (row) => <Acts handover={row} ask={ask} /> },
  ];
}

function Successor({ handover, names }: { handover: Handover; names: Names }) {
  const t = useTexts(texts);
  const { person } = useNames(names);
  const { successorId, replacesId, proposal } = handover;
  if (successorId === null) return <Text c="dimmed">{t('nobody')}</Text>;
  return (
    <Stack gap={2}>
      <Text size="sm">{person(successorId)}</Text>
      <Text size="xs" c="dimmed">
        {proposal ? word('proposal', proposal.reason) : ''}
      </Text>
      {replacesId ? (
        <Text size="xs" c="dimmed">
          {t('replaces', { name: person(replacesId) })}
        </Text>
      ) : null}
    </Stack>
  );
}

function Stand({ handover: { successorId, acceptedAt, completedAt, openGates } }: { handover: Handover }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  if (completedAt) return <Text size="sm">{t('completed', { day: day(completedAt.slice(0, 10)) })}</Text>;
  const waits = successorId === null ? '' : t('waiting');
  return (
    <Stack gap={2}>
      <Text size="sm">{acceptedAt ? t('accepted', { day: day(acceptedAt.slice(0, 10)) }) : waits}</Text>
      {openGates > 0 ? (
        <Text size="xs" c="dimmed">
          {t('gates', { count: openGates })}
        </Text>
      ) : null}
    </Stack>
  );
}

function Acts({ handover, ask }: { handover: Handover; ask: (act: HandoverAct, handover: Handover) => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const label = { accept: t('accept'), refuse: t('refuse'), complete: t('complete') };
  return (
    <Group gap={6}>
      {(['accept', 'refuse', 'complete'] as const)
        .filter((act) => handover.can.includes(`handover.${act}`))
        .map((act) => (
          <Button
            key={act}
            size="xs"
            variant={act === 'refuse' ? 'default' : 'light'}
            onClick={() => ask(act, handover)}
          >
            {label[act]}
          </Button>
        ))}
      {handover.can.includes('handover.name') ? (
        <Button size="xs" variant="default" onClick={() => ask('name', handover)}>
          {t(handover.successorId === null ? 'name' : 'nameOther')}
        </Button>
      ) : null}
      <Anchor size="sm" href={`/api/v1/handovers/${handover.id}/plan?format=pdf&lang=${language}`} download>
        <Group gap={4} wrap="nowrap">
          <IconPrinter size={14} />
          {t('plan')}
        </Group>
      </Anchor>
    </Group>
  );
}
