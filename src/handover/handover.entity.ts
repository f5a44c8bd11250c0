import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { EmploymentPeriod, Person } from '../people/person.entity.js';

/** One departure, absence or move: what HR opens. One open case per person and employment period. */
@Entity('offboarding_case')
@Index('offboarding_case_open', ['personId', 'periodId'], { unique: true, where: "status in ('open', 'cut')" })
@Index('offboarding_case_status', ['status', 'cutDueAt'])
export class OffboardingCase {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @ForeignKey(() => EmploymentPeriod)
  @Column('varchar')
  periodId: string;
  @Column('varchar') scenario: string;
  @Column('varchar') lastDay: string;
  @Column('varchar') timeZone: string;
  /** Whose public holidays are no business days: `FR`, `GB-SCT`; null counts weekends only. */
  @Column('varchar', { nullable: true }) country: string | null;
  /** The departure of a whole organisation this case belongs to. */
  @Column('varchar', { nullable: true }) agencyDepartureId: string | null;
  @Column('text') reason: string;
  /** open, cut, closed or cancelled. */
  @Column('varchar') status: string;
  @Column('varchar') openedBy: string;
  @Column('varchar') openedAt: string;
  /** End of the last day in the person's zone, as an instant: when access ends by itself. */
  @Column('varchar') cutDueAt: string;
  @Column('varchar', { nullable: true }) cutAt: string | null;
  @Column('varchar', { nullable: true }) cutBy: string | null;
  /** ordinary, sudden or confirmed: see cut.rules. */
  @Column('varchar', { nullable: true }) cutKind: string | null;
  /** second_person: the cut was asked for and happens by nobody but somebody else. */
  @Column('varchar', { nullable: true }) cutWaitsFor: string | null;
  @Column('varchar', { nullable: true }) cutAskedBy: string | null;
  @Column('varchar', { nullable: true }) cutAskedAt: string | null;
  /** When the last day was last said. */
  @Column('varchar', { nullable: true }) lastDaySetAt: string | null;
  @Column('varchar', { nullable: true }) closedAt: string | null;
  @Column('varchar', { nullable: true }) closedBy: string | null;
  @Column('varchar', { nullable: true }) cancelledAt: string | null;
  /** Of an absence: the day on which the person is expected back, as an instant too, and on which they came. */
  @Column('varchar', { nullable: true }) returnsOn: string | null;
  @Column('varchar', { nullable: true }) returnsAt: string | null;
  @Column('varchar', { nullable: true }) returnedOn: string | null;
  /** JSON: what the person held and had seen when the case was opened. */
  @Column('text') frozenList: string;
  /** Base64 SHA-256 of `frozenList`. */
  @Column('varchar') frozenHash: string;
  @Column('varchar', { nullable: true }) latestSafeStart: string | null;
  /** JSON, canonical: what was signed at the close. */
  @Column('text', { nullable: true }) certificate: string | null;
  @Column('varchar', { nullable: true }) signature: string | null;
  /** Ledger entry of the close: finds the leaf that names the certificate. */
  @Column('varchar', { nullable: true }) closeEntry: string | null;
  @Column('integer') version: number;
}

/** One account's transfer inside a case. */
@Entity('handover')
@Index('handover_case_account', ['caseId', 'accountId'], { unique: true })
@Index('handover_successor', ['successorId'])
export class Handover {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => OffboardingCase)
  @Column('varchar')
  caseId: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  /** JSON array: the seats the leaver held on the account when the case was opened. */
  @Column('varchar') seats: string;
  /** JSON array: what else of the account hung on the leaver: sole_control, registration_email, recovery_phone, second_factor. */
  @Column('varchar') holds: string;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  successorId: string | null;
  @Column('varchar', { nullable: true }) namedBy: string | null;
  @Column('varchar', { nullable: true }) namedAt: string | null;
  @Column('varchar', { nullable: true }) acceptedAt: string | null;
  /** Why this successor: backup_owner, brand, manager, least_loaded or named; null in what is older than the proposals. */
  @Column('varchar', { nullable: true }) proposal: string | null;
  /** Who was asked before, and leaves too or refused; null once somebody was named by hand. */
  @Column('varchar', { nullable: true }) replacesId: string | null;
  /** Handed over before the last day: the leaver has nothing left on this account. */
  @Column('varchar', { nullable: true }) completedAt: string | null;
  @Column('varchar', { nullable: true }) completedBy: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}

/** A step of a runbook inside a case. */
@Entity('task')
@Index('task_case', ['caseId', 'status'])
@Index('task_assignee', ['assigneeId', 'status'])
@Index('task_account', ['accountId'])
export class Task {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => OffboardingCase)
  @Column('varchar')
  caseId: string;
  @ForeignKey(() => Account)
  @Column('varchar', { nullable: true })
  accountId: string | null;
  /** The runbook's code, e.g. S4. */
  @Column('varchar') code: string;
  /** The runbook's word for who does it. */
  @Column('varchar') who: string;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  assigneeId: string | null;
  /** open, started, done, verified, blocked or waived. */
  @Column('varchar') status: string;
  @Column('varchar') dueAt: string;
  @Column('varchar', { nullable: true }) completedBy: string | null;
  @Column('varchar', { nullable: true }) completedAt: string | null;
  @Column('varchar', { nullable: true }) verifiedBy: string | null;
  @Column('varchar', { nullable: true }) verifiedAt: string | null;
  @Column('text', { nullable: true }) blockedReason: string | null;
  @Column('text', { nullable: true }) waiveReason: string | null;
  @Column('varchar', { nullable: true }) waivedBy: string | null;
  @Column('varchar', { nullable: true }) reviewOn: string | null;
  /** JSON array: accounts this step is done for as well, because they use the login of its own; null: none. */
  @Column('text', { nullable: true }) covers: string | null;
  @Column('integer') version: number;
}

/** The proof that a step was done, and by whom. */
@Entity('task_evidence')
@Index('task_evidence_task', ['taskId'])
export class TaskEvidence {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Task)
  @Column('varchar')
  taskId: string;
  /** text, link or observed (what the service saw itself). */
  @Column('varchar') kind: string;
  @Column('text') content: string;
  /** Base64 SHA-256 of the content. */
  @Column('varchar') hash: string;
  @Column('varchar') addedBy: string;
  @Column('varchar') addedAt: string;
}

/** What somebody had to say about a step; stays with the case. */
@Entity('task_comment')
@Index('task_comment_task', ['taskId', 'id'])
export class TaskComment {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Task)
  @Column('varchar')
  taskId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  authorId: string;
  @Column('text') text: string;
  @Column('varchar') writtenAt: string;
}
