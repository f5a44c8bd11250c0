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

  /** Last day wanted, inclusive (UTC). */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until?: string;

  /** What it is for: routine (also when left out), campaign, customer_care or crisis. */
  @IsOptional()
  @IsIn(SCOPES)
  scope?: Scope;
}

/** Say yes, to what was asked or to less. */
export class ApproveRequest extends Reasoned {
  /** A lower level than asked. */
  @IsOptional()
  @IsIn(LEVELS)
  level?: Level;

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
}

/** Which requests, of those you may see. */
export class RequestsQuery extends ListQuery {
  @IsOptional()
  @IsIn(['pending', 'approved', 'rejected', 'cancelled', 'expired'])
  state?: 'pending' | 'approved' | 'rejected' | 'cancelled' | 'expired';

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
