import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { PersonGroup } from '../groups/group.entity.js';
import { Person } from '../people/person.entity.js';

/** What one person may do with one account, why, who approved it, from when to when. The MAC binds the row to the root key. */
@Entity('access_grant')
@Index('access_grant_person', ['personId', 'endedOn'])
@Index('access_grant_account', ['accountId', 'endedOn'])
@Index('access_grant_until', ['endedOn', 'until'])
@Index('access_grant_page', ['accountId', 'id'])
export class Grant {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** full_control, publisher, moderator, advertiser or analyst. */
  @Column('varchar') level: string;
  /** The platform's own word for the role. */
  @Column('varchar', { nullable: true }) nativeRole: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('varchar', { nullable: true }) requestedBy: string | null;
  @Column('varchar', { nullable: true }) approvedBy: string | null;
  /** The absent seat holder in whose name a delegate approved. */
  @Column('varchar', { nullable: true }) approvedFor: string | null;
  /** First day. */
  @Column('varchar') since: string;
  /** Last day, inclusive; null is open-ended. */
  @Column('varchar', { nullable: true }) until: string | null;
  /** active, suspended, revoked or expired: how it stands as recorded; whether it is live is computed. */
  @Column('varchar') status: string;
  /** The day it ended or was suspended; it is not live on that day. */
  @Column('varchar', { nullable: true }) endedOn: string | null;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endedReason: string | null;
  /** What it is for: routine, campaign, customer_care or crisis; null reads as routine. */
  @Column('varchar', { nullable: true }) scope: string | null;
  /** Number of the request in the organisation's own help desk. */
  @Column('varchar', { nullable: true }) ticket: string | null;
  /** The grant to a whole group that this one follows from. */
  @Column('varchar', { nullable: true }) groupGrantId: string | null;
  /** The grant this one goes on from: an extension, a resumption after an absence. */
  @Column('varchar', { nullable: true }) continuesId: string | null;
  @Column('varchar') createdAt: string;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/**
 * A standing instruction: every member of a group who may have this is given it, as a grant of their own, from joining to
 * leaving. The MAC binds the row to the root key.
 */
@Entity('group_grant')
@Index('group_grant_group', ['groupId', 'endedAt'])
@Index('group_grant_account', ['accountId', 'id'])
export class GroupGrant {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => PersonGroup)
  @Column('varchar')
  groupId: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @Column('varchar') level: string;
  /** routine, campaign, customer_care or crisis; null reads as routine. */
  @Column('varchar', { nullable: true }) scope: string | null;
  @Column('varchar', { nullable: true }) ticket: string | null;
  @Column('text') reason: string;
  /** First day, and last day, inclusive; null is open-ended. */
  @Column('varchar') since: string;
  @Column('varchar', { nullable: true }) until: string | null;
  @Column('varchar') approvedBy: string;
  @Column('varchar') createdAt: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endedReason: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/** All access of a person is suspended: nothing begins until an admin resumes it. Holds nothing but the fact. */
@Entity('access_suspension')
@Index('access_suspension_live', ['personId'], { unique: true, where: 'ended_at is null' })
export class AccessSuspension {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** The instant at which the grants it suspended were ended. */
  @Column('varchar') startedAt: string;
  @Column('varchar') startedBy: string;
  @Column('text') reason: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
}

/** The end of this grant was announced. Beside the grant, whose MAC and history it does not touch. */
@Entity('grant_warning')
export class GrantWarning {
  @ForeignKey(() => Grant)
  @PrimaryColumn('varchar')
  grantId: string;
  @Column('varchar') warnedAt: string;
}

/** Somebody asks for access; decided requests stay for ever. */
@Entity('access_request')
@Index('access_request_account', ['accountId', 'state'])
@Index('access_request_person', ['personId', 'state'])
@Index('access_request_expiry', ['state', 'expiresAt'])
export class AccessRequest {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('varchar') level: string;
  @Column('varchar', { nullable: true }) until: string | null;
  /** First day wanted; null is the day of the decision. */
  @Column('varchar', { nullable: true }) validFrom: string | null;
  /** routine, campaign, customer_care or crisis; null reads as routine. */
  @Column('varchar', { nullable: true }) scope: string | null;
  @Column('varchar', { nullable: true }) ticket: string | null;
  @Column('text') reason: string;
  /** pending, asked_back, approved, rejected, cancelled or expired. */
  @Column('varchar') state: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') expiresAt: string;
  /** Since when others than the owner seats may decide as well. */
  @Column('varchar', { nullable: true }) escalatedAt: string | null;
  @Column('varchar', { nullable: true }) decidedBy: string | null;
  /** By what: seat, delegate, admin or brand. */
  @Column('varchar', { nullable: true }) decidedAs: string | null;
  /** The absent seat holder in whose name a delegate decided. */
  @Column('varchar', { nullable: true }) decidedFor: string | null;
  @Column('varchar', { nullable: true }) decidedAt: string | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @ForeignKey(() => Grant)
  @Column('varchar', { nullable: true })
  grantId: string | null;
  @Column('integer') version: number;
}

/** A question to whoever asks for access, or their answer; kept with the request for ever. */
@Entity('request_note')
@Index('request_note_request', ['requestId', 'id'])
export class RequestNote {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => AccessRequest)
  @Column('varchar')
  requestId: string;
  /** question or answer. */
  @Column('varchar') kind: string;
  @Column('varchar') byId: string;
  @Column('varchar') at: string;
  @Column('text') text: string;
}
