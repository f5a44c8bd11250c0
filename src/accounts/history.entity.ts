import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Account, RecoveryChannel } from './account.entity.js';

/**
 * What the register said of an account from one instant to the next. The first row says what was first written down, and stands
 * for the days before too. Rows are added and closed, never changed.
 */
@Entity('account_history')
@Index('account_history_open', ['accountId'], { unique: true, where: 'valid_to is null' })
export class AccountHistory {
  @ForeignKey(() => Account)
  @PrimaryColumn('varchar')
  accountId: string;
  @PrimaryColumn('integer') number: number;
  /** The instant of the change; empty for the first row. */
  @Column('varchar') validFrom: string;
  /** The instant of the next change; null while it holds. */
  @Column('varchar', { nullable: true }) validTo: string | null;
  @Column('varchar') status: string;
  @Column('varchar', { nullable: true }) brand: string | null;
  @Column('varchar') criticality: string;
  @Column('varchar') accessModel: string;
  @Column('varchar', { nullable: true }) ownershipBasis: string | null;
  @Column('varchar', { nullable: true }) registrationEmail: string | null;
  @Column('varchar', { nullable: true }) recoveryPhone: string | null;
  @Column('varchar', { nullable: true }) secondFactor: string | null;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  secondFactorHolderId: string | null;
  @Column('varchar', { nullable: true }) paidBy: string | null;
  @Column('varchar', { nullable: true }) planRenewsOn: string | null;
  @Column('varchar', { nullable: true }) createdOn: string | null;
  @Column('varchar', { nullable: true }) lastVerifiedOn: string | null;
  @Column('varchar', { nullable: true }) lastSignInOn: string | null;
  @Column('varchar') displayName: string;
  @Column('varchar', { nullable: true }) platformUid: string | null;
  @Column('varchar', { nullable: true }) ownerEntity: string | null;
  @Column('varchar', { nullable: true }) paidPlan: string | null;
  @Column('varchar', { nullable: true }) reviewDueOn: string | null;
  @Column('varchar', { nullable: true }) language: string | null;
  @Column('text', { nullable: true }) purpose: string | null;
}

/** The same of a recovery channel: whose it was. */
@Entity('recovery_channel_history')
@Index('recovery_channel_history_open', ['channelId'], { unique: true, where: 'valid_to is null' })
export class RecoveryChannelHistory {
  @ForeignKey(() => RecoveryChannel)
  @PrimaryColumn('varchar')
  channelId: string;
  @PrimaryColumn('integer') number: number;
  @Column('varchar') validFrom: string;
  @Column('varchar', { nullable: true }) validTo: string | null;
  @Column('varchar') belongsTo: string;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  holderId: string | null;
  @Column('varchar') status: string;
}
