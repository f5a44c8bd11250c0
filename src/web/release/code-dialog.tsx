import { useCallback, useEffect, useRef, useState } from 'react';
import { Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core';
import { Dialog } from '../parts/dialog';
import { useForm } from '@mantine/form';
import { ActForm, Objection } from '../parts/act-dialog';
import { Problem } from '../service/problem';
import { useReader } from '../service/session';
import { useTexts } from '../texts/language';
import { texts as parts } from '../texts/parts';
import { texts } from '../texts/release';
import { release, type Released } from './ask';
import type { Credential } from './credentials-tab';
import { Hidden } from './release-dialog';
import { ShownSecret, type Ending } from './shown-secret';

interface CodeDialogProps {
  credential: Pick<Credential, 'id' | 'label'>;
  way: 'code' | 'staged/code';
  ticketNeeded: boolean;
  onClose: () => void;
}

/** With less time than this nobody types six digits: the next code follows by itself, once. */
const TOO_SHORT_SECONDS = 6;

/** A one-time code, at once; the next one when it is asked for, because each is an entry of the log. */
export function CodeDialog({ credential, way, ticketNeeded, onClose }: CodeDialogProps) {
  const t = useTexts(texts);
  const { released, problem, ending, ask, over } = useCode(credential.id, way);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || ticketNeeded) return;
    begun.current = true;
    void ask();
  }, [ask, ticketNeeded]);
  const isShort = (released?.secondsLeft ?? TOO_SHORT_SECONDS) < TOO_SHORT_SECONDS;
  const close = (): void => {
    released?.shown.wipe();
    onClose();
  };
  const end = (why: Ending): void => {
    over(why);
    if (why === 'time' && isShort) void ask();
  };
  const isNew = ticketNeeded && !released && !ending && !problem;
  return (
    <Dialog
      opened
      onClose={close}
      title={credential.label}
      closeButtonProps={{ 'aria-label': useTexts(parts)('close') }}
    >
      {problem ? <Failed problem={problem} onAgain={() => void ask()} /> : null}
      {released ? (
        <Stack gap="xs">
          {isShort ? <Text size="sm">{t('nextComes')}</Text> : null}
          <ShownSecret shown={released.shown} seconds={released.secondsLeft ?? 0} isCode onOver={end} />
        </Stack>
      ) : null}
      {ending === 'time' ? <CodeOver onNext={() => void ask()} onClose={close} /> : null}
      {ending === 'left' || ending === 'closed' ? (
        <Hidden why={ending} onAgain={() => void ask()} onClose={close} />
      ) : null}
      {isNew ? <TicketForm onTicket={ask} onClose={close} /> : null}
      {!released && !ending && !problem && !isNew ? (
        <Group gap="sm">
          <Loader size="sm" />
          <Text size="sm">{t('asking')}</Text>
        </Group>
      ) : null}
    </Dialog>
  );
}

/** Asks for codes one after the other; none of them is kept. */
function useCode(credentialId: string, way: CodeDialogProps['way']) {
  const { person } = useReader();
  const personId = person?.id ?? '';
  const ticket = useRef('');
  const [released, setReleased] = useState<Released | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  const ask = useCallback(
    async (given?: string): Promise<void> => {
      if (given !== undefined) ticket.current = given;
      setProblem(null);
      setEnding(null);
      try {
        setReleased(await release({ way, credentialId, personId, ticket: ticket.current }));
      } catch (thrown) {
        if (!(thrown instanceof Problem)) throw thrown;
        setProblem(thrown);
      }
    },
    [credentialId, personId, way],
  );
  const over = (why: Ending): void => {
    released?.shown.wipe();
    setReleased(null);
    setEnding(why);
  };
  return { released, problem, ending, ask, over };
}

function CodeOver({ onNext, onClose }: { onNext: () => void; onClose: () => void }) {
  const t = useTexts(texts);
  return (
    <Stack>
      <Text role="status">{t('codeOver')}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button onClick={onNext} data-autofocus>
          {t('nextCode')}
        </Button>
      </Group>
    </Stack>
  );
}

function Failed({ problem, onAgain }: { problem: Problem; onAgain: () => void }) {
  const t = useTexts(parts);
  return (
    <Stack>
      <Objection problem={problem} />
      <Group justify="flex-end">
        <Button onClick={onAgain}>{t('tryAgain')}</Button>
      </Group>
    </Stack>
  );
}

function TicketForm({ onTicket, onClose }: { onTicket: (ticket: string) => Promise<void>; onClose: () => void }) {
  const t = useTexts(texts);
  const form = useForm({ initialValues: { ticket: '' } });
  const send = ({ ticket }: { ticket: string }): Promise<void> => onTicket(ticket.trim());
  return (
    <ActForm form={form} submit={t('code')} done="" onSubmit={send} onCancel={onClose}>
      <TextInput label={t('ticket')} required data-autofocus {...form.getInputProps('ticket')} />
    </ActForm>
  );
}
