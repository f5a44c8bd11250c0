import { Suspense } from 'react';
import { AppShell, Burger, Group, NavLink, ScrollArea, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Loading } from '../parts/loaded';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts } from '../texts/menu';
import { Brand } from './brand';
import { MENU, type Entry } from './menu';
import { ReaderMenu } from './reader-menu';
import { knownPaths } from './known-paths';
import { LanguageSwitch, SchemeSwitch } from './switches';

/** Around every page of somebody signed in: head, menu, content. */
export function Frame() {
  const t = useTexts(texts);
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding="md"
    >
      <a href="#content" className="skip">
        {t('skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="md"
              size="sm"
              aria-label={t(opened ? 'shut' : 'open')}
            />
            <Brand />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <LanguageSwitch />
            <SchemeSwitch />
            <ReaderMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('main')}>
        <ScrollArea type="hover" scrollbarSize={6} p="xs">
          <Menu onGo={close} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}

function Menu({ onGo }: { onGo: () => void }) {
  const t = useTexts(texts);
  const { can } = useReader();
  const shown = ({ to, needs }: Entry): boolean => knownPaths.has(to) && (needs === undefined || can(needs));
  return MENU.map(({ group, entries }) => {
    const visible = entries.filter(shown);
    if (visible.length === 0) return null;
    return (
      <div key={group} role="group" aria-label={t(group)}>
        <Text size="xs" c="dimmed" fw={600} px="sm" pt="sm" pb={4}>
          {t(group)}
        </Text>
        {visible.map((entry) => (
          <MenuEntry key={entry.to} entry={entry} onGo={onGo} />
        ))}
      </div>
    );
  });
}

function MenuEntry({ entry: { to, label, icon: Sign }, onGo }: { entry: Entry; onGo: () => void }) {
  const t = useTexts(texts);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isHere = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
  return (
    <NavLink
      component={Link as unknown as 'a'}
      {...({ to } as object)}
      label={t(label)}
      leftSection={<Sign size={16} />}
      active={isHere}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
      onClick={onGo}
      py={6}
    />
  );
}
