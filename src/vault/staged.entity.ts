import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Credential } from './vault.entity.js';

/**
 * A version stored before it is set on the platform, and what became of it. The value itself is a `credential_version` of the
 * same number. The MAC binds the row to the root key; whether it is still open, the log says.
 */
@Entity('staged_version')
@Index('staged_version_number', ['credentialId', 'number'], { unique: true })
@Index('staged_version_state', ['state', 'credentialId'])
export class StagedVersion {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Credential)
  @Column('varchar')
  credentialId: string;
  @Column('integer') number: number;
  /** staged, promoted or discarded. */
  @Column('varchar') state: string;
  /** given (typed in by `stagedBy`) or generated (nobody has seen it yet). */
  @Column('varchar') origin: string;
  @Column('varchar') stagedAt: string;
  @Column('varchar') stagedBy: string;
  /** When it became the current version or was given up. */
  @Column('varchar', { nullable: true }) decidedAt: string | null;
  @Column('varchar', { nullable: true }) decidedBy: string | null;
  /** How it was seen to work before it was promoted. */
  @Column('text', { nullable: true }) tested: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
