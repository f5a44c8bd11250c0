import { useState } from 'react';
import { Badge, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ActDialog, Objection } from '../parts/act-dialog';
import { DataTable, type Column } from '../parts/data-table';
import { useGo } from '../parts/go';
import { Part } from '../parts/page';
import { When } from '../parts/when';
import { call } from '../service/client';
import { useAct, useList } from '../service/reading';
import { useRemember } from '../service/session';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/me';
import { word } from '../texts/words';

type Session = Item<'/api/v1/me/sessions'>;

/** Every browser one is signed in with, and the ways out. */
export function SessionsPart() {
  const t = useTexts(texts);
  const list = useList('/api/v1/me/sessions');
  const [asking, setAsking] = useState<'others' | 'all' | null>(null);
  const close = (): void => setAsking(null);
  const others = list.items.filter(({ current }) => !current).length;
  return (
    <Part title={t('sessions')}>
      <SessionTable list={list} />
      <Group gap="xs">
        <Button size="xs" variant="default" disabled={others === 0} onClick={() => setAsking('others')}>
          {t('endOthers')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsking('all')}>
          {t('endAll')}
        </Button>
      </Group>
      {asking === 'others' ? <EndOthers onClose={close} /> : null}
      {asking === 'all' ? <EndAll onClose={close} /> : null}
    </Part>
  );
}

function SessionTable({ list }: { list: ReturnType<typeof useList<'/api/v1/me/sessions'>> }) {
  const t = useTexts(texts);
  const end = useAct('delete', '/api/v1/me/sessions/{id}');
  const nameOf = ({ browser }: Session): string => browser ?? t('unknownBrowser');
  const finish = (session: Session): void =>
    end.mutate({ path: { id: session.id } }, { onSuccess: () => notifications.show({ message: t('ended') }) });
  const columns: Column<Session>[] = [
    { key: 'browser', head: t('browser'), cell: (row) => <BrowserCell session={row} /> },
    { key: 'network', head: t('network'), cell: ({ network }) => word('network', network ?? 'unknown') },
    { key: 'since', head: t('begun'), cell: ({ since }) => <When at={since} /> },
    { key: 'used', head: t('lastUsed'), cell: ({ lastUsedAt }) => <When at={lastUsedAt} /> },
    {
      key: 'end',
      head: '',
      end: true,
      cell: (row) =>
        row.current ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('endThis', { browser: nameOf(row) })}
            loading={end.isPending && end.variables?.path?.id === row.id}
            onClick={() => finish(row)}
          >
            {t('end')}
          </Button>
        ),
    },
  ];
  return (
    <>
      {end.error ? <Objection problem={end.error} /> : null}
      <DataTable caption={t('sessions')} list={list} columns={columns} rowKey={({ id }) => id} />
    </>
  );
}

function BrowserCell({ session }: { session: Session }) {
  const t = useTexts(texts);
  return (
    <Group gap="xs">
      <Text span size="sm">
        {session.browser ?? t('unknownBrowser')}
      </Text>
      {session.current ? (
        <Badge variant="light" tt="none" className="state">
          {t('here')}
        </Badge>
      ) : null}
      {session.state === 'signed-in' ? null : (
        <Text span size="xs" c="dimmed">
          {t('halfOpen')}
        </Text>
      )}
    </Group>
  );
}

function EndOthers({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const end = useAct('post', '/api/v1/me/sessions/end-others');
  return (
    <ActDialog
      title={t('endOthers')}
      submit={t('endOthers')}
      danger
      done={t('ended')}
      initial={{}}
      onSubmit={() => end.mutateAsync({ body: {} })}
      onClose={onClose}
    >
      <Text size="sm">{t('endOthersFollows')}</Text>
    </ActDialog>
  );
}

function EndAll({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useGo();
  const remember = useRemember();
  const leave = async (): Promise<void> => {
    await call('post', '/api/v1/me/sessions/end-others', { body: {} });
    await call('delete', '/api/v1/session');
    remember(null);
    go('/sign-in');
  };
  return (
    <ActDialog
      title={t('endAll')}
      submit={t('endAll')}
      danger
      done={t('everywhere')}
      initial={{}}
      onSubmit={leave}
      onClose={onClose}
    >
      <Text size="sm">{t('endAllFollows')}</Text>
    </ActDialog>
  );
}
