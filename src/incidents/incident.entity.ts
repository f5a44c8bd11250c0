import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Person } from '../people/person.entity.js';

/** Something happened to an account. It ends by its close and is never deleted; one at a time on an account. */
@Entity('incident')
@Index('incident_open', ['accountId'], { unique: true, where: 'closed_at is null' })
@Index('incident_account', ['accountId', 'id'])
export class Incident {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  /** An id of config/incidents.yaml. */
  @Column('varchar') kind: string;
  @Column('text') reason: string;
  /** When somebody first noticed: the clock of a notice starts here. */
  @Column('varchar') noticedAt: string;
  @Column('varchar') openedAt: string;
  @Column('varchar') openedBy: string;
  /** yes, no or unknown: is personal data involved? */
  @Column('varchar') personalData: string;
  /** yes or no: it was frozen already, and stays so after the close. */
  @Column('varchar') wasFrozen: string;
  @Column('varchar', { nullable: true }) closedAt: string | null;
  @Column('varchar', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) closeReason: string | null;
  /** JSON, canonical: what was signed at the close. */
  @Column('text', { nullable: true }) report: string | null;
  @Column('varchar', { nullable: true }) signature: string | null;
  /** Ledger entry of the close: finds the leaf that names the report. */
  @Column('varchar', { nullable: true }) closeEntry: string | null;
  @Column('integer') version: number;
}

/** A step of an incident. */
@Entity('incident_task')
@Index('incident_task_code', ['incidentId', 'code'], { unique: true })
export class IncidentTask {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Incident)
  @Column('varchar')
  incidentId: string;
  @Column('varchar') code: string;
  @Column('integer') position: number;
  @Column('varchar') dueAt: string;
  /** open, started, done, verified or waived; what the service sees by itself is computed. */
  @Column('varchar') status: string;
  @Column('varchar', { nullable: true }) startedBy: string | null;
  @Column('varchar', { nullable: true }) startedAt: string | null;
  @Column('varchar', { nullable: true }) completedBy: string | null;
  @Column('varchar', { nullable: true }) completedAt: string | null;
  /** text or link. */
  @Column('varchar', { nullable: true }) evidenceKind: string | null;
  @Column('text', { nullable: true }) evidence: string | null;
  /** Base64 SHA-256 of the evidence: in the log too. */
  @Column('varchar', { nullable: true }) evidenceHash: string | null;
  @Column('varchar', { nullable: true }) waivedBy: string | null;
  @Column('varchar', { nullable: true }) waivedAt: string | null;
  @Column('text', { nullable: true }) waiveReason: string | null;
  @Column('varchar', { nullable: true }) reviewOn: string | null;
  @Column('varchar', { nullable: true }) verifiedBy: string | null;
  @Column('varchar', { nullable: true }) verifiedAt: string | null;
  @Column('integer') version: number;
}

/** A line of the timeline: added, never changed. */
@Entity('incident_entry')
@Index('incident_entry_page', ['incidentId', 'at', 'id'])
export class IncidentEntry {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Incident)
  @Column('varchar')
  incidentId: string;
  /** When it happened. */
  @Column('varchar') at: string;
  @Column('text') text: string;
  @Column('varchar') addedBy: string;
  @Column('varchar') addedAt: string;
}

/** Who is called: a person of the directory, or an organisation. Replaced contacts end. */
@Entity('incident_contact')
@Index('incident_contact_incident', ['incidentId', 'endedAt'])
@Index('incident_contact_person', ['personId', 'endedAt'])
export class IncidentContact {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Incident)
  @Column('varchar')
  incidentId: string;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  personId: string | null;
  /** An organisation: the platform's help desk, an agency, an authority. */
  @Column('varchar', { nullable: true }) organisation: string | null;
  /** How to reach the organisation; never a person's phone. */
  @Column('varchar', { nullable: true }) reach: string | null;
  /** lead, communication, legal, data_protection, it, platform or other. */
  @Column('varchar') role: string;
  @Column('varchar') addedBy: string;
  @Column('varchar') addedAt: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
}
