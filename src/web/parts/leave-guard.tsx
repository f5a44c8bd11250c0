import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from './dialog';
import { useBlocker } from '@tanstack/react-router';
import { useTexts } from '../texts/language';
import { texts } from '../texts/parts';

/** Asks before typed text is lost: on another page of the console, and when the tab is closed. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const t = useTexts(texts);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => dirty,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  return (
    <Dialog
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('discard')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text size="sm">{t('discardHint')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => reset?.()} data-autofocus>
            {t('stay')}
          </Button>
          <Button color="red" onClick={() => proceed?.()}>
            {t('leave')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
