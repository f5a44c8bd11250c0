import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A signature or an event that was acted on: a second time it does nothing. */
@Entity('hook_event')
export class HookEvent {
  /** `signature:` or `event:` and a keyed hash. */
  @PrimaryColumn('varchar') id: string;
  /** By the time on the wall: senders know no other. */
  @Index('hook_event_expires')
  @Column('varchar')
  expiresAt: string;
}
