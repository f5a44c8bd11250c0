import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { MOST_MINUTES, OPENING_STATES, OUTCOMES, type OpeningState, type Outcome } from './break-glass.rules.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Let somebody break the glass, should it ever be needed. */
export class GiveBreakGlassRight extends Reasoned {
  @IsString()
  @MaxLength(100)
  personId: string;

  /** Left out it holds for every account. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  accountId?: string;

  /** Last day, inclusive (UTC), at most 366 days from today. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until: string;
}

export class BreakGlassRightsQuery extends ListQuery {
  /** live, ended (or past its last day) or all. */
  @IsOptional()
  @IsIn(['live', 'ended', 'all'])
  state: 'live' | 'ended' | 'all' = 'all';

  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;
}

/** Break the glass. */
export class BreakGlass extends Reasoned {
  /** Number of the emergency in the organisation's own help desk. */
  @IsString()
  @MaxLength(200)
  ticket: string;

  /** How long it is needed; 240 at most. Waiting for a second person is part of it. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_MINUTES)
  minutes: number;
}

export class ReviewOpening extends Reasoned {
  /** justified or not_justified. */
  @IsIn(OUTCOMES)
  outcome: Outcome;
}

export class OpeningsQuery extends ListQuery {
  /** waiting for a second person, open, over, or lapsed (nobody confirmed it). */
  @IsOptional()
  @IsIn(OPENING_STATES)
  state?: OpeningState;

  /** due: over and not reviewed; overdue: for longer than the setting allows; done. */
  @IsOptional()
  @IsIn(['due', 'overdue', 'done'])
  review?: 'due' | 'overdue' | 'done';

  @IsOptional()
  @IsString()
  @MaxLength(100)
  accountId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;
}

export class EmergencyAccountsQuery extends ListQuery {
  /** Words in the name or the handle, without case and accents. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
