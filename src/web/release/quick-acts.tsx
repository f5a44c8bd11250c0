import { useState } from 'react';
import { Button } from '@mantine/core';
import { useTexts } from '../texts/language';
import { texts } from '../texts/release';
import { CodeDialog } from './code-dialog';
import type { Credential } from './credentials-tab';
import { ReleaseDialog } from './release-dialog';

interface QuickActsProps {
  /** What the reader may use on one account. */
  credentials: readonly Credential[];
  account: string;
  ticketNeeded: boolean;
}

const QUICK = [
  ['totp', 'credential.code', 'code'],
  ['password', 'credential.reveal', 'reveal'],
] as const;

/** Buttons for what is wanted many times a day: from a list it is one act to a code, and two to a password. */
export const QuickActs = ({ credentials, account, ticketNeeded }: QuickActsProps) =>
  QUICK.map(([kind, act, what]) => {
    const usable = credentials.filter((one) => one.kind === kind && one.can.includes(act));
    return usable.map((credential) => (
      <QuickAct key={credential.id} {...{ credential, what, account, ticketNeeded }} isOnly={usable.length === 1} />
    ));
  });

interface QuickActProps extends Omit<QuickActsProps, 'credentials'> {
  credential: Credential;
  what: 'code' | 'reveal';
  isOnly: boolean;
}

function QuickAct({ credential, what, account, ticketNeeded, isOnly }: QuickActProps) {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const name = t(what === 'code' ? 'code' : 'password');
  const text = isOnly ? name : `${name} · ${credential.label}`;
  const props = { credential, ticketNeeded, onClose: () => setOpen(false) };
  return (
    <>
      <Button
        size="xs"
        variant={what === 'code' ? 'filled' : 'default'}
        aria-label={`${text}: ${account}`}
        onClick={() => setOpen(true)}
      >
        {text}
      </Button>
      {isOpen && what === 'code' ? <CodeDialog way="code" {...props} /> : null}
      {isOpen && what === 'reveal' ? <ReleaseDialog way="reveal" {...props} /> : null}
    </>
  );
}
