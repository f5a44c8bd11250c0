import { Group, Progress, Select, Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../parts/data-table';
import { Go, GoButton, useUrl } from '../parts/go';
import { Page } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Day } from '../parts/when';
import { useList, useRead } from '../service/reading';
import { useReader } from '../service/session';
import type { Item } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reviews';
import { choices, word } from '../texts/words';

type Campaign = Item<'/api/v1/campaigns'>;

/** Rounds of review; members see those in which they are asked. */
export function CampaignsPage() {
  const t = useTexts(texts);
  const { can } = useReader();
  const [{ state }, setUrl] = useUrl({ state: '' });
  const list = useList('/api/v1/campaigns', { query: (state ? { state } : {}) as never });
  const mine = useRead('/api/v1/reviews', { query: { limit: 1 } as never });
  const waiting = mine.data?.total ?? 0;
  return (
    <Page
      title={t('title')}
      about={t('about')}
      acts={
        <>
          {can('campaign.open') ? (
            <GoButton to="/campaigns/new" variant="default">
              {t('plan')}
            </GoButton>
          ) : null}
          {waiting > 0 ? <GoButton to="/reviews">{t('mine', { count: waiting })}</GoButton> : null}
        </>
      }
    >
      <Group>
        <Select
          aria-label={t('state')}
          placeholder={t('anyState')}
          clearable
          data={choices('campaignState')}
          value={state || null}
          onChange={(next) => setUrl({ state: next ?? '' })}
        />
      </Group>
      <DataTable caption={t('title')} list={list} rowKey={(row) => row.id} columns={useColumns()} empty={t('none')} />
    </Page>
  );
}

function useColumns(): Column<Campaign>[] {
  const t = useTexts(texts);
  return [
    { key: 'name', head: t('name'), cell: (row) => <Go to={`/campaigns/${row.id}`}>{row.name}</Go> },
    { key: 'subject', head: t('subject'), cell: (row) => word('campaignSubject', row.subject) },
    { key: 'state', head: t('state'), cell: (row) => <StateBadge kind="campaignState" value={row.state} /> },
    { key: 'begins', head: t('begins'), cell: (row) => <Day on={row.startsOn} /> },
    { key: 'due', head: t('due'), cell: (row) => <Due campaign={row} /> },
    { key: 'progress', head: t('progress'), cell: (row) => <Answered campaign={row} /> },
  ];
}

function Due({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  return (
    <>
      <Day on={campaign.dueOn} />
      {campaign.overdue ? (
        <Text size="xs" c="red" fw={600}>
          {t('overdue')}
        </Text>
      ) : null}
    </>
  );
}

/** How much of a round was answered, as a bar and in words. */
export function Answered({ campaign }: { campaign: Pick<Campaign, 'progress' | 'name'> }) {
  const t = useTexts(texts);
  const { total, open, unassigned: _, percent, moot, withdrawn, unanswered } = campaign.progress;
  if (total === 0 || percent === null) return null;
  const asked = total - moot - withdrawn;
  const answered = asked - open - unanswered;
  return (
    <Stack gap={2} miw={120}>
      <Progress value={percent} aria-label={campaign.name} />
      <Text size="xs">{t('answeredOf', { answered, total: asked })}</Text>
    </Stack>
  );
}
