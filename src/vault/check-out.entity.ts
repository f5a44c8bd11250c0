import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Person } from '../people/person.entity.js';

/** Whether an account is used by one person at a time. The MAC binds the row to the root key, the log knows its newest state. */
@Entity('check_out_policy')
export class CheckOutPolicy {
  @ForeignKey(() => Account)
  @PrimaryColumn('varchar')
  accountId: string;
  /** yes or no. */
  @Column('varchar') required: string;
  @Column('integer') minutes: number;
  /** yes or no: what the holder saw is owed a rotation once they give it back. */
  @Column('varchar') rotateOnReturn: string;
  @Column('text') reason: string;
  @Column('varchar') setBy: string;
  @Column('varchar') setAt: string;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/** Somebody's turn with an account: waiting, offered, taken, over. Time limits end it, whatever process was killed. */
@Entity('check_out')
@Index('check_out_holder', ['accountId'], { unique: true, where: 'taken_at is not null and ended_at is null' })
@Index('check_out_turn', ['accountId', 'personId'], { unique: true, where: 'ended_at is null' })
@Index('check_out_person', ['personId', 'endedAt'])
@Index('check_out_seen', ['accountId', 'personId', 'takenAt'])
export class CheckOut {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('text') reason: string;
  @Column('varchar', { nullable: true }) ticket: string | null;
  @Column('varchar') askedAt: string;
  /** Since when it is kept for this person. */
  @Column('varchar', { nullable: true }) offeredAt: string | null;
  @Column('varchar', { nullable: true }) takenAt: string | null;
  @Column('varchar', { nullable: true }) expiresAt: string | null;
  /** As the policy said when it was taken: yes or no. */
  @Column('varchar', { nullable: true }) rotateOnReturn: string | null;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  /** returned, left, forced, expired, missed, cut, dropped or forged. */
  @Column('varchar', { nullable: true }) ending: string | null;
  @Column('text', { nullable: true }) endedReason: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
