import { createPublicKey, type KeyObject } from 'node:crypto';
import { parseVerifierKey } from '../../src/ledger/checkpoint.js';
import { LastDays } from '../../src/handover/last-days.js';
import { SYSTEM } from '../../src/operation/actor.js';
import { Operations } from '../../src/operation/operations.js';
import type { Somebody } from './given.js';
import type { House } from './house.js';

/** DER head of an Ed25519 public key (RFC 8410), before its 32 bytes. */
const ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/** The audit key of the house, as a client that was only given its verifier key makes it. */
export function certifiedBy(house: House): KeyObject {
  const { publicKey } = parseVerifierKey(house.core.keeper.verifierKey);
  return createPublicKey({ key: Buffer.concat([ED25519, Buffer.from(publicKey)]), format: 'der', type: 'spki' });
}

export interface Crew {
  hr: Somebody;
  admin: Somebody;
  /** Whoever may be an assignee or a successor. */
  people: Somebody[];
}

/** Every task of a case, over all pages. */
export async function tasksOf(house: House, caseId: string, by: Somebody): Promise<any[]> {
  const browser = await house.given.as(by);
  const items: any[] = [];
  for (let cursor = ''; ;) {
    const page = await browser.get(`/offboarding-cases/${caseId}/tasks?limit=200${cursor}`);
    if (page.status !== 200) throw new Error(`Tasks: ${page.status} ${page.text}`);
    items.push(...page.body.items);
    if (page.body.nextCursor === null) return items;
    cursor = `&cursor=${page.body.nextCursor}`;
  }
}

/** Successors accept what they were asked for. */
export async function acceptAll(house: House, caseId: string, { hr, people }: Crew): Promise<void> {
  const found = await (await house.given.as(hr)).get(`/offboarding-cases/${caseId}/handovers?limit=200`);
  for (const handover of found.body.items) {
    const successor = people.find((person) => person.id === handover.successorId);
    if (!successor) throw new Error(`Nobody of the crew takes over ${handover.accountId}`);
    const accepted = await (await house.given.as(successor)).post(`/handovers/${handover.id}/accept`);
    if (accepted.status !== 200) throw new Error(`Accept: ${accepted.status} ${accepted.text}`);
  }
}

/** Every gate gets its evidence, and a second pair of eyes where it needs one. */
export async function finishGates(house: House, caseId: string, crew: Crew): Promise<void> {
  const gates = (await tasksOf(house, caseId, crew.hr)).filter(
    (task) => task.gate && ['open', 'started'].includes(task.status),
  );
  for (const task of gates) {
    const now = (await tasksOf(house, caseId, crew.hr)).find((other) => other.id === task.id);
    if (!['open', 'started'].includes(now.status)) continue;
    const doer = task.assigneeId === null ? crew.admin : crew.people.find((person) => person.id === task.assigneeId);
    if (!doer || task.who === 'vault') continue;
    const done = await (
      await house.given.as(doer)
    ).post(`/tasks/${task.id}/complete`, { evidence: { text: `Done: ${task.code}` } });
    if (done.status !== 200) throw new Error(`${task.code}: ${done.status} ${done.text}`);
    if (!task.needsVerification) continue;
    const verified = await (await house.given.as(crew.hr)).post(`/tasks/${task.id}/verify`);
    if (verified.status !== 200) throw new Error(`${task.code}: ${verified.status} ${verified.text}`);
  }
}

/** The worker's round: everybody whose last day is over is cut. Answers how many. */
export async function endLastDays(house: House): Promise<number> {
  const [operations, job] = [house.app.get(Operations), house.app.get(LastDays)];
  const due = (): Promise<boolean> => operations.run(SYSTEM, 'service.look', {}, (op) => job.due(op));
  let cut = 0;
  for (let more = await due(); more; cut++) {
    more = await operations.run(SYSTEM, job.action, { reason: job.reason }, (op) => job.work(op));
  }
  return cut;
}
