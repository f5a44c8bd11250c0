import { IncidentsTable } from '../incidents/incidents-table';
import { useList } from '../service/reading';
import type { TabProps } from './account-tabs';

/** What happened to the account. */
export function IncidentsTab({ account }: TabProps) {
  const list = useList('/api/v1/incidents', { query: { accountId: account.id } as never });
  return <IncidentsTable list={list} withAccount={false} />;
}
