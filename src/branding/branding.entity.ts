import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { Person } from '../people/person.entity.js';

/** A profile that pretends to be the organisation's. */
@Entity('impersonation')
@Index('impersonation_live', ['platform', 'handleKey'], {
  unique: true,
  where: "state in ('proposed', 'open', 'still_up', 'pending')",
})
@Index('impersonation_seen', ['seenOn', 'id'])
export class Impersonation {
  @PrimaryColumn('varchar') id: string;
  @Column('varchar') platform: string;
  @Column('varchar') handle: string;
  /** The platform's own comparison key, as for our accounts. */
  @Column('varchar') handleKey: string;
  @Column('varchar', { nullable: true }) profileUrl: string | null;
  @Column('varchar') seenOn: string;
  /** Which account it copies, where it copies one. */
  @ForeignKey(() => Account)
  @Column('varchar', { nullable: true })
  accountId: string | null;
  @Column('varchar', { nullable: true }) brand: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  /** proposed (nobody who answers for the brand has looked), open, still_up, pending, removed, renamed, blocked or not_impersonation. */
  @Column('varchar') state: string;
  @Column('varchar') createdBy: string;
  @Column('varchar') createdAt: string;
  @Column('integer') version: number;
}

/** Told to the platform. */
@Entity('impersonation_report')
@Index('impersonation_report_of', ['impersonationId', 'reportedOn'])
export class ImpersonationReport {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Impersonation)
  @Column('varchar')
  impersonationId: string;
  @Column('varchar') reportedOn: string;
  /** The platform's number for it. */
  @Column('varchar', { nullable: true }) reportNumber: string | null;
  @Column('varchar', { nullable: true }) channel: string | null;
  @Column('varchar') reportedBy: string;
  @Column('varchar') createdAt: string;
}

/** What became of it; the newest one is how it stands, the others are its history. */
@Entity('impersonation_outcome')
@Index('impersonation_outcome_of', ['impersonationId', 'id'])
export class ImpersonationOutcome {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => Impersonation)
  @Column('varchar')
  impersonationId: string;
  @Column('varchar') outcome: string;
  @Column('varchar', { nullable: true }) happenedOn: string | null;
  @Column('text') reason: string;
  @Column('varchar') decidedBy: string;
  @Column('varchar') decidedAt: string;
}

/** Somebody looks over accounts, point by point, until a day. */
@Entity('brand_audit')
@Index('brand_audit_due', ['dueOn', 'id'])
export class BrandAudit {
  @PrimaryColumn('varchar') id: string;
  /** What it was asked for, where that was not a list of accounts. */
  @Column('varchar', { nullable: true }) brand: string | null;
  @Column('varchar', { nullable: true }) platform: string | null;
  @Column('varchar') dueOn: string;
  @ForeignKey(() => Person)
  @Column('varchar')
  assigneeId: string;
  /** Points separated by commas. */
  @Column('varchar') checklist: string;
  @Column('varchar') createdBy: string;
  @Column('varchar') createdAt: string;
  @Column('varchar', { nullable: true }) cancelledAt: string | null;
  @Column('varchar', { nullable: true }) cancelledBy: string | null;
  @Column('text', { nullable: true }) cancelReason: string | null;
  @Column('integer') version: number;
}

/** One account of an audit. */
@Entity('brand_audit_item')
@Index('brand_audit_item_account', ['auditId', 'accountId'], { unique: true })
@Index('brand_audit_item_of', ['accountId'])
export class BrandAuditItem {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => BrandAudit)
  @Column('varchar')
  auditId: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { nullable: true }) evidence: string | null;
  /** text or link. */
  @Column('varchar', { nullable: true }) evidenceKind: string | null;
  @Column('varchar', { nullable: true }) answeredBy: string | null;
  @Column('varchar', { nullable: true }) answeredAt: string | null;
}

/** What was found on one point. */
@Entity('brand_audit_result')
@Index('brand_audit_result_point', ['itemId', 'point'], { unique: true })
@Index('brand_audit_result_account', ['accountId', 'point', 'answeredAt'])
export class BrandAuditResult {
  @PrimaryColumn('varchar') id: string;
  @ForeignKey(() => BrandAuditItem)
  @Column('varchar')
  itemId: string;
  @ForeignKey(() => Account)
  @Column('varchar')
  accountId: string;
  @Column('varchar') point: string;
  /** ok, wrong or na. */
  @Column('varchar') result: string;
  @Column('varchar') answeredAt: string;
  @Column('varchar', { nullable: true }) fixedAt: string | null;
  @Column('varchar', { nullable: true }) fixedBy: string | null;
  @Column('text', { nullable: true }) fixedReason: string | null;
}
