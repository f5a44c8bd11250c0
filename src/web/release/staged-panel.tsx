import { useState } from 'react';
import { Alert, Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { ActDialog } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useFormats } from '../parts/when';
import { useAct } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/release';
import { CodeDialog } from './code-dialog';
import type { Credential } from './credentials-tab';
import { ReleaseDialog } from './release-dialog';

export type Promoted = Answer<'/api/v1/credentials/{id}/staged/promote', 'post'>;
interface StagedPanelProps {
  credential: Credential;
  ticketNeeded: boolean;
  /** Nothing waits any more then: what follows is told by whoever shows the credential. */
  onPromoted: (promoted: Promoted) => void;
}

type Open = 'show' | 'code' | 'works' | 'giveUp';

/** A version that waits to be tried: set it on the platform, sign in with it, say whether it works. */
export function StagedPanel({ credential, ticketNeeded, onPromoted }: StagedPanelProps) {
  const t = useTexts(texts);
  const format = useFormats();
  const [open, setOpen] = useState<Open | null>(null);
  const { can, label, staged, kind } = credential;
  const close = (): void => setOpen(null);
  if (!staged) return null;
  const buttons = [
    ['credential.reveal_staged', 'show', 'showNew'],
    ...(kind === 'totp' ? ([['credential.code_staged', 'code', 'codeNew']] as const) : []),
    ['credential.promote', 'works', 'works'],
    ['credential.discard', 'giveUp', 'giveUp'],
  ] as const;
  return (
    <Alert color="yellow" mt="sm" title={t('waitsTitle', { label, version: staged.version })}>
      <Stack gap="xs">
        <Text size="sm">{t('since', { when: format.instant(staged.since) })}</Text>
        <List size="sm" type="ordered">
          <List.Item>{t('stepShow')}</List.Item>
          <List.Item>{t('stepTry')}</List.Item>
          <List.Item>{t('stepSay')}</List.Item>
        </List>
        <Group gap="xs">
          {buttons
            .filter(([act]) => can.includes(act))
            .map(([act, what, text]) => (
              <Button
                key={act}
                size="xs"
                variant={what === 'works' ? 'filled' : 'default'}
                onClick={() => setOpen(what)}
              >
                {t(text)}
              </Button>
            ))}
        </Group>
      </Stack>
      {open === 'show' ? (
        <ReleaseDialog credential={credential} way="staged/reveal" ticketNeeded={ticketNeeded} onClose={close} />
      ) : null}
      {open === 'code' ? (
        <CodeDialog credential={credential} way="staged/code" ticketNeeded={ticketNeeded} onClose={close} />
      ) : null}
      {open === 'works' ? <Promote credential={credential} onDone={onPromoted} onClose={close} /> : null}
      {open === 'giveUp' ? <Discard credential={credential} onClose={close} /> : null}
    </Alert>
  );
}

interface PromoteProps {
  credential: Credential;
  onDone: (promoted: Promoted) => void;
  onClose: () => void;
}

function Promote({ credential, onDone, onClose }: PromoteProps) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/credentials/{id}/staged/promote');
  const send = async (values: { tested: string; reason: string }): Promise<void> => {
    const body = { ...values, version: credential.staged?.version };
    onDone(await act.mutateAsync({ path: { id: credential.id }, body: body as never }));
  };
  return (
    <ActDialog
      title={t('worksTitle', { label: credential.label })}
      submit={t('works')}
      done={t('changed')}
      initial={{ tested: '', reason: '' }}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('worksFollows')}</Text>
          <Textarea
            label={t('tested')}
            description={t('testedHint')}
            maxLength={500}
            autosize
            required
            data-autofocus
            {...form.getInputProps('tested')}
          />
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}

function Discard({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const t = useTexts(texts);
  const act = useAct('post', '/api/v1/credentials/{id}/staged/discard');
  return (
    <ActDialog
      title={t('giveUpTitle', { label: credential.label })}
      submit={t('giveUp')}
      done={t('gaveUp')}
      danger
      initial={{ reason: '' }}
      onSubmit={(body) => act.mutateAsync({ path: { id: credential.id }, body: body as never })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Text size="sm">{t('giveUpFollows')}</Text>
          <ReasonField form={form} />
        </>
      )}
    </ActDialog>
  );
}
