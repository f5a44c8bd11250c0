import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answer given under an `Idempotency-Key`. The request is kept as a keyed hash only. */
@Entity('idempotency')
export class IdempotentAnswer {
  @PrimaryColumn('varchar') actorId: string;
  @PrimaryColumn('varchar') key: string;
  /** HMAC over method, path and body. */
  @Column('varchar') request: string;
  @Column('text') answer: string;
  @Column('varchar') createdAt: string;
}
