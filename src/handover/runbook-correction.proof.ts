import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Keyring } from '../keyring/keyring.js';
import { newestFixed } from '../ledger/newest-fixed.js';
import { liveCorrections, type StoredCorrection } from './runbook-correction.queries.js';

type Fixed = Pick<StoredCorrection, 'id' | 'subject' | 'field' | 'value'>;

/** Leaves that say which corrections of a step or scenario hold. */
export const runbookMark = (subject: string): string => `runbook:${subject}`;

/** What a leaf says of the corrections that hold from then on: by id, the hash of what each says. */
export const standingOf = (corrections: readonly Fixed[]): Record<string, string> =>
  Object.fromEntries(corrections.map((one) => [one.id, hashOf(one)]));

/**
 * The live corrections that the log knows, in the order they were made. A correction decides what ends access, what is hidden
 * from a leaver and who may renew secrets: one that was written, changed or brought back by hand counts as absent.
 */
export async function believedCorrections(db: EntityManager, keyring: Keyring): Promise<StoredCorrection[]> {
  const live = await liveCorrections(db);
  const known = new Map<string, string>();
  for (const subject of new Set(live.map((one) => one.subject)))
    for (const [id, hash] of Object.entries(standingIn(await newestFixed(db, keyring, runbookMark(subject)))))
      known.set(id, hash);
  return live.filter((one) => known.get(one.id) === hashOf(one));
}

function standingIn(leaf: string | null): Record<string, string> {
  if (leaf === null) return {};
  const { details } = JSON.parse(leaf) as { details?: { standing?: Record<string, string> } };
  return details?.standing ?? {};
}

const hashOf = ({ subject, field, value }: Fixed): string =>
  createHash('sha256')
    .update(JSON.stringify([subject, field, value]))
    .digest('base64');
