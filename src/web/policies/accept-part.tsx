import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { Objection } from '../parts/act-dialog';
import { useAct } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/policies';
import type { Version } from './version-page';

/** "Read and accepted", said of the very text that is shown. */
export function AcceptPart({ version }: { version: Version }) {
  const t = useTexts(texts);
  const accept = useAct('post', '/api/v1/policies/{code}/versions/{n}/acknowledge');
  const { policyCode, number, language, textHash, can } = version;
  if (!can.includes('policy.acknowledge')) return null;
  const say = (): void =>
    accept.mutate(
      { path: { code: policyCode, n: String(number) }, body: { language, textHash } },
      { onSuccess: () => notifications.show({ message: t('acceptDone') }) },
    );
  return (
    <Alert maw={820} icon={<IconCheck />}>
      <Stack gap="sm">
        <Text size="sm">{t('acceptHint')}</Text>
        <Group>
          <Button onClick={say} loading={accept.isPending}>
            {t('accept')}
          </Button>
        </Group>
        {accept.error ? <Objection problem={accept.error} /> : null}
      </Stack>
    </Alert>
  );
}
