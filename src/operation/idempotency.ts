import { rows, one, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from './operation.js';
import { RequestFailures } from './operation.failures.js';

/** What makes two requests the same. */
export interface RequestKey {
  key: string;
  method: string;
  path: string;
  body: string;
}

interface Stored {
  request: string;
  answer: string;
}

/** Does the work once for a key and answers the same from then on; another body under the key is a conflict. */
export async function answerOnce<T>(
  op: Operation,
  request: RequestKey | null,
  keyring: Keyring,
  work: () => Promise<T>,
): Promise<T> {
  if (!request) return work();
  const mac = keyring.mac('idempotency', [request.method, request.path, request.body]);
  const claimed = await rows(
    op.db,
    sql`insert into idempotency (actor_id, key, request, answer, created_at)
        values (${op.actor.id}, ${request.key}, ${mac}, ${''}, ${op.now.toISOString()}) on conflict do nothing returning key`,
  );
  if (claimed.length === 0) return replay<T>(op, request.key, mac);
  const value = await work();
  const answer = JSON.stringify(value ?? null);
  await rows(
    op.db,
    sql`update idempotency set answer = ${answer} where actor_id = ${op.actor.id} and key = ${request.key}`,
  );
  if (op.entries.length === 0) op.record([], { replayable: true });
  return value;
}

async function replay<T>(op: Operation, key: string, mac: string): Promise<T> {
  const stored = await one<Stored>(
    op.db,
    sql`select request, answer from idempotency where actor_id = ${op.actor.id} and key = ${key}`,
  );
  if (!stored || stored.request !== mac) throw RequestFailures.KEY_REUSED();
  op.replayed();
  return JSON.parse(stored.answer) as T;
}
