import type { Keyring } from '../keyring/keyring.js';
import type { GroupMember, GroupRule } from './group.entity.js';

type SealedMember = Omit<GroupMember, 'mac' | 'endedBy'>;
type SealedRule = Omit<GroupRule, 'mac' | 'reason' | 'endedBy'>;

const memberFields = (row: SealedMember) =>
  [
    row.id,
    row.groupId,
    row.personId,
    row.source,
    row.since,
    row.addedAt,
    row.addedBy,
    row.endedOn,
    row.endedAt,
    row.version,
  ] as const;

const ruleFields = (row: SealedRule) =>
  [
    row.id,
    row.groupId,
    row.departments,
    row.organisations,
    row.kinds,
    row.createdAt,
    row.createdBy,
    row.endedAt,
    row.version,
  ] as const;

/** Binds a membership to the root key: whoever can only write the database joins no group. */
export const memberMac = (keyring: Keyring, row: SealedMember): string =>
  keyring.mac('group_member', memberFields(row));
export const isAuthenticMember = (keyring: Keyring, row: SealedMember & { mac: string }): boolean =>
  keyring.macMatches('group_member', memberFields(row), row.mac);

/** … and makes no rule that takes them in. */
export const groupRuleMac = (keyring: Keyring, row: SealedRule): string => keyring.mac('group_rule', ruleFields(row));
export const isAuthenticGroupRule = (keyring: Keyring, row: SealedRule & { mac: string }): boolean =>
  keyring.macMatches('group_rule', ruleFields(row), row.mac);
