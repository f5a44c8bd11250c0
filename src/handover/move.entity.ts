import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Grant } from '../access/access.entity.js';
import { OffboardingCase } from './handover.entity.js';

/** What the new manager decided about one grant of somebody who moves. Keeping lets power go on: the MAC binds the row to the root key. */
@Entity('move_decision')
@Index('move_decision_grant', ['caseId', 'grantId'], { unique: true })
export class MoveDecision {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => OffboardingCase)
  @Column('varchar')
  caseId: string;
  @ForeignKey(() => Grant)
  @Column('varchar')
  grantId: string;
  /** keep or remove. */
  @Column('varchar') decision: string;
  /** Why it is needed in the new place. */
  @Column('text') reason: string;
  /** Last day on which it goes on, where the manager named one. */
  @Column('varchar', { nullable: true }) until: string | null;
  @Column('varchar') decidedBy: string;
  @Column('varchar') decidedAt: string;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
