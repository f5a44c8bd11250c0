import { send } from '../service/client';
import { Problem, problemOf } from '../service/problem';
import { say } from '../texts/language';
import { texts } from '../texts/release';
import { Recipient, WrongDelivery } from './sealed-delivery';
import { ShownOnce } from './shown-once';

/** The routes by which something leaves the vault. */
export type Way = 'reveal' | 'code' | 'use-code' | 'staged/reveal' | 'staged/code';

export interface Wanted {
  way: Way;
  credentialId: string;
  personId: string;
  reason?: string | undefined;
  ticket?: string | undefined;
}

export interface Released {
  shown: ShownOnce;
  /** Of a one-time code. */
  secondsLeft: number | null;
  /** Of a recovery code: how many are left after it. */
  codesLeft: number | null;
}

interface Answer {
  sealed?: string;
  version?: number;
  secondsLeft?: number;
  codesLeft?: number;
}

/**
 * Asks for a release, sealed to a key that is made for this one request. It goes past the query cache on purpose: what is
 * answered is remembered nowhere. Where a fresh code is needed the client asks for it and sends the request again.
 */
export async function release({ way, credentialId, personId, reason, ticket }: Wanted): Promise<Released> {
  const recipient = new Recipient();
  const body = { recipientKey: recipient.key, ...(reason ? { reason } : {}), ...(ticket ? { ticket } : {}) };
  const answer = await send(
    new Request(`/api/v1/credentials/${encodeURIComponent(credentialId)}/${way}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
    }),
  );
  if (!answer.ok) throw await problemOf(answer);
  const { sealed, version = null, secondsLeft = null, codesLeft = null } = (await answer.json()) as Answer;
  const requestId = answer.headers.get('x-request-id') ?? '';
  try {
    const value = recipient.open(sealed ?? '', { requestId, personId, credentialId, version });
    return { shown: new ShownOnce(value), secondsLeft, codesLeft };
  } catch (thrown) {
    if (thrown instanceof WrongDelivery)
      throw new Problem(answer.status, { code: 'page.wrong_delivery', detail: say(texts, 'wrongDelivery') });
    throw thrown;
  }
}
