import { useEffect, useRef, type ReactNode } from 'react';
import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { Loaded, type Reading } from './loaded';

interface PageProps {
  title: string;
  /** One line below the title. */
  about?: ReactNode;
  /** Buttons beside the title. */
  acts?: ReactNode;
  children: ReactNode;
}

/** A page: its title is the tab's title and takes the focus, so that a screen reader says where one has come. */
export function Page({ title, about, acts, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Relève`;
    if (document.activeElement === document.body || document.activeElement === null) heading.current?.focus();
  }, [title]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Box>
          <Title order={1} size="h2" ref={heading} tabIndex={-1} className="page-title">
            {title}
          </Title>
          {about ? (
            <Text component="div" c="dimmed">
              {about}
            </Text>
          ) : null}
        </Box>
        {acts ? <Group gap="xs">{acts}</Group> : null}
      </Group>
      {children}
    </Stack>
  );
}

/** A page about one thing: until it is there, or where there is none, it has a title too. */
export function PageOf<T>({
  read,
  title,
  children,
}: {
  read: Reading<T>;
  title: string;
  children: (data: T) => ReactNode;
}) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  return (
    <Page title={title}>
      <Loaded read={read}>{() => null}</Loaded>
    </Page>
  );
}

/** A part of a page under its own heading. */
export function Part({ title, acts, children }: { title: string; acts?: ReactNode; children: ReactNode }) {
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        {acts ? <Group gap="xs">{acts}</Group> : null}
      </Group>
      {children}
    </Stack>
  );
}
