import { Group, Text } from '@mantine/core';
import { PlatformMark } from '../parts/platform-mark';
import type { Overview } from './official-page';

/** A platform by its mark and its name. */
export function PlatformName({ id, overview }: { id: string; overview: Overview | undefined }) {
  return (
    <Group gap={6} wrap="nowrap" component="span" display="inline-flex">
      <PlatformMark platform={id} />
      <Text span size="sm">
        {overview?.platforms.find((platform) => platform.id === id)?.name ?? id}
      </Text>
    </Group>
  );
}
