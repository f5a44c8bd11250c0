import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** One mail to one person about one message of the outbox; the text is made when it is sent. */
@Entity('mail')
@Index('mail_once', ['messageId', 'personId', 'address'], { unique: true })
@Index('mail_waiting', ['state', 'dueAt'])
export class Mail {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') messageId: string;
  @Column('varchar') topic: string;
  /** JSON: ids, names and links of the message. */
  @Column('text') facts: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  personId: string;
  /** An address the person had before; empty for the one they have when it is sent. */
  @Column('varchar') address: string;
  /** The daily mail that told of it. */
  @Column('varchar', { nullable: true }) digestId: string | null;
  /** waiting, collected (for the daily mail), sending, sent, refused (by the mail server, for good) or dropped (the person is not to be told any more). */
  @Column('varchar') state: string;
  @Column('integer') attempts: number;
  /** When it is tried, or tried again. */
  @Column('varchar') dueAt: string;
  @Column('varchar') createdAt: string;
  @Column('varchar', { nullable: true }) settledAt: string | null;
  /** What the mail server or the connection answered last: a number or a code, never a text. */
  @Column('varchar', { nullable: true }) answer: string | null;
}
