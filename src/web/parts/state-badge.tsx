import { Badge } from '@mantine/core';
import { useLanguage } from '../texts/language';
import { word, type WordKind } from '../texts/words';

/** How a state is felt: nothing to do, wait or watch, act. Never the only sign: the word stands in it. */
const TONES: Readonly<Record<string, 'teal' | 'yellow' | 'red' | 'gray'>> = {
  active: 'teal',
  done: 'teal',
  verified: 'teal',
  approved: 'teal',
  accepted: 'teal',
  certified: 'teal',
  open: 'yellow',
  requested: 'yellow',
  pending: 'yellow',
  started: 'yellow',
  suspended: 'red',
  blocked: 'red',
  lost: 'red',
  compromised: 'red',
  wrong: 'red',
  still_up: 'red',
  ok: 'teal',
  removed: 'teal',
  proposed: 'yellow',
  cut: 'red',
  high: 'red',
  critical: 'red',
  medium: 'yellow',
};

/** A value of the service as a small label in the reader's language. */
export function StateBadge({ kind, value }: { kind: WordKind; value: string }) {
  useLanguage();
  return (
    <Badge variant="light" color={TONES[value] ?? 'gray'} tt="none" radius="sm" miw="max-content" className="state">
      {word(kind, value)}
    </Badge>
  );
}
