import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Task, TaskEvidence } from './handover.entity.js';

/**
 * What was decided when the review day of a waiver had come and the case was closed: left out for longer, or settled after
 * all. The task stays as the certificate says it was. The MAC binds the row to the root key.
 */
@Entity('waiver_review')
@Index('waiver_review_task', ['taskId', 'id'])
export class WaiverReview {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Task)
  @Column('varchar')
  taskId: string;
  @Column('text') reason: string;
  /** The new review day; null where it was settled. */
  @Column('varchar', { nullable: true }) reviewOn: string | null;
  /** By what it was settled. */
  @ForeignKey(() => TaskEvidence)
  @Column('varchar', { nullable: true })
  evidenceId: string | null;
  @Column('varchar') decidedBy: string;
  @Column('varchar') decidedAt: string;
  /** The second person; until then it counts for nothing. */
  @Column('varchar', { nullable: true }) verifiedBy: string | null;
  @Column('varchar', { nullable: true }) verifiedAt: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
