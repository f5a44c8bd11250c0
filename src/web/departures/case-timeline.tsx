import type { ReactNode } from 'react';
import { Badge, Group, Stack, Table, Text, Timeline as Line } from '@mantine/core';
import { Loaded } from '../parts/loaded';
import { AccountOf } from '../parts/names';
import { Part } from '../parts/page';
import { Day, useFormats, When } from '../parts/when';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/case';
import type { Case, Timeline } from './shapes';

/** When what is due, and by which day each transfer had to begin. */
export function CaseTimeline({ kase }: { kase: Case }) {
  const read = useRead('/api/v1/offboarding-cases/{id}/timeline', { path: { id: kase.id } });
  return (
    <Loaded read={read}>
      {(timeline) => (
        <Stack gap="lg">
          <Points timeline={timeline} />
          <Leads timeline={timeline} />
        </Stack>
      )}
    </Loaded>
  );
}

interface Point {
  at: string;
  title: ReactNode;
  isOver: boolean;
  note?: string;
}

function usePoints(timeline: Timeline): Point[] {
  const t = useTexts(texts);
  const { openedAt, latestSafeStart, lastDay, cutDueAt, cutAt, closedAt, due, today } = timeline;
  const day = (on: string): Pick<Point, 'at' | 'isOver'> => ({ at: `${on}T00:00:00.000Z`, isOver: on < today });
  const points: Point[] = [
    { at: openedAt, title: t('opened'), isOver: true },
    ...(latestSafeStart ? [{ ...day(latestSafeStart), title: t('safeStart'), note: t('safeStartLead') }] : []),
    ...due.map(({ dueAt, total, finished }) => ({
      at: dueAt,
      title: [t('stepsDue', { count: total }), finished > 0 ? t('stepsDone', { done: finished }) : null]
        .filter((part) => part !== null)
        .join(', '),
      isOver: finished === total,
    })),
    ...(cutAt
      ? [{ at: cutAt, title: t('cutDone'), isOver: true }]
      : [{ at: cutDueAt, title: t('lastDay'), isOver: lastDay < today }]),
    ...(closedAt ? [{ at: closedAt, title: t('closed'), isOver: true }] : []),
  ];
  return points.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function Points({ timeline }: { timeline: Timeline }) {
  const t = useTexts(texts);
  const points = usePoints(timeline);
  const firstOpen = points.findIndex(({ isOver }) => !isOver);
  return (
    <Part title={t('timeline')}>
      <Line active={firstOpen === -1 ? points.length : firstOpen - 1} bulletSize={16} lineWidth={2}>
        {points.map(({ at, title, note }, n) => (
          <Line.Item key={`${at} ${n}`} title={title}>
            <Text size="sm" c="dimmed">
              {at.endsWith('T00:00:00.000Z') ? <Day on={at.slice(0, 10)} /> : <When at={at} />}
            </Text>
            {note ? <Text size="xs">{note}</Text> : null}
          </Line.Item>
        ))}
      </Line>
    </Part>
  );
}

function Leads({ timeline: { accounts, names } }: { timeline: Timeline }) {
  const t = useTexts(texts);
  if (accounts.length === 0) return <Text c="dimmed">{t('noLeads')}</Text>;
  return (
    <Part title={t('leads')}>
      <Table className="data" aria-label={t('leads')}>
        <Table.Thead>
          <Table.Tr>
            {[t('account'), t('lead'), t('safeStart')].map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {accounts.map((lead) => (
            <Table.Tr key={lead.accountId}>
              <Table.Td data-head={t('account')}>
                <AccountOf id={lead.accountId} names={names} />
              </Table.Td>
              <Table.Td data-head={t('lead')}>{t('days', { count: lead.leadDays })}</Table.Td>
              <Table.Td data-head={t('safeStart')}>
                <SafeStart lead={lead} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}

function SafeStart({ lead }: { lead: Timeline['accounts'][number] }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  return (
    <Stack gap={2}>
      <Group gap={4}>
        <Day on={lead.latestSafeStart} />
        {lead.late ? (
          <Badge variant="light" color="red" tt="none" radius="sm" className="state">
            {t('startLate')}
          </Badge>
        ) : null}
      </Group>
      {lead.keepLoginUntil ? <Text size="xs">{t('keepLogin', { day: day(lead.keepLoginUntil) })}</Text> : null}
    </Stack>
  );
}
