import { call } from '../service/client';
import type { AccountRow } from './shapes';

export type BulkAct = 'bulkMark' | 'bulkBackup' | 'bulkBrand' | 'bulkReview';

export interface BulkValues {
  act: BulkAct;
  status: string;
  personId: string | null;
  brand: string;
  reviewDueOn: string;
  reason: string;
}

/** What the service says one may try on an account, for each act on many. */
const NEEDS: Record<BulkAct, string> = {
  bulkMark: 'account.mark',
  bulkBackup: 'seat.assign',
  bulkBrand: 'account.change',
  bulkReview: 'account.change',
};

export const mayTry = (act: BulkAct, row: AccountRow): boolean => row.can.includes(NEEDS[act]);

/** One account's share of an act on many: the same route as on its own page. */
export function carryOut(values: BulkValues, { id }: AccountRow): Promise<unknown> {
  const { act, reason } = values;
  const path = { id };
  if (act === 'bulkMark')
    return call('post', '/api/v1/accounts/{id}/status', { path, body: { status: values.status, reason } as never });
  if (act === 'bulkBackup')
    return call('put', '/api/v1/accounts/{id}/seats/{seat}', {
      path: { id, seat: 'backup_owner' } as never,
      body: { personId: values.personId, reason } as never,
    });
  const body = act === 'bulkBrand' ? { brand: values.brand || null } : { reviewDueOn: values.reviewDueOn || null };
  return call('patch', '/api/v1/accounts/{id}', { path, body: body as never });
}
