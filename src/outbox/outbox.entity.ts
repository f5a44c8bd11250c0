import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something the outside must be told, written in the transaction of the act and delivered after its commit. */
@Entity('outbox')
@Index('outbox_waiting', ['deliveredAt', 'dueAt'])
export class OutboxMessage {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') topic: string;
  /** JSON: ids, links and names only, never a secret or a note. */
  @Column('text') facts: string;
  @Column('varchar') createdAt: string;
  @Column('varchar') dueAt: string;
  @Column('integer') attempts: number;
  @Column('varchar', { nullable: true }) deliveredAt: string | null;
}

/** A timed job's right to run: whoever holds the newest fence may act, everybody else finds nothing to do. */
@Entity('lease')
export class Lease {
  @PrimaryColumn('varchar') name: string;
  @Column('varchar') holder: string;
  @Column('integer') fence: number;
  @Column('varchar') expiresAt: string;
}
