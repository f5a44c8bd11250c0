import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { POINTS, type Point, type Result } from './audit.rules.js';

/** Have accounts looked over: those named, or every open one of a brand, a platform or both. */
export class OpenBrandAudit extends Reasoned {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  accountIds?: string[];

  @IsOptional() @IsString() @MinLength(1) @MaxLength(120) brand?: string;
  @IsOptional() @IsString() @MinLength(1) @MaxLength(40) platform?: string;

  /** Last day for the answers. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  dueOn: string;

  /** Somebody who neither answers for nor publishes on any of these accounts. */
  @IsString()
  @MaxLength(64)
  assigneeId: string;

  /** Left out: all of handle, name, logo, bio, link, badge. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(POINTS, { each: true })
  checklist?: Point[];
}

/** What shows it: one text or one link. Never a secret. */
export class AuditEvidence {
  @IsOptional() @IsString() @MinLength(3) @MaxLength(4000) text?: string;
  /** https only. */
  @IsOptional() @IsString() @MaxLength(2000) @Matches(/^https:\/\/[^\s]+$/) link?: string;
}

export class AnswerBrandAudit extends Reasoned {
  /** Each point of the checklist: `ok`, `wrong` or `na`. */
  @IsObject() results: Record<string, Result>;

  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() || undefined : (value as unknown)))
  @IsString()
  @MaxLength(2000)
  note?: string;

  @IsOptional() @IsObject() @ValidateNested() @Type(() => AuditEvidence) evidence?: AuditEvidence;
}

export class BrandAuditQuery extends ListQuery {
  /** open (answers are missing), answered or cancelled. */
  @IsOptional() @IsIn(['open', 'answered', 'cancelled']) state?: 'open' | 'answered' | 'cancelled';
  @IsOptional() @IsString() @MaxLength(64) assigneeId?: string;
}
