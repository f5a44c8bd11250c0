import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** One official presence of the organisation on a platform. */
@Entity('account')
// A name given up may be taken up again; only one account that is not closed carries it.
@Index('account_key', ['platform', 'handleKey'], { unique: true, where: "status <> 'closed'" })
@Index('account_platform', ['platform', 'handleKey'])
@Index('account_by_name', ['nameKey', 'id'])
@Index('account_by_handle', ['handleKey', 'id'])
@Index('account_by_platform', ['platform', 'id'])
@Index('account_of_platform', ['platform', 'nameKey', 'id'])
@Index('account_by_criticality', ['criticality', 'id'])
@Index('account_by_age', ['createdAt', 'id'])
@Index('account_brand', ['brand', 'nameKey', 'id'])
@Index('account_status', ['status', 'nameKey', 'id'])
@Index('account_registration_email', ['registrationEmail'])
@Index('account_recovery_phone', ['recoveryPhone'])
export class Account {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') platform: string;
  @Column('varchar') handle: string;
  /** The platform's own comparison key: two spellings of one handle are one account. */
  @Column('varchar') handleKey: string;
  /** The platform's immutable id, where it has one. */
  @Column('varchar', { nullable: true }) platformUid: string | null;
  @Column('varchar', { nullable: true }) profileUrl: string | null;
  @Column('varchar') displayName: string;
  @Column('varchar', { nullable: true }) brand: string | null;
  @Column('varchar', { nullable: true }) ownerEntity: string | null;
  @Column('varchar', { nullable: true }) ownershipBasis: string | null;
  @Column('text', { nullable: true }) purpose: string | null;
  @Column('varchar') status: string;
  @Column('varchar') criticality: string;
  @Column('varchar') accessModel: string;
  @Column('varchar', { nullable: true }) registrationEmail: string | null;
  @Column('varchar', { nullable: true }) recoveryPhone: string | null;
  @Column('varchar', { nullable: true }) secondFactor: string | null;
  @Index('account_factor_holder')
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  secondFactorHolderId: string | null;
  @Index('account_parent')
  @ForeignKey(() => Account)
  @Column('varchar', { nullable: true })
  parentAccountId: string | null;
  @Column('varchar', { nullable: true }) paidPlan: string | null;
  @Column('varchar', { nullable: true }) paidBy: string | null;
  @Column('varchar', { nullable: true }) planRenewsOn: string | null;
  @Column('varchar', { nullable: true }) createdOn: string | null;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  createdById: string | null;
  @Column('varchar', { nullable: true }) lastVerifiedOn: string | null;
  /** When somebody who answers for it last confirmed the entry in a review. */
  @Column('varchar', { nullable: true }) validatedAt: string | null;
  @Column('varchar', { nullable: true }) lastSignInOn: string | null;
  @Column('varchar', { nullable: true }) reviewDueOn: string | null;
  @Column('varchar', { nullable: true }) language: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  /** Display name without case and accents, for sorting. */
  @Column('varchar') nameKey: string;
  /** Display name, handle, brand, notes and registration address without case and accents, for search. */
  @Column('text') searchText: string;
  @Column('varchar', { nullable: true }) frozenAt: string | null;
  @Column('varchar', { nullable: true }) frozenBy: string | null;
  @Column('varchar') requestedBy: string;
  @Column('varchar', { nullable: true }) decidedBy: string | null;
  @Column('varchar', { nullable: true }) decidedAt: string | null;
  @Column('varchar') createdAt: string;
  @Column('integer') version: number;
}

/** Who answers for an account, with its history. The MAC binds the row to the root key. */
@Entity('seat')
@Index('seat_live', ['accountId', 'seat'], { unique: true, where: 'ended_at is null' })
@Index('seat_person', ['personId', 'endedAt'])
@Index('seat_page', ['accountId', 'id'])
export class Seat {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** owner, backup_owner, validator or spokesperson. */
  @Column('varchar') seat: string;
  /** First day. */
  @Column('varchar') since: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') givenBy: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('varchar', { nullable: true }) endedOn: string | null;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/** A mailbox, phone or key that registrations rely on, and whose it is. */
@Entity('recovery_channel')
@Index('recovery_channel_value', ['kind', 'value'], { unique: true })
@Index('recovery_channel_holder', ['holderId'])
export class RecoveryChannel {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') kind: string;
  @Column('varchar') value: string;
  @Column('varchar', { nullable: true }) label: string | null;
  /** organisation, person or agency. */
  @Column('varchar') belongsTo: string;
  @Column('varchar', { nullable: true }) ownerEntity: string | null;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  holderId: string | null;
  @Column('varchar') status: string;
  @Column('varchar', { nullable: true }) verifiedOn: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  @Column('varchar') createdAt: string;
  @Column('integer') version: number;
}
