import { useState } from 'react';
import { ActionIcon, Badge, Box, Button, Group, Menu, Paper, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useFormats } from '../parts/when';
import { useTexts } from '../texts/language';
import { texts } from '../texts/release';
import { word } from '../texts/words';
import { AfterChange } from './after-change';
import { ChangeDialog } from './change-dialog';
import { CodeDialog } from './code-dialog';
import type { Credential } from './credentials-tab';
import { ReleaseDialog } from './release-dialog';
import { RenameDialog } from './rename-dialog';
import { StagedPanel, type Promoted } from './staged-panel';

type Open = 'reveal' | 'use-code' | 'code' | 'change' | 'rename' | 'after';

/** The acts on a value, in the order in which they are wanted, most wanted first. */
const RELEASES = [
  ['credential.code', 'code', 'code', 'codeOf'],
  ['credential.reveal', 'reveal', 'show', 'showOf'],
  ['credential.use_code', 'use-code', 'useCode', 'useCodeOf'],
] as const;

/** One credential: what it is, and what may be done with it now. */
export function CredentialRow({ credential, ticketNeeded }: { credential: Credential; ticketNeeded: boolean }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Open | null>(null);
  const [promoted, setPromoted] = useState<Promoted | null>(null);
  const close = (): void => setOpen(null);
  const { can, label } = credential;
  // Recovery codes are used one by one; showing all of them is the rarer wish.
  const wanted = RELEASES.filter(([act]) => can.includes(act)).sort(
    ([a], [b]) => order(credential.kind, a) - order(credential.kind, b),
  );
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <About credential={credential} />
        <Group gap="xs">
          {wanted.map(([act, what, text, named], index) => (
            <Button
              key={act}
              size="xs"
              variant={index === 0 ? 'filled' : 'default'}
              aria-label={t(named, { name: label })}
              onClick={() => setOpen(what)}
            >
              {t(text)}
            </Button>
          ))}
          {can.includes('credential.stage') ? (
            <Button
              size="xs"
              variant="default"
              aria-label={t('changeOf', { name: label })}
              onClick={() => setOpen('change')}
            >
              {t('change')}
            </Button>
          ) : null}
          <More credential={credential} onOpen={setOpen} />
        </Group>
      </Group>
      {credential.staged ? (
        <StagedPanel credential={credential} ticketNeeded={ticketNeeded} onPromoted={setPromoted} />
      ) : null}
      {promoted ? (
        <AfterChange credentialId={credential.id} owed={promoted.owed} onClose={() => setPromoted(null)} />
      ) : null}
      {open === 'reveal' || open === 'use-code' ? (
        <ReleaseDialog credential={credential} way={open} ticketNeeded={ticketNeeded} onClose={close} />
      ) : null}
      {open === 'code' ? (
        <CodeDialog credential={credential} way="code" ticketNeeded={ticketNeeded} onClose={close} />
      ) : null}
      {open === 'change' ? <ChangeDialog credential={credential} onClose={close} /> : null}
      {open === 'rename' ? <RenameDialog credential={credential} onClose={close} /> : null}
      {open === 'after' ? <AfterChange credentialId={credential.id} onClose={close} /> : null}
    </Paper>
  );
}

const order = (kind: string, act: string): number =>
  (kind === 'recovery_codes') === (act === 'credential.use_code') && act !== 'credential.code'
    ? 0
    : act === 'credential.code'
      ? -1
      : 1;

function About({ credential }: { credential: Credential }) {
  const t = useTexts(texts);
  const format = useFormats();
  const { kind, label, currentVersion, ageDays, codesLeft, expiresOn, staged } = credential;
  const facts = [
    word('credentialKind', kind),
    t('ofVersion', { version: currentVersion }),
    t('days', { count: ageDays }),
    codesLeft === null ? null : t('codesLeft', { count: codesLeft }),
    expiresOn === null ? null : t('endsOn', { day: format.day(expiresOn) }),
  ];
  return (
    <Box>
      <Group gap="xs">
        <Text fw={600}>{label}</Text>
        {staged ? (
          <Badge variant="light" color="yellow" tt="none" radius="sm" className="state">
            {t('waitsBadge')}
          </Badge>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed">
        {facts.filter(Boolean).join(' · ')}
      </Text>
    </Box>
  );
}

function More({ credential, onOpen }: { credential: Credential; onOpen: (open: Open) => void }) {
  const t = useTexts(texts);
  const { can, kind, label } = credential;
  const mayRename = can.includes('credential.label');
  const hasChecklist = kind === 'password' && can.includes('credential.reveal');
  if (!mayRename && !hasChecklist) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('more', { name: label })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayRename ? <Menu.Item onClick={() => onOpen('rename')}>{t('rename')}</Menu.Item> : null}
        {hasChecklist ? <Menu.Item onClick={() => onOpen('after')}>{t('checklist')}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}
