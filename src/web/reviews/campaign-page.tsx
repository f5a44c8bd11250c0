import { useState } from 'react';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { Facts } from '../parts/facts';
import { ReasonField } from '../parts/fields';
import { usePart } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page, Part } from '../parts/page';
import { StateBadge } from '../parts/state-badge';
import { Count, Day } from '../parts/when';
import { useAct, useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reviews';
import { choices, word } from '../texts/words';
import { Answered } from './campaigns-page';
import { CampaignItems } from './campaign-items';

export type Campaign = Answer<'/api/v1/campaigns/{id}', 'get'>;

/** One round: how far it has come, who is asked, every item, and how it ends. */
export function CampaignPage() {
  const id = usePart('campaignId');
  const read = useRead('/api/v1/campaigns/{id}', { path: { id } });
  return <Loaded read={read}>{(campaign) => <Round campaign={campaign} />}</Loaded>;
}

function Round({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const [state, setState] = useState<string | null>(null);
  return (
    <Page title={campaign.name} about={word('campaignSubject', campaign.subject)} acts={<Acts campaign={campaign} />}>
      <Answered campaign={campaign} />
      <Part title={t('facts')}>
        <Facts
          of={[
            [t('state'), <StateBadge kind="campaignState" value={campaign.state} />],
            [t('begins'), <Day on={campaign.startsOn} />],
            [t('due'), campaign.dueOn === null ? null : <Day on={campaign.dueOn} />],
            [t('cadence'), word('cadence', campaign.cadence)],
            [t('round'), <Count of={campaign.round} />],
            [t('reviewer'), campaign.reviewers.map((rule) => word('reviewerRule', rule)).join(' → ')],
            [t('afterDeadline'), word('afterDeadline', campaign.afterDeadline)],
            [
              t('scope'),
              Object.values(campaign.scope)
                .filter((part) => typeof part === 'string')
                .join(', '),
            ],
            [t('createdBy'), campaign.creator],
            [t('reason'), campaign.reason],
          ]}
        />
      </Part>
      {campaign.reviewerLoads.length > 0 ? <Loads loads={campaign.reviewerLoads} /> : null}
      <Part
        title={t('items')}
        acts={
          <Select
            aria-label={t('state')}
            placeholder={t('anyState')}
            clearable
            size="xs"
            data={choices('itemState')}
            value={state}
            onChange={setState}
          />
        }
      >
        <CampaignItems campaignId={campaign.id} state={state} />
      </Part>
    </Page>
  );
}

function Loads({ loads }: { loads: Campaign['reviewerLoads'] }) {
  const t = useTexts(texts);
  return (
    <Part title={t('whoAsked')}>
      <Stack gap={2} component="ul" className="plain-list">
        {loads.map(({ personId, fullName, open }) => (
          <Text size="sm" component="li" key={personId ?? ''}>
            {[fullName ?? t('nobody'), `${open} ${t('open')}`].join(' · ')}
          </Text>
        ))}
      </Stack>
    </Part>
  );
}

function Acts({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<'cancel' | 'close' | null>(null);
  const cancel = useAct('post', '/api/v1/campaigns/{id}/cancel');
  const close = useAct('post', '/api/v1/campaigns/{id}/close');
  const path = { id: campaign.id };
  return (
    <Group gap="xs">
      {campaign.can.includes('campaign.report') ? (
        <Button component="a" variant="default" href={`/api/v1/campaigns/${campaign.id}/report`} download>
          {t('report')}
        </Button>
      ) : null}
      {campaign.can.includes('campaign.cancel') ? (
        <Button variant="default" onClick={() => setOpen('cancel')}>
          {t('cancelRound')}
        </Button>
      ) : null}
      {campaign.can.includes('campaign.close') ? (
        <Button onClick={() => setOpen('close')}>{t('closeRound')}</Button>
      ) : null}
      {open === null ? null : (
        <ActDialog
          title={t(open === 'cancel' ? 'cancelTitle' : 'closeTitle', { name: campaign.name })}
          submit={t(open === 'cancel' ? 'cancelRound' : 'closeRound')}
          {...(open === 'close' ? { done: t('closed') } : { danger: true })}
          initial={{ reason: '' }}
          onSubmit={(body) => (open === 'cancel' ? cancel : close).mutateAsync({ path, body: body as never })}
          onClose={() => setOpen(null)}
        >
          {(form) => (
            <>
              <Text size="sm">{t(open === 'cancel' ? 'cancelHint' : 'closeHint')}</Text>
              <ReasonField form={form} />
            </>
          )}
        </ActDialog>
      )}
    </Group>
  );
}
