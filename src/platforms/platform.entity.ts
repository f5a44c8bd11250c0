import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A fact of the catalogue corrected by an admin. It lies over the file's fact and so survives an upgrade of the file. */
@Entity('platform_correction')
@Index('platform_correction_live', ['platform', 'field'], { unique: true, where: 'ended_at is null' })
export class PlatformCorrection {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') platform: string;
  @Column('varchar') field: string;
  /** JSON. */
  @Column('text') value: string;
  @Column('text') source: string;
  @Column('varchar') correctedBy: string;
  @Column('varchar') correctedAt: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
}
