import { Transform } from 'class-transformer';
import { applyDecorators } from '@nestjs/common';
import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { OUTCOMES, STATES, type Outcome } from './impersonation.rules.js';

const Day = (): PropertyDecorator =>
  applyDecorators(Matches(/^\d{4}-\d{2}-\d{2}$/), IsISO8601({ strict: true })) as PropertyDecorator;
const Words = (max: number): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? value.trim() || undefined : (value as unknown))),
    IsOptional(),
    IsString(),
    MaxLength(max),
  ) as PropertyDecorator;

/**
 * A profile that pretends to be the organisation's. Never the profile of an employee or of anybody else as a person: whoever
 * speaks under their own name copies nobody.
 */
export class AddImpersonation extends Reasoned {
  @Words(40) platform?: string;
  /** Handle, where there is no address. */
  @Words(320) handle?: string;
  @Words(2048) profileUrl?: string;
  /** The day it was seen, `YYYY-MM-DD`. */
  @Day() seenOn: string;
  /** The account it copies. */
  @Words(64) accountId?: string;
  /** Or the brand it copies, as the register writes it. */
  @Words(120) brand?: string;
  /** What makes it a fake. Nothing about a private person. */
  @Words(2000) notes?: string;
}

export class ChangeImpersonation extends Reasoned {
  @IsOptional() @Day() seenOn?: string;
  @Words(64) accountId?: string;
  @Words(120) brand?: string;
  @Words(2000) notes?: string;
}

export class ReportImpersonation extends Reasoned {
  /** The day the platform was told. */
  @Day() reportedOn: string;
  /** The number the platform gave. */
  @Words(100) reportNumber?: string;
  /** `form`, `mail`, `trademark desk` … */
  @Words(100) channel?: string;
}

export class DecideImpersonation extends Reasoned {
  @IsIn(OUTCOMES) outcome: Outcome;
  /** The day it happened, or was seen to. */
  @Day() on: string;
}

export class ImpersonationQuery extends ListQuery {
  @IsOptional() @IsIn(STATES) state?: string;
  @IsOptional() @IsString() @MinLength(1) @MaxLength(40) platform?: string;
  @IsOptional() @IsString() @MinLength(1) @MaxLength(120) brand?: string;
}
