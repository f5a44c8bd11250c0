import { Stack } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { AccountPicker } from '../parts/fields';
import { useUrl } from '../parts/go';
import { Empty, Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reconciliation';
import { ReconciliationTab } from './reconciliation-tab';

/** The platform's own list of one account beside the register. */
export function ReconciliationPage() {
  const t = useTexts(texts);
  const [{ accountId }, setUrl] = useUrl({ accountId: '' });
  return (
    <Page title={t('title')} about={t('about')}>
      <AccountPicker value={accountId || null} onChange={(id) => setUrl({ accountId: id ?? '' })} maw={480} />
      {accountId === '' ? <Empty>{t('choose')}</Empty> : <Chosen key={accountId} accountId={accountId} />}
    </Page>
  );
}

function Chosen({ accountId }: { accountId: string }) {
  const read = useRead('/api/v1/accounts/{id}', { path: { id: accountId } });
  return (
    <Stack>
      <Loaded read={read}>{(account) => <AccountName account={account} />}</Loaded>
      <ReconciliationTab accountId={accountId} />
    </Stack>
  );
}
