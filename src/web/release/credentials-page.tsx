import { usePart } from '../parts/go';
import { AccountName } from '../parts/account-name';
import { Page } from '../parts/page';
import { useRead } from '../service/reading';
import { useTexts } from '../texts/language';
import { texts } from '../texts/release';
import { CredentialsTab } from './credentials-tab';

/** The vault of one account on a page of its own: where a list of rotations or a finding leads. */
export function CredentialsPage() {
  const t = useTexts(texts);
  const accountId = usePart('accountId');
  const account = useRead('/api/v1/accounts/{id}', { path: { id: accountId } });
  return (
    <Page title={t('credentials')} about={account.data ? <AccountName account={account.data} /> : null}>
      <CredentialsTab accountId={accountId} />
    </Page>
  );
}
