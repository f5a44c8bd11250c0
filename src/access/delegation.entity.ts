import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** Who decides about access while a seat holder is away. Ended and named anew, never edited; the MAC binds the row to the root key. */
@Entity('delegation')
@Index('delegation_holder', ['holderId', 'endedAt'])
@Index('delegation_delegate', ['delegateId', 'endedAt'])
export class Delegation {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  holderId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  delegateId: string;
  /** First and last day (UTC), both inclusive. */
  @Column('varchar') fromDay: string;
  @Column('varchar') untilDay: string;
  /** Null for all accounts of the holder; of an acting owner the one account. */
  @Column('varchar', { nullable: true })
  accountId: string | null;
  /** Full control that was given with it, and ends with it. */
  @Column('varchar', { nullable: true }) grantId: string | null;
  @Column('text') reason: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') createdBy: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
