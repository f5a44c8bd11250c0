import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A mail domain or a range of phone numbers that is the organisation's, with its history: ended, never edited. */
@Entity('own_address')
@Index('own_address_live', ['kind', 'value'], { unique: true, where: 'ended_at is null' })
export class OwnAddress {
  @PrimaryColumn('varchar') id: string;
  /** mail_domain or phone_range. */
  @Column('varchar') kind: string;
  /** `example.org`, or the digits its numbers begin with: `+33155`. */
  @Column('varchar') value: string;
  @Column('varchar') addedAt: string;
  /** Id of a person; `system` for what the settings said before anybody changed the list. */
  @Column('varchar') addedBy: string;
  @Column('text') reason: string;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endedReason: string | null;
}
