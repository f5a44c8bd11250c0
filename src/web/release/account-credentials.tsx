import { CredentialsTab } from './credentials-tab';

/** The vault as a tab of the account's page. */
export const AccountCredentials = ({ account }: { account: { id: string } }) => (
  <CredentialsTab accountId={account.id} />
);
