import { useEffect, useRef } from 'react';
import { ActionIcon, Button, Group, RingProgress, Stack, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy } from '@tabler/icons-react';
import { say, useTexts } from '../texts/language';
import { texts } from '../texts/release';
import './secret.css';
import { copyFor, type Copied } from './clipboard';
import { useCountdown, useLeaving, useWiped } from './showing';
import type { ShownOnce } from './shown-once';

export const SHOWN_SECONDS = 60;
export type Ending = 'time' | 'left' | 'closed';

const SAID: Record<Copied, Parameters<typeof say<typeof texts.texts>>[1]> = {
  copied: 'copied',
  refused: 'copyRefused',
  cleared: 'clipboardCleared',
  replaced: 'clipboardReplaced',
  unknown: 'clipboardUnknown',
};

/** Copies one part; what became of it is said wherever the reader is by then. */
export const copyPart = (shown: ShownOnce, part: string): void =>
  shown.give(part, (text) => {
    void copyFor(text, SHOWN_SECONDS, (state) => {
      notifications.hide('clipboard');
      notifications.show({ id: 'clipboard', message: say(texts, SAID[state]) });
    });
  });

interface ShownSecretProps {
  shown: ShownOnce;
  seconds: number;
  /** A one-time code, in two halves and large. */
  isCode: boolean;
  onOver: (why: Ending) => void;
}

/** A value for as long as it may be seen: its parts, the time that is left, and the way to hide it at once. */
export function ShownSecret({ shown, seconds, isCode, onOver }: ShownSecretProps) {
  const t = useTexts(texts);
  const left = useCountdown(seconds, () => onOver('time'));
  useLeaving(() => onOver('left'), isCode);
  useWiped(shown);
  return (
    <Stack gap="sm">
      <Group gap="sm" wrap="nowrap">
        <TimeRing left={left} of={seconds} />
        <Text size="sm" aria-live="polite">
          {t('shownFor', { count: seconds })} {isCode ? '' : t('leavingHides')}
        </Text>
      </Group>
      <dl className="secret">
        {shown.parts.map((part) => (
          <SecretPart key={part} shown={shown} part={part} isCode={isCode} />
        ))}
      </dl>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => onOver('closed')} data-autofocus>
          {t('hide')}
        </Button>
      </Group>
    </Stack>
  );
}

/** How much of the time is left, as a ring and as a number. */
export function TimeRing({ left, of }: { left: number; of: number }) {
  const t = useTexts(texts);
  return (
    <RingProgress
      size={56}
      thickness={5}
      roundCaps
      sections={[{ value: of > 0 ? (left / of) * 100 : 0, color: left <= 5 ? 'red' : 'lagoon' }]}
      label={
        <Text size="xs" ta="center" aria-label={t('left', { count: left })} role="timer">
          {t('seconds', { count: left })}
        </Text>
      }
    />
  );
}

const NAMED = ['username', 'password', 'seed', 'token', 'text', 'code', 'facts'] as const;

/** One part: its name, the place it is drawn in and a button that copies it. */
function SecretPart({ shown, part, isCode }: { shown: ShownOnce; part: string; isCode: boolean }) {
  const t = useTexts(texts);
  const host = useRef<HTMLElement>(null);
  useEffect(() => shown.draw(part, host.current as HTMLElement, isCode), [shown, part, isCode]);
  const named = NAMED.find((name) => name === part);
  const name = named ? t(named) : t('codeNumber', { number: part.slice('code'.length) });
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <Group component="dd" gap="xs" wrap="nowrap" m={0}>
        <span ref={host} className={isCode ? 'secret-value secret-code' : 'secret-value'} />
        {part === 'facts' ? null : (
          <Tooltip label={t('copy')}>
            <ActionIcon
              variant="subtle"
              aria-label={t('copyPart', { part: name })}
              onClick={() => copyPart(shown, part)}
            >
              <IconCopy size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </div>
  );
}
