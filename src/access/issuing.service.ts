import { Inject, Injectable } from '@nestjs/common';
import { lockAccounts } from '../accounts/account.queries.js';
import type { Account } from '../accounts/account.entity.js';
import { forUpdate, list, rows, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { holdGroup, trustedMembers } from '../groups/group.queries.js';
import type { PersonGroup } from '../groups/group.entity.js';
import type { GroupWatch } from '../groups/group-watch.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import type { Grant, GroupGrant } from './access.entity.js';
import { standingSayOf } from './deciders.js';
import { provenGrants } from './grant.queries.js';
import { endGrants } from './grant.writing.js';
import { grantMany, type Granted } from './granting.js';
import { missingMembers, standing, trustedGroupGrants } from './group-grant.queries.js';
import { endGroupGrant } from './group-grant.writing.js';
import { accountsOwnedBy } from './standing.js';
import type { Decision, Proposal } from './weighing.js';

/** What follows from grants to groups, in the transaction of whatever it follows from. Groups are held before accounts. */
@Injectable()
export class GroupIssuing implements GroupWatch {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async givesAccess(op: Operation, groupId: string): Promise<boolean> {
    return (await this.standingOf(op, groupId)).length > 0;
  }

  async answersForAccounts(op: Operation): Promise<boolean> {
    return (await accountsOwnedBy(op.db, this.keys.current, op.actor.id)).length > 0;
  }

  async issue(op: Operation, group: PersonGroup): Promise<number> {
    const standing = await this.standingOf(op, group.id);
    const accounts = await lockAccounts(
      op.db,
      standing.map((one) => one.accountId),
    );
    let issued = 0;
    for (const one of standing) {
      const account = accounts.get(one.accountId);
      if (account) issued += (await this.issueOne(op, one, group, account)).issued.length;
    }
    return issued;
  }

  /** Gives the members of one held group what one grant to it promises and they do not have. */
  async issueOne(
    op: Operation,
    groupGrant: GroupGrant,
    group: PersonGroup,
    account: Account,
  ): Promise<Granted<Proposal>> {
    const { decision, proposals } = await this.proposed(op, groupGrant, group, account);
    return grantMany(op, this.keys.current, decision, proposals);
  }

  /** Whom a grant to a group still has to reach, and by whose decision. Members in rows nobody made are none. */
  async proposed(
    op: Operation,
    groupGrant: GroupGrant,
    group: PersonGroup,
    account: Account,
  ): Promise<{ decision: Decision; proposals: Proposal[] }> {
    const { level, scope, ticket, until, approvedBy } = groupGrant;
    const by = await standingSayOf(op, this.keys.current, account.id, approvedBy);
    const decision = { deciderId: approvedBy, by, terms: this.settings };
    const today = day(op.now);
    const since = groupGrant.since > today ? groupGrant.since : today;
    const missing = (await missingMembers(op.db, groupGrant)).filter(({ ended }) => ended === null);
    const trusted = await trustedMembers(
      op.db,
      this.keys.current,
      sql`m.group_id = ${group.id} and m.ended_at is null`,
    );
    const members = new Set(trusted.map(({ id }) => id));
    const proposals = missing
      .filter(({ memberId }) => members.has(memberId))
      .map(({ personId, addedBy }) => ({
        account,
        recipientId: personId,
        level,
        nativeRole: null,
        reason: groupGrant.reason,
        requestedBy: addedBy,
        since,
        until,
        scope,
        ticket,
        groupGrantId: groupGrant.id,
        continuesId: null,
      }));
    return { decision, proposals };
  }

  async withdraw(op: Operation, group: PersonGroup, personIds: readonly string[]): Promise<void> {
    if (personIds.length === 0) return;
    const ids = (await this.everOf(op, group.id)).map(({ id }) => id);
    await this.endAll(op, ids, personIds, op.reason ?? `Left the group ${group.name}`);
  }

  async dissolve(op: Operation, group: PersonGroup): Promise<void> {
    for (const groupGrant of await this.everOf(op, group.id)) {
      await this.endAll(op, [groupGrant.id], null, op.reason);
      if (groupGrant.endedAt === null) await endGroupGrant(op, this.keys.current, groupGrant);
    }
  }

  /** Ends what follows from these grants to groups, for these people or for all; suspended ones never come back. */
  async endAll(
    op: Operation,
    groupGrantIds: readonly string[],
    personIds: readonly string[] | null,
    reason: string | null,
  ): Promise<Grant[]> {
    const some = personIds === null ? sql`` : sql`and g.person_id in ${list(personIds)}`;
    const open = sql`g.group_grant_id in ${list(groupGrantIds)} and g.status in ('active', 'suspended') ${some}`;
    await rows(op.db, sql`select g.id from access_grant g where ${open} order by g.id${forUpdate(op.db)}`);
    const grants = await provenGrants(op.db, this.keys.current, open, sql` order by g.id`);
    const today = day(op.now);
    const ended = await endGrants(op, this.keys.current, grants, {
      status: 'revoked',
      endedOn: (grant) => grant.endedOn ?? today,
      reason,
    });
    for (const { id, accountId, personId, level } of ended)
      op.announce('grant.ended', { grantId: id, accountId, personId, level });
    return ended;
  }

  /** Tries again whom a rule kept from what their group was granted. Answers how many grants began. */
  async retry(op: Operation): Promise<number> {
    const waiting = await trustedGroupGrants(
      op.db,
      this.keys.current,
      standing('gg', day(op.now)),
      sql` order by gg.id`,
    );
    let issued = 0;
    for (const groupId of [...new Set(waiting.map((one) => one.groupId))]) {
      const isWaiting = await this.isWaiting(
        op,
        waiting.filter((one) => one.groupId === groupId),
      );
      if (isWaiting) issued += await this.issue(op, await holdGroup(op.db, groupId));
    }
    return issued;
  }

  private async isWaiting(op: Operation, groupGrants: readonly GroupGrant[]): Promise<boolean> {
    for (const one of groupGrants)
      if ((await missingMembers(op.db, one)).some(({ ended }) => ended === null)) return true;
    return false;
  }

  private standingOf(op: Operation, groupId: string): Promise<GroupGrant[]> {
    return trustedGroupGrants(
      op.db,
      this.keys.current,
      sql`gg.group_id = ${groupId} and ${standing('gg', day(op.now))}`,
      sql` order by gg.id`,
    );
  }

  private everOf(op: Operation, groupId: string): Promise<GroupGrant[]> {
    return trustedGroupGrants(op.db, this.keys.current, sql`gg.group_id = ${groupId}`, sql` order by gg.id`);
  }
}
