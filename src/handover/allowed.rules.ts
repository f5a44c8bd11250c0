import type { ActionName } from '../operation/actions.js';
import type { Actor } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import { dayAfter } from '../kernel/clock.js';
import { refusalToSteer } from './case.rules.js';
import { SECOND_PERSON } from './cut.rules.js';
import { refusalToDecideMove } from './move.rules.js';
import type { TaskTemplate } from './runbook.js';
import { refusalToComplete, refusalToNaming, type Completion, type Naming } from './successor.rules.js';
import type { TaskRow } from './task.queries.js';
import {
  refusalToAssign,
  refusalToShow,
  refusalToUnblock,
  refusalToVerify,
  refusalToWaive,
  refusalToWork,
  type Doer,
} from './task.rules.js';
import type { WaiverReview } from './waiver-review.entity.js';
import { refusalToReview, refusalToSign } from './waiver-review.rules.js';

type Rules<F> = Partial<Record<ActionName, (facts: F) => boolean>>;

/** Whoever may do such a thing at all, and to this. */
const allowedBy = <F>(rules: Rules<F>, actor: Actor, facts: F): ActionName[] =>
  (Object.keys(rules) as ActionName[]).filter((action) => mayTry(actor, action) && rules[action]?.(facts));

export interface CaseState {
  actorId: string;
  isAdmin: boolean;
  isHr: boolean;
  kase: { personId: string; status: string; cutWaitsFor: string | null; cutAskedBy: string | null };
  /** Leaves in the same departure of an organisation. */
  isColleague: boolean;
  managerId: string | null;
  suspends: boolean;
  moves: boolean;
  /** Nothing stands between the case and its close. */
  isReady: boolean;
  isCertified: boolean;
  asksDeclaration: boolean;
  isDeclared: boolean;
}

const steers = ({ kase, actorId, isColleague }: CaseState): boolean =>
  !isColleague && refusalToSteer(kase, actorId) === null;
const isOpen = ({ kase }: CaseState): boolean => kase.status === 'open';
const asked = ({ kase, actorId }: CaseState): boolean =>
  kase.cutWaitsFor === SECOND_PERSON && kase.cutAskedBy === actorId;

const OF_CASE: Rules<CaseState> = {
  'case.move': steers,
  'case.reschedule': steers,
  'case.cut': (facts) => steers(facts) && isOpen(facts) && !asked(facts),
  'case.close': (facts) => steers(facts) && facts.isReady,
  'case.cancel': steers,
  'case.return': (facts) => steers(facts) && facts.suspends && isOpen(facts),
  'case.certificate': ({ isCertified }) => isCertified,
  'case.show_move': ({ moves }) => moves,
  'case.decide_move': ({ actorId, isAdmin, managerId, moves, kase }) =>
    moves && refusalToDecideMove({ actorId, isAdmin, moverId: kase.personId, managerId, status: kase.status }) === null,
  'handover.name_many': steers,
  'declaration.show': ({ isDeclared }) => isDeclared,
  'declaration.give': ({ asksDeclaration, actorId, isHr, kase }) =>
    asksDeclaration && (actorId === kase.personId || isHr) && ['open', 'cut'].includes(kase.status),
};

/** What the reader may try on a case, by the rules that will decide it. */
export const allowedOnCase = (actor: Actor, facts: CaseState): ActionName[] => allowedBy(OF_CASE, actor, facts);

export interface AgencyState {
  isOver: boolean;
  isCut: boolean;
  isColleague: boolean;
  /** Nobody of ours may own some of its accounts yet. */
  claims: boolean;
}

const OF_AGENCY: Rules<AgencyState> = {
  'agency.cut': ({ isOver, isCut, isColleague, claims }) => !isOver && !isCut && !isColleague && !claims,
  'agency.close': ({ isOver, isCut, isColleague }) => !isOver && isCut && !isColleague,
};

export const allowedOnAgency = (actor: Actor, facts: AgencyState): ActionName[] => allowedBy(OF_AGENCY, actor, facts);

export interface HandoverState {
  naming: Omit<Naming, 'successor' | 'today'>;
  /** Null where nothing of it can be finished any more. */
  completion: Completion | null;
  successorId: string | null;
  /** The case goes on, and the reader has a say in it. */
  isRunning: boolean;
  hasOpenGates: boolean;
  /** Nothing is taken over before the cut: the leaver would notice. */
  cutFirst: boolean;
}

const isAsked = ({ isRunning, successorId, naming }: HandoverState): boolean =>
  isRunning && successorId === naming.actor.id && !naming.accepted;

const OF_HANDOVER: Rules<HandoverState> = {
  'handover.name': ({ isRunning, naming }) => isRunning && refusalToNaming(naming) === null,
  'handover.accept': (facts) => isAsked(facts) && !facts.cutFirst,
  'handover.refuse': isAsked,
  'handover.complete': ({ isRunning, completion, hasOpenGates }) =>
    isRunning && completion !== null && !hasOpenGates && refusalToComplete(completion) === null,
};

export const allowedOnHandover = (actor: Actor, facts: HandoverState): ActionName[] =>
  allowedBy(OF_HANDOVER, actor, facts);

export interface TaskState {
  task: TaskRow;
  step: TaskTemplate | null;
  doer: Doer;
  isColleague: boolean;
  /** Other steps come first. */
  waits: boolean;
  /** Whose evidence it stands on. */
  authors: readonly string[];
  /** The newest look at a waiver of a case that is over. */
  review: WaiverReview | null;
  /** UTC day. */
  today: string;
}

/** A day anybody may choose: the act asks for another one. */
const tomorrow = ({ today }: TaskState): { reviewOn: string; today: string } => ({
  reviewOn: dayAfter(today, 1),
  today,
});

const mayReview = (facts: TaskState, reviewOn: string | null): boolean =>
  refusalToReview({ task: facts.task, doer: facts.doer, reviewOn, today: facts.today }) === null;

const maySign = ({ task, review, doer }: TaskState): boolean =>
  task.caseStatus === 'closed' &&
  review !== null &&
  review.verifiedBy === null &&
  refusalToSign(task, review, doer) === null;

const OF_TASK: Rules<TaskState> = {
  'task.start': ({ task, step, doer, waits }) =>
    !waits && task.status === 'open' && refusalToWork(task, step, doer) === null,
  'task.complete': ({ task, step, doer, waits }) => !waits && refusalToWork(task, step, doer) === null,
  'task.block': ({ task, step, doer }) => task.status !== 'blocked' && refusalToWork(task, step, doer) === null,
  'task.unblock': ({ task, step, doer }) => refusalToUnblock(task, step, doer) === null,
  'task.assign': ({ task, step, doer }) => refusalToAssign(task, step, doer) === null,
  'task.waive': (facts) => refusalToWaive(facts.task, facts.step, facts.doer, tomorrow(facts)) === null,
  'task.verify': (facts) =>
    maySign(facts) || refusalToVerify(facts.task, facts.step, facts.doer, facts.authors) === null,
  'task.review': (facts) => mayReview(facts, null) || mayReview(facts, tomorrow(facts).reviewOn),
  'task.comment': () => true,
  'evidence.add': ({ task, step, doer }) => refusalToShow(task, step, doer) === null,
};

export const allowedOnTask = (actor: Actor, facts: TaskState): ActionName[] =>
  facts.isColleague ? [] : allowedBy(OF_TASK, actor, facts);
