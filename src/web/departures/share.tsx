import { Progress, Stack, Text } from '@mantine/core';

/** How much of something is done, as a bar that also says it. */
export function Share({ done, total, label }: { done: number; total: number; label: string }) {
  const percent = total === 0 ? 0 : (done / total) * 100;
  return (
    <Stack gap={2} miw={90}>
      <Progress value={percent} size="sm" aria-label={label} />
      <Text size="xs" c="dimmed">
        {label}
      </Text>
    </Stack>
  );
}
