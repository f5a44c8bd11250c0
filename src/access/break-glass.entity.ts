import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Person } from '../people/person.entity.js';

/** Somebody may break the glass until a day: no grant, it shows nothing by itself. The MAC binds the row to the root key. */
@Entity('break_glass_right')
@Index('break_glass_right_person', ['personId', 'endedAt'])
export class BreakGlassRight {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** Null is every account. */
  @ForeignKey(() => Account)
  @Column('varchar', { nullable: true })
  accountId: string | null;
  /** Last day, inclusive (UTC). */
  @Column('varchar') until: string;
  @Column('text') reason: string;
  @Column('varchar') givenBy: string;
  @Column('varchar') createdAt: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endedReason: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/** One emergency: one person, one account, four hours at most. Over by the clock; rows stay for ever. */
@Entity('break_glass_opening')
@Index('break_glass_opening_holder', ['accountId', 'personId', 'endedAt'])
@Index('break_glass_opening_person', ['personId', 'endedAt'])
@Index('break_glass_opening_page', ['accountId', 'id'])
export class Opening {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @ForeignKey(() => BreakGlassRight)
  @Column('varchar')
  rightId: string;
  @Column('text') reason: string;
  @Column('varchar') ticket: string;
  @Column('varchar') openedAt: string;
  @Column('varchar') expiresAt: string;
  /** needed or not_needed, as the setting said when it was opened. */
  @Column('varchar') secondPerson: string;
  @Column('varchar', { nullable: true }) confirmedBy: string | null;
  @Column('varchar', { nullable: true }) confirmedAt: string | null;
  /** Ended before its time. */
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  /** justified or not_justified; null until somebody else has looked. */
  @Column('varchar', { nullable: true }) outcome: string | null;
  @Column('varchar', { nullable: true }) reviewedBy: string | null;
  @Column('varchar', { nullable: true }) reviewedAt: string | null;
  @Column('text', { nullable: true }) reviewReason: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
