import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Handover, OffboardingCase } from './handover.entity.js';

/** Somebody was asked to take an account over and will not: they are not proposed again in this case. */
@Entity('handover_refusal')
@Index('handover_refusal_case', ['caseId', 'personId'])
@Index('handover_refusal_handover', ['handoverId', 'id'])
export class HandoverRefusal {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Handover)
  @Column('varchar')
  handoverId: string;
  @ForeignKey(() => OffboardingCase)
  @Column('varchar')
  caseId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('text') reason: string;
  @Column('varchar') refusedAt: string;
}
