import { lazy, Suspense } from 'react';
import { Badge, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { GoButton } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { useRead } from '../service/reading';
import { useReader } from '../service/session';
import type { Item } from '../service/shapes';
import { texts } from '../texts/home';
import { useLanguage, useTexts } from '../texts/language';
import { reasonOf } from '../texts/problem-texts';
import { word } from '../texts/words';

const QuickActs = lazy(async () => ({ default: (await import('../release/quick-acts')).QuickActs }));

type Held = Item<'/api/v1/me/accounts'>;

/** The accounts the reader works with, as what, and what is missing where they may not for now; `isQuiet`: nothing at all where there are none. */
export function AccountsPart({ isQuiet }: { isQuiet: boolean }) {
  const t = useTexts(texts);
  const { can } = useReader();
  const read = useRead('/api/v1/me/accounts');
  const ask = can('request.open') ? <GoButton to="/requests/new">{t('askAccess')}</GoButton> : null;
  if (isQuiet && (read.data?.items.length ?? 0) === 0) return null;
  return (
    <Part title={t('myAccounts')}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty act={ask}>{t('noAccounts')}</Empty>
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="sm">
              {items.map((account) => (
                <AccountCard key={account.id} account={account} />
              ))}
            </SimpleGrid>
          )
        }
      </Loaded>
    </Part>
  );
}

function AccountCard({ account }: { account: Held }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = account.displayName || account.handle;
  return (
    <Card withBorder padding="sm" component="article" aria-label={name}>
      <Stack gap="xs" h="100%">
        <AccountName account={account} />
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {account.as.map((by) => (by === 'break_glass' ? t('break_glass') : word('level', by))).join(' · ')}
          </Text>
          {account.frozen ? (
            <Badge color="red" variant="light" tt="none" radius="sm">
              {t('frozen')}
            </Badge>
          ) : null}
        </Group>
        {account.missing.map(({ text, policyCode, number, what }) => (
          <Text size="xs" className="late" key={[what, policyCode, number].join()}>
            {text[lang]}
          </Text>
        ))}
        {account.withheld ? <Text size="xs">{reasonOf(account.withheld)}</Text> : null}
        <Group mt="auto" gap="xs">
          <Suspense>
            <QuickActs credentials={account.credentials} account={name} ticketNeeded={account.ticketNeeded} />
          </Suspense>
          <GoButton
            size="xs"
            variant="default"
            to={`/accounts/${account.id}`}
            search={{ tab: 'credentials' }}
            aria-label={t('openAccountOf', { name })}
          >
            {t('openAccount')}
          </GoButton>
        </Group>
      </Stack>
    </Card>
  );
}
