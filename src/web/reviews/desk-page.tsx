import { useMemo, useState } from 'react';
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { GoButton } from '../parts/go';
import { LeaveGuard } from '../parts/leave-guard';
import { Empty, Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { problemText } from '../texts/problem-texts';
import { texts } from '../texts/reviews';
import { nameOf } from './campaign-items';
import { DeskItem } from './desk-item';
import { useDeskKeys } from './desk-keys';
import { isOffered, pressed, type Decision, type Draft } from './drafts';
import { SendDialog } from './send-dialog';
import type { Sent } from './sending';

type Waiting = Answer<'/api/v1/reviews', 'get'>;
const AT_ONCE = 200;

/** Everything that waits for the reader's answer, one after the other; nothing takes effect before it is sent. */
export function DeskPage() {
  const t = useTexts(texts);
  const read = useRead('/api/v1/reviews', { query: { limit: AT_ONCE } as never });
  return (
    <Page
      title={t('deskTitle')}
      about={t('deskAbout')}
      acts={
        <GoButton to="/campaigns" variant="default">
          {t('toReviews')}
        </GoButton>
      }
    >
      <Loaded read={read}>{(waiting) => <Desk waiting={waiting} />}</Loaded>
    </Page>
  );
}

function Desk({ waiting }: { waiting: Waiting }) {
  const t = useTexts(texts);
  const desk = useDesk(waiting.items);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<readonly Sent[]>([]);
  const { item, at, drafts } = desk;
  const open = (): void => setSending(drafts.size > 0);
  useDeskKeys({ ...desk, send: open, isOff: sending });
  return (
    <Stack>
      {refused.length > 0 ? <NotTaken refused={refused} /> : null}
      {item === undefined ? (
        <Empty>{t('deskEmpty')}</Empty>
      ) : (
        <>
          <Bar at={at} total={waiting.items.length} drafts={drafts.size} onSend={open} />
          {waiting.total > waiting.items.length ? (
            <Text size="sm" c="dimmed">
              {t('moreLater', { shown: waiting.items.length, total: waiting.total })}
            </Text>
          ) : null}
          <DeskItem item={item} desk={desk} />
          <Text size="xs" c="dimmed" className="no-print">
            {t('keys')}
          </Text>
        </>
      )}
      {sending ? (
        <SendDialog
          items={waiting.items}
          drafts={drafts}
          notes={desk.notes}
          onClose={() => setSending(false)}
          onSent={(sent) => {
            setRefused(sent.filter(({ problem }) => problem !== null));
            desk.forget(sent.filter(({ problem }) => problem === null).map(({ item: { id } }) => id));
            setSending(false);
          }}
        />
      ) : null}
      <LeaveGuard dirty={drafts.size > 0} />
    </Stack>
  );
}

export type Desk = ReturnType<typeof useDesk>;

/** Where the reader is in the pile, and what they answered so far. */
function useDesk(items: Waiting['items']) {
  const [place, setPlace] = useState(0);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map());
  const at = Math.min(place, Math.max(items.length - 1, 0));
  const item = items[at];
  const move = (by: number): void => setPlace(Math.max(0, Math.min(at + by, items.length - 1)));
  const put = <T,>(map: ReadonlyMap<string, T>, key: string, value: T | undefined): ReadonlyMap<string, T> => {
    const next = new Map(map);
    next.delete(key);
    return value === undefined ? next : next.set(key, value);
  };
  return useMemo(
    () => ({
      ...{ item, at, drafts, notes, move },
      /** One keypress, one answer; the next item follows, except where lowering may go further down. */
      decide: (decision: Decision): void => {
        if (item === undefined || !isOffered(item, decision)) return;
        setDrafts((known) => put(known, item.id, pressed(item, decision, known.get(item.id))));
        if (decision !== 'change_level') move(1);
      },
      /** Takes back the answer shown, else the newest one, and goes there. */
      undo: (): void => {
        const newest = [...drafts.keys()].at(-1);
        const target = item !== undefined && drafts.has(item.id) ? item.id : newest;
        if (target === undefined) return;
        setDrafts((known) => put(known, target, undefined));
        const place = items.findIndex(({ id }) => id === target);
        if (place >= 0) setPlace(place);
      },
      note: (text: string): void => {
        if (item) setNotes((known) => put(known, item.id, text === '' ? undefined : text));
      },
      forget: (ids: readonly string[]): void => {
        setDrafts((known) => new Map([...known].filter(([id]) => !ids.includes(id))));
        setPlace(0);
      },
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [items, at, drafts, notes],
  );
}

function Bar({ at, total, drafts, onSend }: { at: number; total: number; drafts: number; onSend: () => void }) {
  const t = useTexts(texts);
  return (
    <Group justify="space-between" gap="sm">
      <Stack gap={4} flex={1} miw={200}>
        <Text size="sm" aria-live="polite">
          {[t('position', { at: at + 1, total }), t('decided', { count: drafts })].join(' · ')}
        </Text>
        <Progress value={(drafts / total) * 100} aria-label={t('progress')} />
      </Stack>
      <Button onClick={onSend} disabled={drafts === 0}>
        {t('send')}
      </Button>
    </Group>
  );
}

function NotTaken({ refused }: { refused: readonly Sent[] }) {
  const t = useTexts(texts);
  return (
    <Alert color="red" role="alert" title={t('refused', { count: refused.length })}>
      {refused.map(({ item, problem }) => (
        <Text size="sm" key={item.id}>
          {[nameOf(item), item.account.displayName, problem ? problemText(problem) : ''].join(' · ')}
        </Text>
      ))}
    </Alert>
  );
}
