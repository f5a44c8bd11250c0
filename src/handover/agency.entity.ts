import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../people/organisation.entity.js';

/** An outside organisation leaves with everybody: it owns one case for each of its people. One open departure at a time. */
@Entity('agency_departure')
@Index('agency_departure_open', ['organisationId'], { unique: true, where: 'closed_at is null' })
export class AgencyDeparture {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Organisation)
  @Column('varchar')
  organisationId: string;
  @Column('varchar') scenario: string;
  @Column('varchar') lastDay: string;
  @Column('text') reason: string;
  @Column('varchar') openedBy: string;
  @Column('varchar') openedAt: string;
  @Column('varchar', { nullable: true }) cutAt: string | null;
  @Column('varchar', { nullable: true }) cutBy: string | null;
  @Column('varchar', { nullable: true }) closedAt: string | null;
  @Column('varchar', { nullable: true }) closedBy: string | null;
  @Column('integer') version: number;
}
