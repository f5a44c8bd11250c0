import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { Choice } from '../parts/choice';
import { DataTable, type Column } from '../parts/data-table';
import { Go, useUrl } from '../parts/go';
import { AccountName } from '../parts/account-name';
import { Page } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { useFormats, When } from '../parts/when';
import { useList, useRead } from '../service/reading';
import type { Answer, Item } from '../service/shapes';
import { useReader } from '../service/session';
import { texts } from '../texts/break-glass';
import { useTexts } from '../texts/language';
import { word } from '../texts/words';
import { BreakGlassRights } from './break-glass-rights';
import { OpenEmergency } from './open-emergency';

type Opening = Item<'/api/v1/break-glass'>;
type OpeningPage = Answer<'/api/v1/break-glass', 'get'>;

/** Emergencies as far as the reader sees them, and who may open one. */
export function BreakGlassPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [{ view, accountId }, change] = useUrl({ view: 'all', accountId: '' });
  const [isOpen, setOpen] = useState(accountId !== '');
  const mine = useRead('/api/v1/break-glass-accounts', { query: { limit: 1 } }, { when: can('break_glass.open') });
  const mayOpen = (mine.data?.total ?? 0) > 0;
  return (
    <Page
      title={t('title')}
      about={t('about')}
      acts={
        mayOpen ? (
          <Button color="red" leftSection={<IconUrgent size={16} />} onClick={() => setOpen(true)}>
            {t('open')}
          </Button>
        ) : null
      }
    >
      <Choice
        label={t('which')}
        value={view}
        onChange={(chosen) => change({ view: chosen })}
        data={[
          { value: 'all', label: t('openings') },
          { value: 'review', label: t('toReview') },
          { value: 'rights', label: t('rights') },
        ]}
      />
      {view === 'rights' ? <BreakGlassRights /> : <Openings isReview={view === 'review'} />}
      {isOpen && mayOpen ? (
        <OpenEmergency
          accountId={accountId === '' ? null : accountId}
          onClose={() => {
            setOpen(false);
            change({ accountId: '' });
          }}
        />
      ) : null}
    </Page>
  );
}

function Openings({ isReview }: { isReview: boolean }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/break-glass', { query: isReview ? { review: 'due' } : {} });
  const columns = useColumns({ people: list.answer?.people ?? {}, accounts: list.answer?.accounts ?? [] });
  return (
    <DataTable
      caption={t('openings')}
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      empty={t(isReview ? 'noneToReview' : 'noOpenings')}
    />
  );
}

function useColumns({ people, accounts }: Pick<OpeningPage, 'people' | 'accounts'>): Column<Opening>[] {
  const t = useTexts(texts);
  const format = useFormats();
  return [
    {
      key: 'account',
      head: t('account'),
      cell: ({ accountId }) => {
        const account = accounts.find(({ id }) => id === accountId);
        return account ? <AccountName account={account} /> : null;
      },
    },
    { key: 'person', head: t('person'), cell: ({ personId }) => people[personId] ?? '' },
    { key: 'state', head: t('state'), cell: ({ state }) => <StateBadge kind="openingState" value={state} /> },
    { key: 'openedAt', head: t('openedAt'), cell: ({ openedAt }) => <When at={openedAt} /> },
    { key: 'until', head: t('until'), cell: ({ endedAt, expiresAt }) => <When at={endedAt ?? expiresAt} /> },
    {
      key: 'review',
      head: t('review'),
      cell: ({ outcome, reviewDueAt }) =>
        outcome ? word('outcome', outcome) : reviewDueAt ? t('dueBy', { when: format.instant(reviewDueAt) }) : null,
    },
    {
      key: 'see',
      head: t('acts'),
      cell: ({ id, personId }) => (
        <Go to={`/break-glass/${id}`} {...{ 'aria-label': t('seeNamed', { name: people[personId] }) }}>
          {t('see')}
        </Go>
      ),
    },
  ];
}
