import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** One dated round in which rights, or entries of the register, are confirmed or taken back. */
@Entity('campaign')
@Index('campaign_state', ['state', 'startsOn'])
@Index('campaign_series', ['seriesId', 'round'], { unique: true })
export class Campaign {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') name: string;
  /** grants or register. */
  @Column('varchar') subject: string;
  /** What is looked at: JSON of `CampaignScope`. */
  @Column('text') scope: string;
  /** once, quarterly, half_yearly or yearly. */
  @Column('varchar') cadence: string;
  /** The first round; every later one is counted from its day. */
  @Column('varchar') seriesId: string;
  @Column('integer') round: number;
  @Column('varchar') startsOn: string;
  @Column('integer') answerDays: number;
  /** Who is asked, first choice first: JSON list of owner, manager, admin. */
  @Column('varchar') reviewers: string;
  /** nothing, suspend or revoke. */
  @Column('varchar') afterDeadline: string;
  @Column('text') reason: string;
  /** planned, starting, open, closed, cancelled or skipped. */
  @Column('varchar') state: string;
  @Column('varchar') createdBy: string;
  @Column('varchar') createdAt: string;
  @Column('varchar', { nullable: true }) startedAt: string | null;
  /** Last day for an answer, inclusive. */
  @Column('varchar', { nullable: true }) dueOn: string | null;
  /** How far the items are written, while it is starting. */
  @Column('varchar', { nullable: true }) writtenUpTo: string | null;
  @Column('integer') items: number;
  /** What was told already. */
  @Column('varchar', { nullable: true }) halfwayAt: string | null;
  @Column('varchar', { nullable: true }) soonAt: string | null;
  @Column('varchar', { nullable: true }) escalatedAt: string | null;
  @Column('varchar', { nullable: true }) endedAt: string | null;
  @Column('varchar', { nullable: true }) endedBy: string | null;
  @Column('text', { nullable: true }) endReason: string | null;
  /** RFC 8785 text of the closing report and its Ed25519 signature; as long as the round was large, so read only when asked for. */
  @Column('text', { nullable: true, select: false }) report: string | null;
  @Column('varchar', { nullable: true }) signature: string | null;
  @Column('varchar', { nullable: true }) closeEntry: string | null;
  @Column('integer') version: number;
}

/** An item went from one reviewer to another. */
@Entity('reviewer_change')
@Index('reviewer_change_campaign', ['campaignId', 'id'])
export class ReviewerChange {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Campaign)
  @Column('varchar')
  campaignId: string;
  @Column('varchar') itemId: string;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  fromId: string | null;
  @ForeignKey(() => Person)
  @Column('varchar', { nullable: true })
  toId: string | null;
  @Column('varchar') changedAt: string;
  @Column('varchar') changedBy: string;
  @Column('text', { nullable: true }) reason: string | null;
}
