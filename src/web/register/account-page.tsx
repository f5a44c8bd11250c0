import { Suspense, type ComponentType } from 'react';
import { Alert, Anchor, Group, Tabs, Text } from '@mantine/core';
import { IconExternalLink, IconFlame, IconSnowflake } from '@tabler/icons-react';
import { Go, usePart, useUrl } from '../parts/go';
import { Loaded, Loading } from '../parts/loaded';
import { Page } from '../parts/page';
import { PlatformMark } from '../parts/platform-mark';
import { usePlatforms } from '../parts/platform-name';
import { StateBadge } from '../parts/state-badge';
import { useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/account';
import { AccountActs } from './account-acts';
import { ACCOUNT_TABS, type TabProps } from './account-tabs';
import type { Account } from './shapes';

/** One account: what it is, who answers for it, what may be done with it. */
export function AccountPage() {
  const id = usePart('accountId');
  const read = useRead('/api/v1/accounts/{id}', { path: { id } });
  return <Loaded read={read}>{(account) => <Shown account={account} />}</Loaded>;
}

function Shown({ account }: { account: Account }) {
  const t = useTexts(texts);
  const { nameOf } = usePlatforms();
  return (
    <Page
      title={account.displayName}
      about={
        <Group component="span" gap="xs" display="inline-flex">
          <PlatformMark platform={account.platform} />
          {[nameOf(account.platform), account.handle, account.brand].filter(Boolean).join(' · ')}
          {account.profileUrl ? (
            <Anchor href={account.profileUrl} target="_blank" rel="noopener noreferrer" size="sm">
              {t('openProfile')} <IconExternalLink size={14} aria-hidden />
            </Anchor>
          ) : null}
        </Group>
      }
      acts={<AccountActs account={account} />}
    >
      <Group gap="xs">
        <StateBadge kind="accountStatus" value={account.status} />
        <StateBadge kind="criticality" value={account.criticality} />
      </Group>
      <Notes account={account} />
      <AccountTabs account={account} />
    </Page>
  );
}

/** What somebody must know before they act. */
function Notes({ account }: { account: Account }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { can } = useReader();
  const incidents = useRead(
    '/api/v1/incidents',
    { query: { accountId: account.id, status: 'open', limit: 1 } as never },
    { when: can('incident.list') },
  );
  const open = incidents.data?.items[0];
  return (
    <>
      {open ? (
        <Alert color="red" icon={<IconFlame />} title={t('incidentOpen')}>
          <Go to={`/incidents/${open.id}`} size="sm">
            {t('seeIncident')}
          </Go>
        </Alert>
      ) : null}
      {account.frozenAt ? (
        <Alert color="blue" icon={<IconSnowflake />}>
          {t('frozenNote', { since: format.instant(account.frozenAt) })}
        </Alert>
      ) : null}
      {account.can.includes('account.approve') && account.requestedByName ? (
        <Text size="sm" c="dimmed">
          {t('undecided', { name: account.requestedByName })}
        </Text>
      ) : null}
    </>
  );
}

function AccountTabs({ account }: { account: Account }) {
  const t = useTexts(texts);
  const { can } = useReader();
  const [view, change] = useUrl({ tab: 'facts' });
  const tabs = ACCOUNT_TABS.filter(({ shown }) => shown({ account, can }));
  const here = tabs.find(({ tab }) => tab === view.tab) ?? tabs[0];
  const Shown = here?.Component as ComponentType<TabProps>;
  return (
    <Tabs value={here?.tab ?? null} onChange={(tab) => change({ tab: tab ?? 'facts' })} keepMounted={false}>
      <Tabs.List aria-label={account.displayName}>
        {tabs.map(({ tab, label }) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(label)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={here?.tab ?? ''} pt="md">
        <Suspense fallback={<Loading />}>
          <Shown account={account} />
        </Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}
