import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Person } from '../people/person.entity.js';
import { Grant } from './access.entity.js';

/**
 * One question of a review campaign: is this grant, or this entry of the register, still right? It stands here, below the
 * vault, because a question left open past its day may take the grant out of use. The MAC binds who is asked and until when.
 */
@Entity('review_item')
@Index('review_item_once', ['campaignId', 'subject'], { unique: true })
@Index('review_item_campaign', ['campaignId', 'state', 'id'])
@Index('review_item_reviewer', ['reviewerId', 'state', 'id'])
@Index('review_item_grant', ['grantId', 'state'])
@Index('review_item_result', ['resultGrantId'])
@Index('review_item_account', ['accountId', 'state'])
export class ReviewItem {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') campaignId: string;
  /** `grant:<id>` or `account:<id>`. */
  @Column('varchar') subject: string;
  @ForeignKey(() => Grant)
  @Column('varchar', { nullable: true })
  grantId: string | null;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  /** Who holds the grant; null for an entry of the register. */
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  personId: string | null;
  @Column('varchar', { nullable: true }) level: string | null;
  /** What a reviewer needs to know, as it was when the campaign began: JSON. */
  @Column('text') facts: string;
  /** Equal for items that say the same of their grant: only those are decided together. */
  @Column('varchar') factsKey: string;
  /** Null while nobody may be asked. */
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  reviewerId: string | null;
  /** owner, backup_owner, accountable, manager, admin or named: by what they were chosen. */
  @Column('varchar', { nullable: true }) reviewerBy: string | null;
  /** open, certified, revoked, changed, flagged, lapsed, moot, withdrawn or unanswered. */
  @Column('varchar') state: string;
  @Column('varchar') openedAt: string;
  /** Last day for an answer, inclusive. */
  @Column('varchar') dueOn: string;
  /** First day from which the grant allows nothing while nobody answers; null where it goes on. */
  @Column('varchar', { nullable: true }) suspendsFrom: string | null;
  @Column('varchar', { nullable: true }) decidedAt: string | null;
  @Column('varchar', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** The lower grant that took its place. */
  @ForeignKey(() => Grant)
  @Column('varchar', { nullable: true })
  resultGrantId: string | null;
  @Column('integer') version: number;
  @Column('varchar') mac: string;
}
