import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../service/client';
import { Problem } from '../service/problem';
import type { ReviewItem } from './campaign-items';
import { needsReason, type Decision, type Draft } from './drafts';

const ROUTES = {
  certify: '/api/v1/campaigns/{id}/items/{item}/certify',
  revoke: '/api/v1/campaigns/{id}/items/{item}/revoke',
  change_level: '/api/v1/campaigns/{id}/items/{item}/change-level',
  flag: '/api/v1/campaigns/{id}/items/{item}/flag',
} as const;

export interface Sent {
  item: ReviewItem;
  /** Why it was not taken; null where it was. */
  problem: Problem | null;
}

export interface ToSend {
  item: ReviewItem;
  draft: Draft;
  note: string | undefined;
}

/** Sends answers one by one, so that one the service refuses keeps no other back; tells how many are through. */
export function useSending() {
  const queries = useQueryClient();
  const [done, setDone] = useState(0);
  const send = async (all: readonly ToSend[], reasons: Partial<Record<Decision, string>>): Promise<Sent[]> => {
    const sent: Sent[] = [];
    for (const one of all) {
      sent.push({ item: one.item, problem: await answer(one, reasons[one.draft.decision]) });
      setDone(sent.length);
    }
    setDone(0);
    await queries.invalidateQueries();
    return sent;
  };
  return { send, done };
}

async function answer({ item, draft, note }: ToSend, common: string | undefined): Promise<Problem | null> {
  const reason = note?.trim() || (needsReason(item, draft) ? common?.trim() : undefined);
  const body = { ...(reason ? { reason } : {}), ...(draft.level === null ? {} : { level: draft.level }) };
  try {
    await call('post', ROUTES[draft.decision], {
      path: { id: item.campaignId, item: item.id },
      body: body as never,
    });
    return null;
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
}
