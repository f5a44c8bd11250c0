import { SetUpTab } from './set-up-tab';

/** The set-up as a tab of the account's page. */
export const AccountSetUp = ({ account }: { account: { id: string } }) => <SetUpTab accountId={account.id} />;
