import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { LEVELS, SCOPES, type Level, type Scope } from './grant.rules.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Give somebody access to an account. */
export class IssueGrant extends Reasoned {
  @IsString()
  @MaxLength(100)
  personId: string;

  /** full_control, publisher, moderator, advertiser or analyst. */
  @IsIn(LEVELS)
  level: Level;

  /** The platform's own word for the role. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  nativeRole?: string;

  /** Last day of access, inclusive (UTC); left out it is open-ended. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until?: string;

  /** First day of access (UTC), today or later; left out it is today. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  validFrom?: string;

  /** What it is for: routine (when left out), campaign, customer_care or crisis. */
  @IsOptional()
  @IsIn(SCOPES)
  scope?: Scope;

  /** Number of the request in the organisation's own help desk. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ticket?: string;
}

/** Give a whole group access, now and as it changes. */
export class IssueGroupGrant extends Reasoned {
  @IsString()
  @MaxLength(100)
  groupId: string;

  /** full_control, publisher, moderator, advertiser or analyst. */
  @IsIn(LEVELS)
  level: Level;

  /** First day of access (UTC), today or later; left out it is today. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  validFrom?: string;

  /** Last day of access, inclusive (UTC); left out it is open-ended. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until?: string;

  /** What it is for: routine (when left out), campaign, customer_care or crisis. */
  @IsOptional()
  @IsIn(SCOPES)
  scope?: Scope;

  /** Number of the request in the organisation's own help desk. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ticket?: string;
}

/** Which grants to groups. */
export class GroupGrantsQuery extends ListQuery {
  @IsOptional()
  @IsIn(['live', 'ended', 'all'])
  state: 'live' | 'ended' | 'all' = 'all';
}

/** Go on after the last day. */
export class ExtendGrant extends Reasoned {
  /** New last day, inclusive (UTC), later than the old one. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until: string;

  /** Number of the request in the organisation's own help desk. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ticket?: string;
}

/** Let a suspended grant go on. */
export class ResumeGrant extends Reasoned {
  /** Last day, inclusive (UTC); left out it is the one the grant had. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until?: string;

  /** Number of the request in the organisation's own help desk. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ticket?: string;
}

/** Which grants of an account. */
export class GrantsQuery extends ListQuery {
  /** live, ended (or suspended, or past its last day) or all. */
  @IsOptional()
  @IsIn(['live', 'ended', 'all'])
  state: 'live' | 'ended' | 'all' = 'all';

  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;

  @IsOptional()
  @IsIn(LEVELS)
  level?: Level;
}

/** Who has access, or had it at the end of a day. */
export class AccessQuery extends ListQuery {
  /** A day (UTC); left out it is today. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  asOf?: string;
}
