import { Stack } from '@mantine/core';
import { AccountName } from '../parts/account-name';
import { AccountPicker } from '../parts/fields';
import { useGo, usePart } from '../parts/go';
import { Loaded } from '../parts/loaded';
import { Page } from '../parts/page';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/reconciliation';
import { Overview } from './overview';
import { ReconciliationTab } from './reconciliation-tab';

/** The platform's own list of one account beside the register. */
export function ReconciliationPage() {
  const t = useTexts(texts);
  const go = useGo();
  const accountId = usePart('accountId');
  return (
    <Page title={t('title')} about={t('about')}>
      {accountId === '' ? (
        <>
          <AccountPicker value={null} onChange={(id) => id !== null && go(`/reconciliation/${id}`)} maw={480} />
          <Overview />
        </>
      ) : (
        <Chosen key={accountId} accountId={accountId} onOther={(id) => go(`/reconciliation/${id}`)} />
      )}
    </Page>
  );
}

function Chosen({ accountId, onOther }: { accountId: string; onOther: (id: string) => void }) {
  const read = useRead('/api/v1/accounts/{id}', { path: { id: accountId } });
  return (
    <Loaded read={read}>
      {(account) => (
        <Stack>
          <AccountPicker
            value={account.id}
            named={account.displayName}
            onChange={(id) => id !== null && onOther(id)}
            clearable={false}
            maw={480}
          />
          <AccountName account={account} />
          <ReconciliationTab accountId={account.id} />
        </Stack>
      )}
    </Loaded>
  );
}
