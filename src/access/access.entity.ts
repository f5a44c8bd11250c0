import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
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
  @Column('varchar') createdAt: string;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
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
  @Column('text') reason: string;
  /** pending, approved, rejected, cancelled or expired. */
  @Column('varchar') state: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') expiresAt: string;
  @Column('varchar', { nullable: true }) decidedBy: string | null;
  @Column('varchar', { nullable: true }) decidedAt: string | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @ForeignKey(() => Grant)
  @Column('varchar', { nullable: true })
  grantId: string | null;
  @Column('integer') version: number;
}
