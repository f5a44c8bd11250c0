import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Handover, Task } from './handover.entity.js';

/** Somebody was told this of a task. Each thing once: what moves to another day, or to another person, is another thing. */
@Entity('task_notice')
export class TaskNotice {
  @ForeignKey(() => Task)
  @PrimaryColumn('varchar')
  taskId: string;
  /** assigned, due_soon, late, escalated (to whoever opened the case) or escalated_further (to admins). */
  @PrimaryColumn('varchar') step: string;
  /** Whose it became, or the instant it was due. */
  @PrimaryColumn('varchar') about: string;
  @Column('varchar') at: string;
}

/** Who knows that they are asked to take an account over: whoever is asked next is told, and they that they are not any more. */
@Entity('handover_notice')
export class HandoverNotice {
  @ForeignKey(() => Handover)
  @PrimaryColumn('varchar')
  handoverId: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  @Column('varchar') at: string;
}
