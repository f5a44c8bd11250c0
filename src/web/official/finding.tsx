import { useState } from 'react';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconQuestionMark } from '@tabler/icons-react';
import { Loaded } from '../parts/loaded';
import { useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/official';
import type { Overview } from './official-page';
import { PlatformName } from './platform-name';
import { ProfileLink } from './profile-link';

type Found = Answer<'/api/v1/public/find', 'get'>;

interface FindingProps {
  /** What was asked last, as the address of this page keeps it. */
  asked: string;
  onAsk: (asked: string) => void;
  overview: Overview | undefined;
}

/** The question and its answer. */
export function Finding({ asked, onAsk, overview }: FindingProps) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState(asked);
  const read = useRead('/api/v1/public/find', { query: { q: asked } as never }, { when: asked !== '' });
  return (
    <Stack>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(typed.trim());
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            label={t('field')}
            placeholder={t('example')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={2048}
            autoCapitalize="none"
            spellCheck={false}
            size="md"
            flex="1 1 16rem"
          />
          <Button type="submit" size="md" disabled={typed.trim() === ''}>
            {t('check')}
          </Button>
        </Group>
      </form>
      <div aria-live="polite">
        {asked === '' ? null : <Loaded read={read}>{(found) => <Verdict found={found} overview={overview} />}</Loaded>}
      </div>
    </Stack>
  );
}

function Verdict({ found, overview }: { found: Found; overview: Overview | undefined }) {
  const t = useTexts(texts);
  const { asked, accounts, impersonations } = found;
  if (accounts.length === 0 && impersonations.length === 0)
    return (
      <Alert color="yellow" icon={<IconQuestionMark />} title={t('unknown')}>
        {t('unknownHint')}
      </Alert>
    );
  return (
    <Stack gap="sm">
      {accounts.length > 0 ? (
        <Alert color="teal" icon={<IconCircleCheck />} title={t(asked === 'handle' ? 'yesMany' : 'yes')}>
          <Stack gap="xs">
            {accounts.map((account) => (
              <Group key={`${account.platform} ${account.handle}`} gap="xs">
                <PlatformName id={account.platform} overview={overview} />
                <Text span fw={600}>
                  {account.displayName}
                </Text>
                <ProfileLink account={{ ...account, handle: account.profileUrl ?? account.handle }} />
              </Group>
            ))}
            <Text size="sm">{t(asked === 'handle' ? 'handleHint' : 'yesHint')}</Text>
          </Stack>
        </Alert>
      ) : null}
      {impersonations.length > 0 ? <Fakes found={found} overview={overview} /> : null}
    </Stack>
  );
}

function Fakes({ found, overview }: { found: Found; overview: Overview | undefined }) {
  const t = useTexts(texts);
  const format = useFormats();
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title={t('fake')}>
      <Stack gap="xs">
        {found.impersonations.map((fake) => (
          <Group key={`${fake.platform} ${fake.handle} ${fake.since}`} gap="xs">
            <PlatformName id={fake.platform} overview={overview} />
            <Text span>{fake.profileUrl ?? fake.handle}</Text>
            <Text span size="sm">
              {t('sinceSeen', { day: format.day(fake.since) })}
            </Text>
          </Group>
        ))}
        <Text size="sm">{t('fakeHint')}</Text>
      </Stack>
    </Alert>
  );
}
