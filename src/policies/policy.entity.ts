import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** A charter, clause or sheet, whatever its versions: what it is and for whom. Imported ones may have no such row. */
@Entity('policy')
export class Policy {
  @PrimaryColumn('varchar') code: string;
  /** charter, clause, agency_clause, crisis_sheet or guideline. */
  @Column('varchar') kind: string;
  /** quarterly, half_yearly, yearly or none. */
  @Column('varchar') cadence: string;
  @Column('varchar') createdBy: string;
  @Column('varchar') createdAt: string;
  @Column('integer') version: number;
}

/**
 * One version of a policy that was written here, whatever the language: from draft to publication. Whom it concerns is
 * fixed with it. An imported version has none: it is published and its `applies_to` says whom it concerns.
 */
@Entity('policy_edition')
@Index('policy_edition_key', ['policyCode', 'number'], { unique: true })
export class PolicyEdition {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') policyCode: string;
  @Column('integer') number: number;
  /** draft, comment, published or withdrawn. */
  @Column('varchar') state: string;
  /** Lists of values, one a line with a line break before and after each; null is everything. */
  @Column('text', { nullable: true }) platforms: string | null;
  @Column('text', { nullable: true }) brands: string | null;
  @Column('text', { nullable: true }) levels: string | null;
  @Column('text', { nullable: true }) organisations: string | null;
  @Column('text', { nullable: true }) personKinds: string | null;
  /** yes: it concerns only those who hold an owner seat, and no grant waits for it. */
  @Column('varchar') custodians: string;
  /** Least training (1 to 5) that it asks for; 0 asks for none. */
  @Column('integer') requiresTraining: number;
  @ForeignKey(() => Person)
  @Column('varchar')
  authorId: string;
  @Column('varchar') createdAt: string;
  /** Last day of the comment period. */
  @Column('varchar', { nullable: true }) commentsUntil: string | null;
  @Column('varchar', { nullable: true }) publishedBy: string | null;
  @Column('varchar', { nullable: true }) publishedAt: string | null;
  @Column('varchar', { nullable: true }) withdrawnBy: string | null;
  @Column('varchar', { nullable: true }) withdrawnAt: string | null;
  @Column('integer') version: number;
}

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
  /** The text itself, in Markdown; null where only a link is known. */
  @Column('text', { nullable: true }) body: string | null;
  @Column('varchar') createdAt: string;
}

/** What somebody thinks of a draft while it is open for comments. */
@Entity('policy_comment')
@Index('policy_comment_page', ['policyCode', 'number', 'id'])
export class PolicyComment {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') policyCode: string;
  @Column('integer') number: number;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('text') text: string;
  @Column('varchar') createdAt: string;
}

/** Remembers what was announced, so that nobody is told twice. */
@Entity('policy_notice')
@Index('policy_notice_key', ['policyCode', 'number', 'step', 'personId'], { unique: true })
export class PolicyNotice {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') policyCode: string;
  @Column('integer') number: number;
  /** published, reminder, suspended or review_due. */
  @Column('varchar') step: string;
  /** Who is reminded; empty for a review, which is nobody's alone. */
  @Column('varchar') personId: string;
  @Column('varchar') at: string;
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
  /** Said again on this day, by somebody who left and came back. */
  @Column('varchar', { nullable: true }) renewedOn: string | null;
  @Column('varchar', { nullable: true }) method: string | null;
  /** SHA-256 of the text that was accepted; null for one imported. */
  @Column('varchar', { nullable: true }) textHash: string | null;
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
  /** What shows that it was done, in words. */
  @Column('text', { nullable: true }) evidence: string | null;
  @Column('varchar', { nullable: true }) evidenceUrl: string | null;
  @Column('varchar', { nullable: true }) recordedBy: string | null;
  /** A withdrawn training counts for nothing and stays. */
  @Column('varchar', { nullable: true }) withdrawnAt: string | null;
  @Column('varchar', { nullable: true }) withdrawnBy: string | null;
  @Column('text', { nullable: true }) withdrawnReason: string | null;
  @Column('varchar') createdAt: string;
}
