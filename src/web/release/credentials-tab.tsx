import { useState } from 'react';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { Go, GoButton } from '../parts/go';
import { Empty, Loading, Refused } from '../parts/loaded';
import { Part } from '../parts/page';
import type { Problem } from '../service/problem';
import { useRead } from '../service/reading';
import type { Answer, Item } from '../service/shapes';
import { useReader } from '../service/session';
import { useLanguage, useTexts } from '../texts/language';
import { problemText, reasonOf } from '../texts/problem-texts';
import { texts } from '../texts/release';
import { CheckOutPanel } from './check-out-panel';
import { CredentialRow } from './credential-row';
import { NewCredential } from './new-credential';

export type Vault = Answer<'/api/v1/accounts/{id}/credentials', 'get'>;
export type Credential = Item<'/api/v1/accounts/{id}/credentials'>;

/** What the vault keeps for an account, with exactly what its reader may do now. */
export function CredentialsTab({ accountId }: { accountId: string }) {
  const t = useTexts(texts);
  const [adding, setAdding] = useState(false);
  const vault = useRead('/api/v1/accounts/{id}/credentials', { path: { id: accountId }, query: { limit: 200 } });
  if (vault.error) return <NoVault problem={vault.error} accountId={accountId} again={() => void vault.refetch()} />;
  if (!vault.data) return <Loading />;
  const { items, can, login, withheld, ticketNeeded } = vault.data;
  const add = can.includes('credential.create') ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('newCredential')}
    </Button>
  ) : null;
  return (
    <Stack gap="lg">
      <CheckOutPanel accountId={accountId} />
      {withheld ? <Withheld refusal={withheld} /> : null}
      {login ? (
        <Alert color="gray">
          <Text size="sm">
            {t('elsewhere', { account: `${login.platform} · ${login.handle}` })}{' '}
            <Go to={`/accounts/${login.accountId}`}>{t('toThere')}</Go>
          </Text>
        </Alert>
      ) : null}
      <Part title={t('credentials')} acts={items.length > 0 ? add : null}>
        {items.length === 0 ? <Empty act={add}>{t('noCredentials')}</Empty> : null}
        {items.map((credential) => (
          <CredentialRow key={credential.id} credential={credential} ticketNeeded={ticketNeeded} />
        ))}
      </Part>
      {adding ? <NewCredential accountId={accountId} can={can} onClose={() => setAdding(false)} /> : null}
    </Stack>
  );
}

/** Why nothing comes out right now, in the service's words. */
export function Withheld({ refusal }: { refusal: { code: string; detail: string } }) {
  const t = useTexts(texts);
  useLanguage();
  return (
    <Alert color="yellow" icon={<IconLock />} title={t('withheldTitle')}>
      <Text size="sm">{reasonOf(refusal)}</Text>
    </Alert>
  );
}

interface Missing {
  what: string;
  text: { en: string; fr: string };
  policyCode: string | null;
}

/** The vault refused to be listed: what rests says what brings it back; everybody else learns what the page can say. */
function NoVault({ problem, accountId, again }: { problem: Problem; accountId: string; again: () => void }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { can } = useReader();
  if (!problem.code.startsWith('vault.')) return <Refused problem={problem} again={again} />;
  const isElse = problem.status === 404;
  const missing = (problem.facts['missing'] ?? []) as Missing[];
  return (
    <Alert color={isElse ? 'gray' : 'yellow'} icon={<IconLock />} title={t(isElse ? 'notYoursTitle' : 'withheldTitle')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{isElse ? t('notYours') : problemText(problem)}</Text>
        <MissingList missing={missing} lang={lang} />
        {can('break_glass.open') ? (
          <GoButton size="xs" variant="default" to="/break-glass" search={{ accountId }}>
            {t('emergency')}
          </GoButton>
        ) : null}
      </Stack>
    </Alert>
  );
}

/** What somebody still owes before their access serves again, each with the page where it is done. */
export function MissingList({ missing, lang }: { missing: readonly Missing[]; lang: 'en' | 'fr' }) {
  const t = useTexts(texts);
  if (missing.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('missingTitle')}
      </Text>
      <ul className="plain-list">
        {missing.map(({ what, text, policyCode }) => (
          <li key={`${what} ${policyCode}`}>
            <Go
              to={policyCode === null || what !== 'acknowledgement' ? '/training' : `/policies/${policyCode}`}
              size="sm"
            >
              {text[lang]}
            </Go>
          </li>
        ))}
      </ul>
    </div>
  );
}
