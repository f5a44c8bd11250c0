import type { EntityManager } from 'typeorm';
import type { HeldSeat } from '../accounts/seat.queries.js';
import { day } from '../kernel/clock.js';
import { gatesOf } from '../policies/gate.queries.js';
import type { Grace, Missing } from '../policies/gate.rules.js';
import type { AccountRow, GrantRow } from './facts.queries.js';
import { exposuresOn, lastUsesOn, pairKey } from './facts.queries.js';
import { factsKeyOf } from './item.rules.js';

interface SeatFact {
  seat: string;
  personId: string;
  person: string;
}

/** Frozen with the item: names, reasons and states as the reviewer was shown them. */
export interface ItemFacts {
  account: { platform: string; handle: string; displayName: string; brand: string | null; criticality: string };
  person: { name: string; kind: string; organisation: string | null } | null;
  grant: {
    level: string;
    nativeRole: string | null;
    scope: string;
    ticket: string | null;
    reason: string | null;
    since: string;
    until: string | null;
    requestedBy: { id: string | null; name: string | null };
    approvedBy: { id: string | null; name: string | null };
    /** The grant to a group that this one follows from. */
    groupGrantId: string | null;
    /** The holder's newest reveal or code here; null when there was none. */
    lastUseAt: string | null;
    /** How many values in use they have seen. */
    exposures: number;
    /** Policies and trainings that are missing for it. */
    missing: Missing[];
  } | null;
  register: {
    status: string;
    ownerEntity: string | null;
    purpose: string | null;
    accessModel: string;
    lastVerifiedOn: string | null;
    validatedAt: string | null;
  } | null;
  /** The holder's own seats here; of an entry of the register all of them. */
  seats: SeatFact[];
}

/** An item before it is decided who is asked. */
export interface Question {
  subject: string;
  grantId: string | null;
  accountId: string;
  personId: string | null;
  approvedBy: string | null;
  level: string | null;
  facts: ItemFacts;
  factsKey: string;
}

const idsOf = (found: readonly { accountId: string }[]): string[] => [...new Set(found.map((row) => row.accountId))];
const seatFact = ({ seat, personId, fullName }: HeldSeat): SeatFact => ({ seat, personId, person: fullName });

/** Everything about a portion of grants, in a handful of statements whatever their number. */
export async function grantQuestions(
  db: EntityManager,
  grants: readonly GrantRow[],
  held: readonly HeldSeat[],
  { now, grace }: { now: Date; grace: Grace },
): Promise<Question[]> {
  if (grants.length === 0) return [];
  const accounts = idsOf(grants);
  const gates = await gatesOf(
    db,
    grants.map((grant) => grant.id),
    day(now),
    grace,
  );
  const exposures = await exposuresOn(db, accounts);
  const uses = await lastUsesOn(db, accounts);
  const seats = new Map<string, SeatFact[]>();
  for (const seat of held) {
    const key = pairKey(seat.accountId, seat.personId);
    seats.set(key, [...(seats.get(key) ?? []), seatFact(seat)]);
  }
  return grants.map((grant) => {
    const key = pairKey(grant.accountId, grant.personId);
    return grantQuestion(grant, {
      lastUseAt: uses.get(key) ?? null,
      exposures: exposures.get(key) ?? 0,
      missing: gates.get(grant.id) ?? [],
      seats: seats.get(key) ?? [],
    });
  });
}

function grantQuestion(
  row: GrantRow,
  known: { lastUseAt: string | null; exposures: number; missing: Missing[]; seats: SeatFact[] },
): Question {
  const { seats, ...use } = known;
  const { level, nativeRole, ticket, reason, since, until, groupGrantId } = row;
  const scope = row.scope ?? 'routine';
  const facts: ItemFacts = {
    account: accountFact(row),
    person: { name: row.person, kind: row.personKind, organisation: row.organisation },
    grant: {
      ...{ level, nativeRole, scope, ticket, reason, since, until, groupGrantId },
      requestedBy: { id: row.requestedBy, name: row.asker },
      approvedBy: { id: row.approvedBy, name: row.giver },
      ...use,
    },
    register: null,
    seats,
  };
  const factsKey = factsKeyOf({
    subject: 'grant',
    level,
    scope,
    isOpenEnded: until === null,
    hasReason: (reason ?? '') !== '',
    groupGrantId,
    isUsed: use.lastUseAt !== null,
    exposures: use.exposures,
    missing: use.missing.map(({ what, policyCode }) => `${what} ${policyCode ?? ''}`),
    seats: seats.map(({ seat }) => seat),
  });
  const { id, accountId, personId, approvedBy } = row;
  return { subject: `grant:${id}`, grantId: id, accountId, personId, approvedBy, level, facts, factsKey };
}

const accountFact = (row: GrantRow | AccountRow): ItemFacts['account'] => ({
  platform: row.platform,
  handle: row.handle,
  displayName: row.displayName,
  brand: row.brand,
  criticality: row.criticality,
});

/** The entries of the register, each with who holds its seats. */
export function entryQuestions(entries: readonly AccountRow[], held: readonly HeldSeat[]): Question[] {
  return entries.map((entry) => {
    const { status, ownerEntity, purpose, accessModel, lastVerifiedOn, validatedAt } = entry;
    const seats = held.filter((seat) => seat.accountId === entry.id).map(seatFact);
    const register = { status, ownerEntity, purpose, accessModel, lastVerifiedOn, validatedAt };
    const nothing = { level: null, scope: null, groupGrantId: null, exposures: 0, missing: [] };
    const factsKey = factsKeyOf({
      ...nothing,
      subject: 'account',
      isOpenEnded: true,
      hasReason: (purpose ?? '') !== '',
      isUsed: validatedAt !== null,
      seats: seats.map(({ seat }) => seat),
    });
    return {
      subject: `account:${entry.id}`,
      grantId: null,
      accountId: entry.id,
      personId: null,
      approvedBy: null,
      level: null,
      facts: { account: accountFact(entry), person: null, grant: null, register, seats },
      factsKey,
    };
  });
}
