import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from './person.entity.js';

/** An outside organisation people work for. People carry its name as text and are matched without case and accents. */
@Entity('organisation')
@Index('organisation_name', ['nameKey'], { unique: true })
@Index('organisation_end', ['contractEnd'])
export class Organisation {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') name: string;
  @Column('varchar') nameKey: string;
  /** agency, supplier or partner. */
  @Column('varchar') kind: string;
  /** Last day of the contract; null while none is known. */
  @Column('varchar', { nullable: true }) contractEnd: string | null;
  /** Whom to ask there. */
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  contactId: string | null;
  @Column('varchar') createdAt: string;
  @Column('integer') version: number;
}
