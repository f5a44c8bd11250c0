import { useState } from 'react';
import { Button, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { AccountName } from '../parts/account-name';
import { DataTable, type Column } from '../parts/data-table';
import { PersonPicker, ReasonField } from '../parts/fields';
import { StateBadge } from '../parts/state-badge';
import { useAct, useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reviews';
import { word } from '../texts/words';

export type ReviewItem = Item<'/api/v1/campaigns/{id}/items'>;

/** What one item is about, in a few words. */
export const nameOf = (item: ReviewItem): string => item.person?.name ?? item.account.displayName;

/** The items of a round; its readers may ask somebody else. */
export function CampaignItems({ campaignId, state }: { campaignId: string; state: string | null }) {
  const t = useTexts(texts);
  const list = useList('/api/v1/campaigns/{id}/items', {
    path: { id: campaignId },
    query: (state ? { state } : {}) as never,
  });
  return (
    <DataTable caption={t('items')} list={list} rowKey={(row) => row.id} columns={useColumns()} empty={t('noItems')} />
  );
}

function useColumns(): Column<ReviewItem>[] {
  const t = useTexts(texts);
  return [
    { key: 'account', head: t('account'), cell: (row) => <AccountName account={row.account} link={false} /> },
    { key: 'person', head: t('person'), cell: (row) => row.person?.name },
    { key: 'level', head: t('level'), cell: (row) => word('level', row.grant?.level) },
    { key: 'asked', head: t('reviewedBy'), cell: (row) => row.reviewer ?? t('nobody') },
    { key: 'state', head: t('state'), cell: (row) => <State item={row} /> },
    { key: 'reason', head: t('reason'), cell: (row) => <Text size="xs">{row.reason}</Text> },
    { key: 'acts', head: '', cell: (row) => <Reassign item={row} /> },
  ];
}

function State({ item }: { item: ReviewItem }) {
  const t = useTexts(texts);
  return (
    <>
      <StateBadge kind="itemState" value={item.state} />
      {item.suspended ? <Text size="xs">{t('rests')}</Text> : null}
    </>
  );
}

function Reassign({ item }: { item: ReviewItem }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const act = useAct('post', '/api/v1/campaigns/{id}/items/{item}/reassign');
  if (!item.can.includes('review.reassign')) return null;
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {t('reassign')}
      </Button>
      {open ? (
        <ActDialog
          title={t('reassignTitle', { name: nameOf(item) })}
          submit={t('reassign')}
          done={t('reassigned')}
          initial={{ reviewerId: '', reason: '' }}
          onSubmit={(body) => act.mutateAsync({ path: { id: item.campaignId, item: item.id }, body: body as never })}
          onClose={() => setOpen(false)}
        >
          {(form) => (
            <>
              <PersonPicker
                value={form.values.reviewerId || null}
                onChange={(id) => form.setFieldValue('reviewerId', id ?? '')}
                error={form.errors['reviewerId']}
                required
              />
              <ReasonField form={form} />
            </>
          )}
        </ActDialog>
      ) : null}
    </>
  );
}
