import { useState } from 'react';
import { Alert, Anchor, Button, Divider, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { Objection } from '../parts/act-dialog';
import { AccountName } from '../parts/account-name';
import { AccountPicker } from '../parts/fields';
import { useUrl } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { call } from '../service/client';
import { Problem } from '../service/problem';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { texts } from '../texts/access';
import { useTexts } from '../texts/language';
import { word } from '../texts/words';
import { AskForm } from './ask-form';

export type Askable = Answer<'/api/v1/access-requests/askable', 'get'>;

/** Asks for access: first which account, then what for. */
export function AskPage() {
  const t = useTexts(texts);
  const [{ accountId }, setUrl] = useUrl({ accountId: '' });
  return (
    <Page title={t('askTitle')} about={t('askAbout')}>
      <Stack maw={640}>
        {accountId === '' ? (
          <ChooseAccount onChosen={(id) => setUrl({ accountId: id })} />
        ) : (
          <Chosen id={accountId} onOther={() => setUrl({ accountId: '' })} />
        )}
      </Stack>
    </Page>
  );
}

/** By the address of its profile, which anybody can see; or one that is visible anyway. */
function ChooseAccount({ onChosen }: { onChosen: (id: string) => void }) {
  const t = useTexts(texts);
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const find = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const query = { profileUrl: link.trim() } as never;
      onChosen((await call('get', '/api/v1/access-requests/askable', { query })).id);
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper withBorder p="md">
      <Stack>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void find();
          }}
        >
          <Group align="flex-end" gap="xs">
            <TextInput
              flex={1}
              miw={220}
              type="url"
              label={t('pasteLink')}
              description={t('pasteHint')}
              value={link}
              onChange={(event) => setLink(event.currentTarget.value)}
              autoFocus
            />
            <Button type="submit" loading={busy} disabled={link.trim() === ''}>
              {t('find')}
            </Button>
          </Group>
        </form>
        {problem ? <Objection problem={problem} /> : null}
        <Divider label={t('orChoose')} />
        <AccountPicker value={null} onChange={(id) => id !== null && onChosen(id)} />
      </Stack>
    </Paper>
  );
}

function Chosen({ id, onOther }: { id: string; onOther: () => void }) {
  const t = useTexts(texts);
  const read = useRead('/api/v1/access-requests/askable', { query: { accountId: id } as never });
  return (
    <Stack>
      <Loaded read={read}>
        {(askable) => (
          <>
            <Paper withBorder p="md">
              <Group justify="space-between">
                <AccountName account={askable} link={false} />
                <Anchor component="button" type="button" size="sm" onClick={onOther}>
                  {t('another')}
                </Anchor>
              </Group>
              {askable.held.length > 0 ? (
                <Text size="sm" mt="xs">
                  {t('youHold', { what: askable.held.map(({ level }) => word('level', level)).join(', ') })}
                </Text>
              ) : null}
              <Text size="sm" c="dimmed" mt="xs">
                {askable.deciders === 0 ? '' : t('deciders', { count: askable.deciders })}
              </Text>
            </Paper>
            {askable.deciders === 0 ? (
              <Alert color="yellow">{t('nobodyDecides')}</Alert>
            ) : (
              <AskForm askable={askable} />
            )}
          </>
        )}
      </Loaded>
    </Stack>
  );
}
