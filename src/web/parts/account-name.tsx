import { Group, Stack, Text } from '@mantine/core';
import { Go } from './go';
import { PlatformMark } from './platform-mark';
import { usePlatforms } from './platform-name';

interface Named {
  id: string;
  displayName?: string | null;
  platform: string;
  handle: string;
}

/** An account as every list shows it: its platform's mark, its name, its handle. */
export function AccountName({ account, link = true }: { account: Named; link?: boolean }) {
  const { nameOf } = usePlatforms();
  const name = account.displayName ?? account.handle;
  const about = [nameOf(account.platform), name === account.handle ? null : account.handle];
  return (
    <Group gap="xs" wrap="nowrap">
      <PlatformMark platform={account.platform} />
      <Stack gap={0}>
        {link ? <Go to={`/accounts/${account.id}`}>{name}</Go> : <Text span>{name}</Text>}
        <Text size="xs" c="dimmed">
          {about.filter(Boolean).join(' · ')}
        </Text>
      </Stack>
    </Group>
  );
}
