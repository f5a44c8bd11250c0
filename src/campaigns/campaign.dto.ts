import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { LEVELS } from '../access/grant.rules.js';
import { CRITICALITIES } from '../accounts/account.fields.dto.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import {
  AFTER_DEADLINE,
  CADENCES,
  CAMPAIGN_STATES,
  REVIEWER_RULES,
  SUBJECTS,
  type ReviewerRule,
} from './campaign.rules.js';
import { DECISIONS, ITEM_STATES, type CommonDecision } from './item.rules.js';

/** What is looked at: everything that fits all the parts given. */
export class ScopeInput {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  brand?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  platform?: string;

  @IsOptional()
  @IsIn(CRITICALITIES)
  criticality?: string;

  /** Of the holder; for the register of the owner. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string;

  @IsOptional()
  @IsBoolean()
  onlyFullControl?: boolean;
}

export class OpenCampaign extends Reasoned {
  @IsString()
  @MinLength(3)
  @MaxLength(200)
  name: string;

  /** grants: who may use the accounts; register: is the entry of each account still right. */
  @IsIn(SUBJECTS)
  subject: string;

  /** Left out it is everything. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ScopeInput)
  scope?: ScopeInput;

  /** once, quarterly, half_yearly or yearly. */
  @IsIn(CADENCES)
  cadence: string;

  /** First day (UTC); on this day the items are made. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  startsOn: string;

  /** Days for an answer after the first. */
  @IsInt()
  @Min(1)
  @Max(180)
  answerDays: number;

  /** Who is asked: owner (then the backup owner), manager (accountable for the brand, then the holder's own) or admin. */
  @IsIn(REVIEWER_RULES)
  reviewerRule: ReviewerRule;

  /** Who is asked where the rule finds nobody, in this order; left out the others, an empty list nobody. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(REVIEWER_RULES, { each: true })
  fallback?: ReviewerRule[];

  /** What happens to a grant nobody answered for in time: nothing, suspend (until somebody does) or revoke. */
  @IsIn(AFTER_DEADLINE)
  afterDeadline: string;
}

export class CampaignsQuery extends ListQuery {
  @IsOptional()
  @IsIn(CAMPAIGN_STATES)
  state?: string;

  @IsOptional()
  @IsIn(SUBJECTS)
  subject?: string;
}

export class ItemsQuery extends ListQuery {
  /** `me`, `nobody` (open and without a reviewer) or the id of a person. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  reviewer?: string;

  @IsOptional()
  @IsIn(ITEM_STATES)
  state?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  accountId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;

  /** Items that say the same; those of one account or one person can be answered together. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  factsKey?: string;
}

/** A reason is needed for full control. */
export class Certify extends Reasoned {}

export class ChangeLevel extends Reasoned {
  /** Lower than the present one. */
  @IsIn(LEVELS)
  level: string;
}

export class Reassign extends Reasoned {
  @IsString()
  @MaxLength(100)
  reviewerId: string;
}

export class DecideTogether extends Reasoned {
  /** Items that say the same, of one account or of one person. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  itemIds: string[];

  /** certify, revoke (grants) or flag (entries of the register). */
  @IsIn(DECISIONS)
  decision: CommonDecision;
}

export class ReportQuery {
  /** json. */
  @IsOptional()
  @IsIn(['json'])
  format?: string;
}
