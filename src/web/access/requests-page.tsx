import { Group } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { Choice } from '../parts/choice';
import { DataTable, type Column } from '../parts/data-table';
import { Go, GoButton, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Day, When } from '../parts/when';
import { useList } from '../service/reading';
import { useReader } from '../service/session';
import type { Item } from '../service/shapes';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';
import { word } from '../texts/words';

export type Request = Item<'/api/v1/access-requests'>;
const EMPTY = { mine: 'noneMine', todo: 'noneToDecide', all: 'noneAll' } as const;

/** Requests for access: one's own, and those one decides. */
export function RequestsPage() {
  const t = useTexts(texts);
  const { can, person } = useReader();
  const [url, setUrl] = useUrl({ view: 'mine' });
  const view = url.view === 'todo' || url.view === 'all' ? url.view : 'mine';
  const asked = { mine: { personId: person?.id }, todo: { to: 'me' }, all: {} }[view];
  const list = useList('/api/v1/access-requests', { query: asked as never });
  return (
    <Page
      title={t('requests')}
      about={t('requestsAbout')}
      acts={
        <>
          {can('delegate.name') ? (
            <GoButton to="/stand-ins" variant="default">
              {t('standIns')}
            </GoButton>
          ) : null}
          {can('request.open') ? <GoButton to="/requests/new">{t('ask')}</GoButton> : null}
        </>
      }
    >
      <Group>
        <Choice
          label={t('whichRequests')}
          value={view}
          onChange={(next) => setUrl({ view: next })}
          data={[
            { value: 'mine', label: t('mine') },
            { value: 'todo', label: t('toDecide') },
            { value: 'all', label: t('all') },
          ]}
        />
      </Group>
      <DataTable
        caption={t('requests')}
        list={list}
        rowKey={(row) => row.id}
        columns={useColumns(view !== 'mine')}
        empty={t(EMPTY[view])}
      />
    </Page>
  );
}

function useColumns(withPerson: boolean): Column<Request>[] {
  const t = useTexts(texts);
  const who: Column<Request> = { key: 'person', head: t('person'), cell: (row) => row.person };
  return [
    { key: 'account', head: t('account'), cell: (row) => <AccountName account={row.account} link={false} /> },
    ...(withPerson ? [who] : []),
    { key: 'level', head: t('level'), cell: (row) => word('level', row.level) },
    { key: 'until', head: t('until'), cell: (row) => (row.until ? <Day on={row.until} /> : t('openEnded')) },
    { key: 'state', head: t('state'), cell: (row) => <StateBadge kind="requestState" value={row.state} /> },
    { key: 'asked', head: t('asked'), cell: (row) => <When at={row.createdAt} /> },
    {
      key: 'open',
      head: t('openRequest'),
      cell: (row) => (
        <Go to={`/requests/${row.id}`} aria-label={t('openRequestOf', { name: row.person })}>
          {t('openRequest')}
        </Go>
      ),
    },
  ];
}
