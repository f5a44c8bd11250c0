import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A field of a step or scenario corrected by an admin. It lies over the file's and so survives an upgrade of the file. */
@Entity('runbook_correction')
@Index('runbook_correction_live', ['subject', 'field'], { unique: true, where: 'ended_at is null' })
export class RunbookCorrection {
  @PrimaryColumn('varchar') id: string;
  /** `step:<code>` or `scenario:<id>`. */
  @Column('varchar') subject: string;
  @Column('varchar') field: string;
  /** JSON. */
  @Column('text') value: string;
  @Column('text') reason: string;
  @Column('varchar') correctedBy: string;
  @Column('varchar') correctedAt: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
}
