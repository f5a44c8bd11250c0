import type { Bounded } from './bounded.queries.js';
import type { DepartureFacts } from './preview-facts.js';
import { countsOf, orderOf } from './preview-order.rules.js';
import { channelsByValue, earliestSafeStart, shown, shownFirst } from './preview.rules.js';
import type { DeparturePreview, DepartureSummary } from './preview.view.js';

/** What the reader may know beside the facts. */
export interface Reading {
  /** The last day of the directory. */
  lastDay: string | null;
  /** UTC day. */
  today: string;
  /** The first accounts connected to each tool. */
  connected: ReadonlyMap<string, Bounded<{ accountId: string }>>;
  /** Somebody else bears the person's name. */
  sharesName: boolean;
  /** How long a list may be. */
  most: number;
}

export function previewOf(facts: DepartureFacts, reading: Reading): DeparturePreview {
  const { person, holdings, leadTimes } = facts;
  const lastDay = reading.lastDay ?? facts.today;
  const recoveryChannels = channelsByValue(holdings.channels);
  const order = orderOf(facts, lastDay);
  return {
    personId: person.id,
    lastDay,
    seats: holdings.seats.map(({ accountId, seat }) => ({ accountId, seat })),
    grants: holdings.grants.map(({ id, accountId, level, since, until }) => ({
      ...{ grantId: id, accountId, level, since },
      past: until !== null && until < reading.today,
    })),
    soleControl: holdings.soleControl.map((accountId) => ({ accountId })),
    soleSeat: holdings.soleSeat.map((accountId) => ({ accountId })),
    owedRotations: holdings.seen.map((seen) => ({ ...seen })),
    recoveryChannels,
    leadTimes,
    latestSafeStart: earliestSafeStart(lastDay, leadTimes),
    ...thingsOf(facts, reading),
    ...dutiesOf(facts, reading),
    ...powersOf(facts, reading),
    order: { items: order.slice(0, reading.most), total: order.length },
    counts: countsOf(facts, recoveryChannels.length),
  };
}

type Things = 'exposures' | 'secondFactors' | 'devices' | 'tools' | 'tokens' | 'nativeRoles' | 'paidPlans';

function thingsOf(facts: DepartureFacts, { connected, sharesName, most }: Reading): Pick<DeparturePreview, Things> {
  return {
    exposures: facts.exposures,
    secondFactors: shownFirst(facts.factors, most, ({ accountId, method, inVault, device, deviceLabel }) => ({
      ...{ accountId, method, inVault: Number(inVault) === 1, device, deviceLabel },
    })),
    devices: facts.devices,
    tools: shownFirst(facts.tools, most, (tool) => ({
      ...tool,
      accountIds: (connected.get(tool.accountId)?.items ?? []).map(({ accountId }) => accountId),
    })),
    tokens: shown(facts.tokens, ({ stored, ...token }) => ({ ...token, stored: Number(stored) === 1 })),
    nativeRoles: facts.nativeRoles,
    paidPlans: shown(facts.paidPlans, (plan) => ({ ...plan, certain: !sharesName })),
  };
}

type Duties = 'successorIn' | 'tasks' | 'reviews' | 'accessRequests' | 'accountRequests';

function dutiesOf(facts: DepartureFacts, { most }: Reading): Pick<DeparturePreview, Duties> {
  const reviews = shownFirst(facts.reviews, most, ({ campaignId, name, open, dueOn }) => ({
    ...{ campaignId, name, open, dueOn },
  }));
  return {
    successorIn: facts.successions,
    tasks: facts.tasks,
    reviews: { ...reviews, total: facts.reviews.reduce((sum, { open }) => sum + open, 0) },
    accessRequests: facts.accessRequests,
    accountRequests: shownFirst(facts.accountRequests, most, ({ requestId, accountId, expiresAt }) => ({
      ...{ requestId, accountId, expiresAt },
    })),
  };
}

function powersOf(
  { person, rights, delegations, groups }: DepartureFacts,
  { most }: Reading,
): Pick<DeparturePreview, 'breakGlassRights' | 'delegations' | 'groups'> {
  return {
    breakGlassRights: shownFirst(rights, most, ({ id, accountId, until }) => ({ rightId: id, accountId, until })),
    delegations: shownFirst(delegations, most, ({ id, holderId, delegateId, fromDay, untilDay }) => ({
      delegationId: id,
      direction: delegateId === person.id ? 'to' : 'from',
      personId: delegateId === person.id ? holderId : delegateId,
      from: fromDay,
      until: untilDay,
    })),
    groups: shownFirst(groups, most, ({ groupId, name, grants }) => ({ groupId, name, grants })),
  };
}

export function summaryOf(
  facts: DepartureFacts,
  { workEmail, department }: { workEmail: string; department: string | null },
  known: { lastDay: string | null; gone: boolean },
): DepartureSummary {
  const { id, fullName } = facts.person;
  const counts = countsOf(facts, channelsByValue(facts.holdings.channels).length);
  return { personId: id, fullName, workEmail, department, ...known, ...counts };
}
