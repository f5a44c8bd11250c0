import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Somebody in the directory. Dates are the current employment period's; earlier periods are in `employment_period`. */
@Entity('person')
export class Person {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar', { nullable: true }) externalId: string | null;
  @Column('varchar') fullName: string;
  /** Name and mail without case and accents, for search. */
  @Index('person_search')
  @Column('varchar')
  searchText: string;
  @Column('varchar') workEmail: string;
  /** Lower case: mail addresses are compared without case. */
  @Index('person_email', { unique: true })
  @Column('varchar')
  emailKey: string;
  /** employee, contractor, agency or auditor. */
  @Column('varchar') kind: string;
  @Column('varchar', { nullable: true }) organisation: string | null;
  @Column('varchar', { nullable: true }) department: string | null;
  @Index('person_manager')
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  managerId: string | null;
  @Column('varchar', { nullable: true }) startDate: string | null;
  @Column('varchar', { nullable: true }) lastDay: string | null;
  /** Absence has dates and never a reason. */
  @Column('varchar', { nullable: true }) absenceFrom: string | null;
  @Column('varchar', { nullable: true }) absenceUntil: string | null;
  @Column('varchar') locale: string;
  /** Where they work: last days and working hours count by it. */
  @Column('varchar') timeZone: string;
  /** By which clock they want to read and be told, where they said so themselves; nothing is decided by it. */
  @Column('varchar', { nullable: true }) ownTimeZone: string | null;
  /** A frozen person releases nothing. */
  @Column('varchar', { nullable: true }) frozenAt: string | null;
  /** Set while a departure is open: rights of a leaver no longer grow. */
  @Column('varchar', { nullable: true }) leavingAt: string | null;
  /** Set by the cut of a departure, cleared by a new employment period: nobody signs in in between. */
  @Column('varchar', { nullable: true }) cutAt: string | null;
  /** Set while a long absence is open: nobody signs in as them, and they come back to what they had. */
  @Column('varchar', { nullable: true }) awayAt: string | null;
  /** When their contact data were erased; the address is a pseudonym from then on, until they are hired again. */
  @Column('varchar', { nullable: true }) erasedAt: string | null;
  /** When a mail server refused their address for good, and which one it was, as it is compared. */
  @Column('varchar', { nullable: true }) bouncedAt: string | null;
  @Column('varchar', { nullable: true }) bouncedKey: string | null;
  @Column('varchar') createdAt: string;
  @Column('integer') version: number;
}

/** Hired, left, hired again: one row each. */
@Entity('employment_period')
@Index('employment_period_start', ['personId', 'startDate'], { unique: true })
export class EmploymentPeriod {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('varchar') startDate: string;
  @Column('varchar', { nullable: true }) lastDay: string | null;
  @Column('varchar', { nullable: true }) endedAt: string | null;
}

/** A role of the service itself, with its history. The MAC binds it to the root key: a row written by hand counts as absent. */
@Entity('person_role')
@Index('person_role_live', ['personId', 'role'], { unique: true, where: 'ended_at is null' })
export class PersonRole {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** admin, hr or auditor; everyone is a member. */
  @Column('varchar') role: string;
  @Column('varchar') since: string;
  @Column('varchar') givenBy: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
