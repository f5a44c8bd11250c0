import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Person } from '../people/person.entity.js';

/** How somebody wants their mail. Without a row: each message by itself. */
@Entity('mail_preference')
export class MailPreference {
  @ForeignKey(() => Person)
  @PrimaryColumn('varchar')
  personId: string;
  /** each, or daily: one mail a day for what can wait. */
  @Column('varchar') mail: string;
  /** The last day `YYYY-MM-DD`, where they are, of which they had their daily mail or there was nothing to say. */
  @Column('varchar', { nullable: true }) digestOn: string | null;
}

/** An owner was told of releases from an account in one night. */
@Entity('release_notice')
export class ReleaseNotice {
  @ForeignKey(() => Account)
  @PrimaryColumn('varchar')
  accountId: string;
  @ForeignKey(() => Person)
  @PrimaryColumn('varchar')
  personId: string;
  /** The day it began, `YYYY-MM-DD`, where the owner is. */
  @PrimaryColumn('varchar') night: string;
  @Column('varchar') at: string;
}

/** Up to which line of the log releases were looked at; one row. */
@Entity('release_watch')
export class ReleaseWatch {
  @PrimaryColumn('integer') id: number;
  @Column('integer') position: number;
}
