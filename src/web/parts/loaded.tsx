import type { ReactNode } from 'react';
import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconLock } from '@tabler/icons-react';
import type { Problem } from '../service/problem';
import { useTexts } from '../texts/language';
import { texts } from '../texts/parts';
import { problemText } from '../texts/problem-texts';
import { Go } from './go';

/** What a query is, as far as a page needs to know. */
export interface Reading<T> {
  data: T | undefined;
  error: Problem | null;
  refetch: () => unknown;
}

/** Shows what was read; until then that it loads, and when it fails why and what one can do. */
export function Loaded<T>({ read, children }: { read: Reading<T>; children: (data: T) => ReactNode }) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.error) return <Refused problem={read.error} again={() => void read.refetch()} />;
  return <Loading />;
}

export function Loading() {
  const t = useTexts(texts);
  return (
    <Group role="status" gap="sm" py="md">
      <Loader size="sm" />
      <Text c="dimmed">{t('loading')}</Text>
    </Group>
  );
}

/** A refusal in the place of what could not be shown. */
export function Refused({ problem, again }: { problem: Problem; again?: () => void }) {
  const t = useTexts(texts);
  if (problem.code === 'door.not_allowed') return <NotAllowed />;
  if (problem.status === 403) return <Alert icon={<IconLock />}>{problemText(problem)}</Alert>;
  if (problem.status === 404) return <Alert icon={<IconAlertCircle />}>{t('notFound')}</Alert>;
  return (
    <Alert color="red" icon={<IconAlertCircle />} title={t('failed')} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problemText(problem)}</Text>
        {again ? (
          <Button size="xs" variant="default" onClick={again}>
            {t('tryAgain')}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  );
}

export function NotAllowed() {
  const t = useTexts(texts);
  return (
    <Alert color="gray" icon={<IconLock />} title={t('notAllowed')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('notAllowedHint')}</Text>
        <Go to="/">{t('backHome')}</Go>
      </Stack>
    </Alert>
  );
}

/** Nothing there yet: says so, and what one could do. */
export function Empty({ children, act }: { children?: ReactNode; act?: ReactNode }) {
  const t = useTexts(texts);
  return (
    <Stack align="center" gap="sm" py="xl" className="empty">
      <Text c="dimmed" ta="center">
        {children ?? t('empty')}
      </Text>
      {act}
    </Stack>
  );
}
