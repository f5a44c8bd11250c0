import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Task } from './handover.entity.js';

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
