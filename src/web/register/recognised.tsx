import { Alert, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { AccountName } from '../parts/account-name';
import { useRead, useSettled } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { problemText } from '../texts/problem-texts';
import { texts } from '../texts/registering';
import { StateBadge } from '../parts/state-badge';

type Said = Answer<'/api/v1/accounts/recognise', 'get'>;

/** Asks the service what a pasted address says, once the typing rests. */
export function useRecognised(url: string) {
  const settled = useSettled(url.trim(), 400);
  return useRead('/api/v1/accounts/recognise', { query: { url: settled } as never }, { when: settled.length > 3 });
}

/** What a pasted address says, and whether the register has it already. */
export function Recognised({ read }: { read: ReturnType<typeof useRecognised> }) {
  const t = useTexts(texts);
  if (read.error)
    return (
      <Alert color="yellow" role="alert">
        <Text size="sm">{problemText(read.error)}</Text>
        <Text size="sm">{t('byHand')}</Text>
      </Alert>
    );
  if (!read.data) return null;
  return read.data.known.length > 0 ? <Known said={read.data} /> : <New said={read.data} />;
}

function New({ said }: { said: Said }) {
  const t = useTexts(texts);
  return (
    <Alert color="teal" icon={<IconCheck />} role="status">
      <Text size="sm">{t('recognised', { platform: said.platform.name, handle: said.handle })}</Text>
      {said.profileUrl ? <Text size="sm">{t('spelled', { url: said.profileUrl })}</Text> : null}
      {said.alsoPossible.length > 0 ? (
        <Text size="sm">{[t('also'), said.alsoPossible.map(({ name }) => name).join(', ')].join(' ')}</Text>
      ) : null}
    </Alert>
  );
}

function Known({ said }: { said: Said }) {
  const t = useTexts(texts);
  return (
    <Alert color="yellow" icon={<IconCopy />} title={t('known')} role="alert">
      <Stack gap="xs">
        {said.known.map((account) => (
          <Stack key={account.id} gap={4} align="flex-start">
            <AccountName account={account} />
            <StateBadge kind="accountStatus" value={account.status} />
          </Stack>
        ))}
        <Text size="sm">{t('knownHint')}</Text>
      </Stack>
    </Alert>
  );
}
