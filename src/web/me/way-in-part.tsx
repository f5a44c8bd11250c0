import { useState, type ReactNode } from 'react';
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { Loaded } from '../parts/loaded';
import { Part } from '../parts/page';
import { useFormats } from '../parts/when';
import { useRead } from '../service/reading';
import type { Answer } from '../service/shapes';
import { useTexts } from '../texts/language';
import { texts } from '../texts/me';
import { CodesDialog } from './codes-dialog';
import { FactorDialog } from './factor-dialog';
import { PasswordDialog } from './password-dialog';

type SignIn = Answer<'/api/v1/me/sign-in', 'get'>;
type Dialog = 'password' | 'factor' | 'codes';

/** So few that it is time for new ones. */
const FEW = 3;

/** Password, second factor and recovery codes, each with its act. */
export function WayInPart() {
  const t = useTexts(texts);
  const read = useRead('/api/v1/me/sign-in');
  const [open, setOpen] = useState<Dialog | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Part title={t('wayIn')}>
      <Loaded read={read}>{(signIn) => <Ways signIn={signIn} onOpen={setOpen} />}</Loaded>
      {open === 'password' ? <PasswordDialog onClose={close} /> : null}
      {open === 'factor' ? <FactorDialog onClose={close} /> : null}
      {open === 'codes' ? <CodesDialog onClose={close} /> : null}
    </Part>
  );
}

function Ways({ signIn, onOpen }: { signIn: SignIn; onOpen: (dialog: Dialog) => void }) {
  const t = useTexts(texts);
  const format = useFormats();
  const since = (at: string | null): string => (at ? t('since', { when: format.instant(at) }) : t('unknown'));
  const { left, madeAt } = signIn.recoveryCodes;
  return (
    <Paper withBorder maw={640}>
      <Way name={t('password')} state={since(signIn.passwordChangedAt)}>
        <Button size="xs" variant="default" onClick={() => onOpen('password')}>
          {t('changePassword')}
        </Button>
      </Way>
      <Way name={t('factor')} state={since(signIn.factorSince)}>
        <Button size="xs" variant="default" onClick={() => onOpen('factor')}>
          {t('replaceFactor')}
        </Button>
      </Way>
      <Way
        name={t('paper')}
        state={madeAt === null ? t('noCodes') : `${t('codes', { count: left })} · ${since(madeAt)}`}
        warning={madeAt !== null && left <= FEW ? t('fewCodes') : null}
      >
        <Button size="xs" variant={left <= FEW ? 'filled' : 'default'} onClick={() => onOpen('codes')}>
          {t('makeCodes')}
        </Button>
      </Way>
    </Paper>
  );
}

interface WayProps {
  name: string;
  state: string;
  warning?: string | null;
  children: ReactNode;
}

function Way({ name, state, warning = null, children }: WayProps) {
  return (
    <Group justify="space-between" gap="sm" p="md" className="way">
      <Stack gap={0} flex="1 1 14rem">
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {state}
        </Text>
        {warning === null ? null : <Text size="sm">{warning}</Text>}
      </Stack>
      {children}
    </Group>
  );
}
