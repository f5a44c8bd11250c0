import { AccountName } from '../parts/account-name';
import { usePart } from '../parts/go';
import { Page } from '../parts/page';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/new-accounts';
import { SetUpTab } from './set-up-tab';

/** The set-up of one account on a page of its own: where an approved request leads. */
export function SetUpPage() {
  const t = useTexts(texts);
  const accountId = usePart('accountId');
  const account = useRead('/api/v1/accounts/{id}', { path: { id: accountId } });
  return (
    <Page title={t('setUp')} about={account.data ? <AccountName account={account.data} /> : null}>
      <SetUpTab accountId={accountId} />
    </Page>
  );
}
