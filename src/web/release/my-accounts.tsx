import { useState } from 'react';
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { Pages } from '../parts/data-table';
import { GoButton } from '../parts/go';
import { Empty, Loading, Refused } from '../parts/loaded';
import { SearchField } from '../parts/search-field';
import { useFormats } from '../parts/when';
import { useList } from '../service/reading';
import type { Item } from '../service/shapes';
import { useLanguage, useTexts } from '../texts/language';
import { reasonOf } from '../texts/problem-texts';
import { texts } from '../texts/release';
import { word } from '../texts/words';
import { CodeDialog } from './code-dialog';
import { MissingList, type Credential } from './credentials-tab';
import { ReleaseDialog } from './release-dialog';

type Mine = Item<'/api/v1/me/accounts'>;

const FEW = 8;

/** What I sign in to: from the list it is one act to a code, and two to a password. */
export function MyAccounts() {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const list = useList('/api/v1/me/accounts', { query: { limit: 20, ...(q === '' ? {} : { q }) } as never });
  if (list.problem) return <Refused problem={list.problem} again={list.again} />;
  if (list.isLoading) return <Loading />;
  const isMany = (list.total ?? 0) > FEW || q !== '';
  return (
    <Stack gap="sm">
      {isMany ? <SearchField value={q} onSearch={setQ} label={t('findMine')} /> : null}
      {list.items.length === 0 ? (
        <Empty act={<GoButton to="/requests/new">{t('askAccess')}</GoButton>}>{t('noAccounts')}</Empty>
      ) : (
        list.items.map((account) => <MyAccount key={account.id} account={account} />)
      )}
      {isMany ? <Pages list={list} /> : null}
    </Stack>
  );
}

/** One account: its name, why nothing comes out if so, and a button for each thing that does. */
function MyAccount({ account }: { account: Mine }) {
  const t = useTexts(texts);
  const format = useFormats();
  const lang = useLanguage();
  const { turn, withheld, missing, credentials, ticketNeeded } = account;
  const waits = turn && !turn.mine && turn.holderName ? turn : null;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <AccountName account={account} />
          <Text size="xs" c="dimmed">
            {t('as', { levels: account.as.map((each) => word('heldAs', each)).join(', ') })}
          </Text>
        </Stack>
        <Group gap="xs">
          {credentials.map((credential) => (
            <QuickActs
              key={credential.id}
              credential={credential}
              among={credentials}
              account={account.displayName}
              ticketNeeded={ticketNeeded}
            />
          ))}
        </Group>
      </Group>
      {waits ? (
        <Text size="sm">{t('heldBy', { name: waits.holderName, until: format.instant(waits.until ?? '') })}</Text>
      ) : null}
      {withheld ? <Text size="sm">{reasonOf(withheld)}</Text> : null}
      <MissingList missing={missing} lang={lang} />
    </Paper>
  );
}

interface QuickActsProps {
  credential: Credential;
  among: readonly Credential[];
  account: string;
  ticketNeeded: boolean;
}

const QUICK = [
  ['totp', 'credential.code', 'code'],
  ['password', 'credential.reveal', 'reveal'],
] as const;

/** A button for what is wanted many times a day; everything else is on the account's page. */
function QuickActs({ credential, among, account, ticketNeeded }: QuickActsProps) {
  const t = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const quick = QUICK.find(([kind, act]) => credential.kind === kind && credential.can.includes(act));
  if (!quick) return null;
  const [kind, , what] = quick;
  const isOnly = among.filter((one) => one.kind === kind).length === 1;
  const text = what === 'code' ? t('code') : t('password');
  const props = { credential, ticketNeeded, onClose: () => setOpen(false) };
  return (
    <>
      <Button
        size="xs"
        variant={what === 'code' ? 'filled' : 'default'}
        aria-label={`${text}: ${account}${isOnly ? '' : ` · ${credential.label}`}`}
        onClick={() => setOpen(true)}
      >
        {isOnly ? text : `${text} · ${credential.label}`}
      </Button>
      {isOpen && what === 'code' ? <CodeDialog way="code" {...props} /> : null}
      {isOpen && what === 'reveal' ? <ReleaseDialog way="reveal" {...props} /> : null}
    </>
  );
}
