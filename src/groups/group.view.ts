import type { GroupMember, PersonGroup } from './group.entity.js';
import type { Criteria } from './group.rules.js';

/** Whom the directory puts into the group: who fits every list that is not empty. */
export class RuleCriteriaView {
  departments: string[];
  organisations: string[];
  kinds: string[];
}

export class GroupView {
  id: string;
  name: string;
  description: string | null;
  /** Null where members are named by hand only. */
  rule: RuleCriteriaView | null;
  /** Members today. */
  members: number;
  createdAt: string;
  createdBy: string;
  endedAt: string | null;
  endedBy: string | null;
  endedReason: string | null;
  /** What the reader may do with it now, as names of actions. */
  can: string[];
  version: number;
}

export class GroupPage {
  items: GroupView[];
  nextCursor: string | null;
  total: number;
}

/** What putting people in came to. */
export class JoinedView {
  added: number;
  /** Grants that began with it. */
  issued: number;
}

export class MemberView {
  personId: string;
  /** Present name. */
  fullName: string;
  /** hand or rule. */
  source: string;
  since: string;
  addedAt: string;
  /** Who named them, or who made the rule. */
  addedBy: string;
  /** Their present name; null where no person did. */
  adder: string | null;
  /** The first day on which they were no member any more. */
  endedOn: string | null;
  endedAt: string | null;
  endedBy: string | null;
}

export class MemberPage {
  items: MemberView[];
  nextCursor: string | null;
  total: number;
}

export interface ShownGroup {
  group: PersonGroup;
  criteria: Criteria | null;
  members: number;
  can: string[];
}

export const groupView = ({ group, criteria, members, can }: ShownGroup): GroupView => ({
  id: group.id,
  name: group.name,
  description: group.description,
  rule: criteria && {
    departments: [...criteria.departments],
    organisations: [...criteria.organisations],
    kinds: [...criteria.kinds],
  },
  members,
  createdAt: group.createdAt,
  createdBy: group.createdBy,
  endedAt: group.endedAt,
  endedBy: group.endedBy,
  endedReason: group.endedReason,
  can,
  version: group.version,
});

export type NamedMember = GroupMember & { fullName: string; adder: string | null };

export const memberView = (member: NamedMember): MemberView => ({
  personId: member.personId,
  fullName: member.fullName,
  source: member.source,
  since: member.since,
  addedAt: member.addedAt,
  addedBy: member.addedBy,
  adder: member.adder,
  endedOn: member.endedOn,
  endedAt: member.endedAt,
  endedBy: member.endedBy,
});
