import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { SCOPES, type Scope } from '../platforms/levels.js';
import { LEVELS, type Level } from './grant.rules.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Ask for access to an account. */
export class OpenRequest extends Reasoned {
  @IsString()
  @MaxLength(100)
  accountId: string;

  @IsIn(LEVELS)
  level: Level;

  /** First day wanted (UTC); left out it is the day of the decision. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  validFrom?: string;

  /** Last day wanted, inclusive (UTC). */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until?: string;

  /** What it is for: routine (also when left out), campaign, customer_care or crisis. */
  @IsOptional()
  @IsIn(SCOPES)
  scope?: Scope;

  /** Number of the request in the organisation's own help desk. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ticket?: string;
}

/** Which account somebody wants to ask for: one of the two. */
export class AskableQuery {
  /** The address of its profile, as the browser shows it. */
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  profileUrl?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  accountId?: string;
}

/** Say yes, to what was asked or to less. */
export class ApproveRequest extends Reasoned {
  /** A lower level than asked. */
  @IsOptional()
  @IsIn(LEVELS)
  level?: Level;

  /** A narrower scope than asked: routine instead of any other, any other instead of crisis. */
  @IsOptional()
  @IsIn(SCOPES)
  scope?: Scope;

  /** A later first day than asked. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  validFrom?: string;

  /** An earlier last day than asked. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until?: string;

  /** The role to give on the platform itself. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  nativeRole?: string;

  /** Where the request came without one and the account asks for it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ticket?: string;
}

/** Answer what was asked back. */
export class AnswerRequest extends Reasoned {
  @IsString()
  @Matches(/\S/)
  @MaxLength(2000)
  text: string;
}

const REQUEST_STATES = ['pending', 'asked_back', 'approved', 'rejected', 'cancelled', 'expired'] as const;

/** Which requests, of those you may see. */
export class RequestsQuery extends ListQuery {
  @IsOptional()
  @IsIn(REQUEST_STATES)
  state?: (typeof REQUEST_STATES)[number];

  /** `me`: those you can decide now. */
  @IsOptional()
  @IsIn(['me'])
  to?: 'me';

  @IsOptional()
  @IsString()
  @MaxLength(100)
  accountId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;

  @IsOptional()
  @IsIn(LEVELS)
  level?: Level;
}
