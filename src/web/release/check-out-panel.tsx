import { useState } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/release';
import { ForceReturn, GiveBack, SetTurns, TakeTurn } from './check-out-acts';

export type CheckOut = Answer<'/api/v1/accounts/{id}/check-out', 'get'>;

type Open = 'take' | 'return' | 'force' | 'policy';

/** Whose turn it is with an account that one person at a time uses; silent where nobody takes turns. */
export function CheckOutPanel({ accountId }: { accountId: string }) {
  const { can } = useReader();
  const read = useRead(
    '/api/v1/accounts/{id}/check-out',
    { path: { id: accountId } },
    { when: can('check_out.show'), every: 30_000 },
  );
  if (!read.data || (!read.data.required && !read.data.can.includes('check_out.policy'))) return null;
  return <Turns turns={read.data} />;
}

const ACTS = [
  ['check_out.take', 'take'],
  ['check_out.return', 'return'],
  ['check_out.force', 'force'],
  ['check_out.policy', 'policy'],
] as const;

function Turns({ turns }: { turns: CheckOut }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const isFree = turns.holder === null && turns.offered === null;
  const label: Record<Open, string> = {
    take: t(isFree || turns.holder === null ? 'take' : 'queueUp'),
    return: t(turns.queue.length > 0 && !isMine(turns) ? 'leaveQueue' : 'giveBack'),
    force: t('force'),
    policy: t('policy'),
  };
  return (
    <Alert color="gray" title={turns.required ? t('turnTitle') : undefined}>
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <WhoseTurn turns={turns} />
        </Stack>
        <Group gap="xs">
          {ACTS.filter(([act]) => turns.can.includes(act)).map(([act, what]) => (
            <Button key={act} size="xs" variant={what === 'take' ? 'filled' : 'default'} onClick={() => setOpen(what)}>
              {label[what]}
            </Button>
          ))}
        </Group>
      </Group>
      {open === 'take' ? <TakeTurn turns={turns} onClose={close} /> : null}
      {open === 'return' ? <GiveBack turns={turns} onClose={close} /> : null}
      {open === 'force' ? <ForceReturn turns={turns} onClose={close} /> : null}
      {open === 'policy' ? <SetTurns turns={turns} onClose={close} /> : null}
    </Alert>
  );
}

/** The service offers to give back what one holds or waits for; the holder's own name says which. */
const isMine = (turns: CheckOut): boolean =>
  turns.holder !== null && !turns.can.includes('check_out.take') && turns.can.includes('check_out.return');

function WhoseTurn({ turns }: { turns: CheckOut }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { person } = useReader();
  const { holder, offered, queue, people, minutes, required, rotateOnReturn } = turns;
  if (!required) return <Text size="sm">{t('notRequired')}</Text>;
  const nameOf = (id: string): string => people[id] ?? id;
  const state = holder
    ? holder.personId === person?.id
      ? t('turnMine', { until: format.instant(holder.until) })
      : t('turnTheirs', { name: nameOf(holder.personId), until: format.instant(holder.until) })
    : offered
      ? t('turnKept', { name: nameOf(offered.personId), until: format.instant(offered.until) })
      : t('turnFree', { minutes });
  return (
    <>
      <Text size="sm">{state}</Text>
      {queue.length > 0 ? (
        <Text size="sm">{t('queue', { names: queue.map(({ personId }) => nameOf(personId)).join(', ') })}</Text>
      ) : null}
      {rotateOnReturn ? (
        <Text size="xs" c="dimmed">
          {t('turnRotates')}
        </Text>
      ) : null}
    </>
  );
}
