import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TaskEvidence } from './handover.entity.js';

/** The bytes of a piece of evidence, sealed to it; apart, so that lists never read them. */
@Entity('evidence_file')
export class EvidenceFile {
  @PrimaryColumn('varchar')
  @ForeignKey(() => TaskEvidence)
  evidenceId: string;
  /** As its sender calls it, without a path and with the ending of what it is. */
  @Column('varchar') name: string;
  /** What its bytes are. */
  @Column('varchar') type: string;
  @Column('integer') size: number;
  @Column('text') sealed: string;
}
