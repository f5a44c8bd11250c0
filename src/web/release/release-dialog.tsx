import { useState } from 'react';
import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ActForm } from '../parts/act-dialog';
import { ReasonField } from '../parts/fields';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts as parts } from '../texts/parts';
import { texts } from '../texts/release';
import { release, type Released, type Way } from './ask';
import type { Credential } from './credentials-tab';
import { copyPart, SHOWN_SECONDS, ShownSecret, type Ending } from './shown-secret';

interface ReleaseDialogProps {
  credential: Pick<Credential, 'id' | 'kind' | 'label'>;
  /** What is asked for; a one-time code has a dialog of its own. */
  way: Extract<Way, 'reveal' | 'staged/reveal' | 'use-code'>;
  ticketNeeded: boolean;
  onClose: () => void;
}

/** Reason, then the value for a minute, then nothing. */
export function ReleaseDialog({ credential, way, ticketNeeded, onClose }: ReleaseDialogProps) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const [released, setReleased] = useState<Released | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  const over = (why: Ending): void => {
    released?.shown.wipe();
    setReleased(null);
    setEnding(why);
    void queries.invalidateQueries();
  };
  const close = (): void => {
    released?.shown.wipe();
    void queries.invalidateQueries();
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={close}
      size="lg"
      title={t('revealTitle', { label: credential.label })}
      closeButtonProps={{ 'aria-label': useTexts(parts)('close') }}
    >
      {released ? (
        <Stack gap="xs">
          {released.codesLeft === null ? null : <Text size="sm">{t('codesLeft', { count: released.codesLeft })}</Text>}
          <ShownSecret shown={released.shown} seconds={SHOWN_SECONDS} isCode={false} onOver={over} />
        </Stack>
      ) : ending ? (
        <Hidden why={ending} onAgain={way === 'use-code' ? null : () => setEnding(null)} onClose={close} />
      ) : (
        <AskForm {...{ credential, way, ticketNeeded }} onReleased={setReleased} onClose={close} />
      )}
    </Dialog>
  );
}

interface AskFormProps extends ReleaseDialogProps {
  onReleased: (released: Released) => void;
}

/** What a value is copied by, when it is copied at once. */
const COPIED: Readonly<Record<string, string>> = { password: 'password', api_token: 'token', recovery_codes: 'code' };

function AskForm({ credential, way, ticketNeeded, onReleased, onClose }: AskFormProps) {
  const t = useTexts(texts);
  const { person } = useReader();
  const form = useForm({ initialValues: { reason: '', ticket: '', copy: credential.kind === 'password' } });
  const part = COPIED[credential.kind];
  const ask = async ({ reason, ticket, copy }: typeof form.values): Promise<void> => {
    const wanted = { way, credentialId: credential.id, personId: person?.id ?? '' };
    const released = await release({ ...wanted, reason: reason.trim(), ticket: ticket.trim() });
    if (copy && part) copyPart(released.shown, part);
    onReleased(released);
  };
  return (
    <ActForm form={form} submit={t(way === 'use-code' ? 'useCode' : 'show')} done="" onSubmit={ask} onCancel={onClose}>
      <Text size="sm">{t(way === 'use-code' ? 'useCodeWhy' : 'revealWhy')}</Text>
      {way === 'use-code' ? null : <ReasonField form={form} />}
      {ticketNeeded ? <TextInput label={t('ticket')} required {...form.getInputProps('ticket')} /> : null}
      {part && way !== 'use-code' ? (
        <Checkbox label={t('copyToo')} {...form.getInputProps('copy', { type: 'checkbox' })} />
      ) : null}
    </ActForm>
  );
}

const SAID = { time: 'hiddenTime', left: 'hiddenLeft', closed: 'hiddenClosed' } as const;

export function Hidden({ why, onAgain, onClose }: { why: Ending; onAgain: (() => void) | null; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Stack>
      <Alert color="gray" role="status">
        {t(SAID[why])}
      </Alert>
      <Group justify="flex-end">
        {onAgain ? (
          <Button variant="default" onClick={onAgain}>
            {t('again')}
          </Button>
        ) : null}
        <Button onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Group>
    </Stack>
  );
}
