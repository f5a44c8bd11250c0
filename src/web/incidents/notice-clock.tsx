import { Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTexts } from '../texts/language';
import { texts } from '../texts/incidents';
import type { IncidentRow } from './shapes';

/** How long is left to notify the authority, while an open incident may concern personal data. */
export function NoticeClock({ incident }: { incident: Pick<IncidentRow, 'noticeClock' | 'status'> }) {
  const t = useTexts(texts);
  const { noticeClock, status } = incident;
  if (noticeClock === null || status !== 'open') return null;
  const hours = Math.abs(noticeClock.hoursLeft);
  return (
    <Text size="xs" fw={600}>
      <IconClockExclamation size={14} aria-hidden /> {t(noticeClock.hoursLeft < 0 ? 'clockOver' : 'clock', { hours })}
    </Text>
  );
}
