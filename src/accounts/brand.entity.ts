import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** Who is accountable for a brand, with its history: one row for each person's time. The MAC binds the row to the root key. */
@Entity('brand')
@Index('brand_live', ['nameKey'], { unique: true, where: 'ended_at is null' })
@Index('brand_accountable', ['accountableId', 'endedAt'])
export class Brand {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') name: string;
  /** The name without case and accents: accounts carry the brand as text and are matched by it. */
  @Column('varchar') nameKey: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  accountableId: string;
  /** First day. */
  @Column('varchar') since: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') givenBy: string;
  @Column('text') reason: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
