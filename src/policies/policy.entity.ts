import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** One dated text of a charter or clause, in one language. */
@Entity('policy_version')
@Index('policy_version_key', ['policyCode', 'number', 'language'], { unique: true })
export class PolicyVersion {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') policyCode: string;
  @Column('integer') number: number;
  @Column('varchar') language: string;
  @Column('varchar') title: string;
  @Column('varchar') kind: string;
  @Column('varchar') appliesTo: string;
  /** yes or no. */
  @Column('varchar') requiresAcknowledgement: string;
  @Column('varchar', { nullable: true }) effectiveFrom: string | null;
  @Column('varchar', { nullable: true }) effectiveTo: string | null;
  @Column('varchar', { nullable: true }) reviewDueOn: string | null;
  @Column('varchar', { nullable: true }) approvedBy: string | null;
  @Column('varchar', { nullable: true }) documentUrl: string | null;
  @Column('text', { nullable: true }) summary: string | null;
  @Column('varchar') createdAt: string;
}

/** "Read and accepted", by a person, of one version. */
@Entity('acknowledgement')
@Index('acknowledgement_key', ['personId', 'policyCode', 'number'], { unique: true })
export class Acknowledgement {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('varchar') policyCode: string;
  @Column('integer') number: number;
  @Column('varchar') language: string;
  @Column('varchar') acknowledgedOn: string;
  @Column('varchar', { nullable: true }) method: string | null;
  @Column('varchar') createdAt: string;
}

/** A training done, with its expiry. */
@Entity('training')
@Index('training_key', ['personId', 'course', 'completedOn'], { unique: true })
export class Training {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('varchar') course: string;
  @Column('varchar') level: string;
  @Column('varchar') completedOn: string;
  @Column('varchar', { nullable: true }) expiresOn: string | null;
  @Column('varchar', { nullable: true }) provider: string | null;
  @Column('varchar', { nullable: true }) certificateRef: string | null;
  @Column('varchar') createdAt: string;
}
