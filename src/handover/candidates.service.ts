import { Inject, Injectable } from '@nestjs/common';
import { rows, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { isStaff } from './case.queries.js';
import { Handover, OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { seenHandover } from './handover.holding.js';
import type { CandidatesView, SuccessorCandidateView, RefusalView } from './naming.view.js';
import { ownersBeside } from './naming.service.js';
import { Proposals } from './proposals.js';
import { distance, firstAsked, type Asking, type Sought, type Worker } from './proposing.rules.js';
import { lackView, type Readiness } from './readiness.js';
import { RunbookShelf } from './runbook.service.js';
import { isEligible, type Candidate } from './successor.rules.js';
import { soughtOf, workersOn } from './worker.queries.js';

/** So few that somebody reads them. */
const SHOWN = 10;
const NEAR = ['brand', 'department', 'elsewhere'] as const;

interface Found {
  worker: Worker;
  why: string;
  near: string | null;
}

/** Who could take an account over: for whoever names the successor. */
@Injectable()
export class Candidates {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Proposals) private readonly proposals: Proposals,
  ) {}

  /** Throws `handover.unknown_handover`, `own_case`, `not_naming`. */
  async of(op: Operation, id: string): Promise<CandidatesView> {
    const known = await op.db.findOneBy(Handover, { id });
    const kase = known && (await op.db.findOneBy(OffboardingCase, { id: known.caseId }));
    if (!kase) throw HandoverFailures.UNKNOWN_HANDOVER();
    const { handover, owners } = await seenHandover(op, this.keys.current, this.shelf, kase, id);
    if (kase.personId === op.actor.id) throw HandoverFailures.OWN_CASE();
    if (!isStaff(op) && !ownersBeside(owners, kase.personId).includes(op.actor.id)) throw HandoverFailures.NOT_NAMING();
    return {
      items: await this.best(op, kase, handover.accountId),
      refusals: await refusalsOf(op, id),
    };
  }

  private async best(op: Operation, kase: OffboardingCase, accountId: string): Promise<SuccessorCandidateView[]> {
    const [leaver] = await rows<{ managerId: string | null }>(
      op.db,
      sql`select manager_id as "managerId" from person where id = ${kase.personId}`,
    );
    const about = { leaverId: kase.personId, managerId: leaver?.managerId ?? null, caseId: kase.id, quiet: false };
    const [account] = await soughtOf(op.db, this.keys.current, [accountId]);
    if (!account) return [];
    const workers = await workersOn(op.db, this.keys.current, day(op.now));
    const asking = await this.proposals.asking(op, [account], about, workers);
    const found = [...askedFirst(account, asking, workers), ...byNearness(account, asking, workers)];
    const once = [...new Map(found.reverse().map((one) => [one.worker.candidate.id, one])).values()].reverse();
    const fit = once.filter(({ worker: { candidate } }) => mayBeNamed(candidate, account, asking));
    const readiness = await this.proposals.readiness(
      op,
      fit.map(({ worker }) => worker.candidate.id),
    );
    const views = fit.map((one) => viewOf(one, account, asking, readiness));
    return [...views.filter(isReady), ...views.filter((view) => !isReady(view))].slice(0, SHOWN);
  }
}

const isReady = ({ missing }: SuccessorCandidateView): boolean => missing.length === 0;

/** Nobody names themselves, but whoever keeps the account already. */
const mayBeNamed = (candidate: Candidate, { ownerId, backupId }: Sought, asking: Asking): boolean =>
  isEligible(candidate, asking.leaverId, asking.today) &&
  (candidate.id !== asking.actorId || [ownerId, backupId].includes(candidate.id));

function askedFirst(account: Sought, asking: Asking, workers: readonly Worker[]): Found[] {
  const loads = new Map(workers.map(({ candidate, load }) => [candidate.id, load]));
  return firstAsked(account, asking).flatMap(([id, why]) => {
    const candidate = id === null ? undefined : asking.candidates.get(id);
    if (!candidate) return [];
    return [{ worker: { candidate, brands: new Set<string>(), load: loads.get(candidate.id) ?? 0 }, why, near: null }];
  });
}

/** Workers come by name, which decides between equals. */
function byNearness(account: Sought, asking: Asking, workers: readonly Worker[]): Found[] {
  const far = (worker: Worker): number => distance(worker, account, asking.department);
  return workers
    .map((worker) => ({ worker, at: far(worker) }))
    .sort((a, b) => a.at - b.at || a.worker.load - b.worker.load)
    .map(({ worker, at }) => ({ worker, why: 'least_loaded', near: NEAR[at] ?? null }));
}

function viewOf(
  { worker, why, near }: Found,
  account: Sought,
  asking: Asking,
  readiness: Readiness,
): SuccessorCandidateView {
  const { candidate, load } = worker;
  const refused = asking.refused.has(candidate.id)
    ? [{ what: 'refused' as const, policyCode: null, number: null, since: null }]
    : [];
  const missing = [...readiness.lacks(candidate, account), ...refused];
  return {
    ...{ personId: candidate.id, fullName: candidate.fullName, why, near, load },
    missing: missing.map((lack) => lackView(lack, candidate.id)),
  };
}

const refusalsOf = (op: Operation, handoverId: string): Promise<RefusalView[]> =>
  rows(
    op.db,
    sql`select person_id as "personId", refused_at as "refusedAt", reason from handover_refusal
        where handover_id = ${handoverId} order by id desc limit 50`,
  );
