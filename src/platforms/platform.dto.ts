import { Type } from 'class-transformer';
import {
  Allow,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { PLATFORM_KINDS } from './platform.js';

export class PlatformQuery extends ListQuery {
  /** Part of an id or name. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(PLATFORM_KINDS) kind?: string;
  @IsOptional() @IsIn(['open', 'closed']) status?: string;
}

export class CorrectHandle {
  /** JavaScript pattern that begins with `^` and holds on the examples of the platform. */
  @Allow() @IsOptional() pattern?: string;
  @Allow() newMin?: number | null;
  @Allow() @IsOptional() reserved?: string[];
}

/**
 * Facts to lay over the file's, by their names in the platform, all from one source. What fits is decided fact by fact;
 * `withdraw` names facts whose correction ends, so that the file's fact stands again.
 */
export class CorrectPlatform extends Reasoned {
  /** Where the facts come from: an address, a document, who tried it and when. */
  @IsString() @MinLength(3) @MaxLength(500) source: string;
  @IsOptional() @IsArray() @IsString({ each: true }) withdraw?: string[];
  @IsOptional() @IsObject() @ValidateNested() @Type(() => CorrectHandle) handle?: CorrectHandle;
  @Allow() name?: string;
  @Allow() urlPatterns?: string[];
  @Allow() canonical?: string | null;
  /** The day it closed; null says it is open. */
  @Allow() closedOn?: string | null;
  @Allow() accessModel?: string;
  /** Role names with their meaning. */
  @Allow() roles?: Record<string, string | null>;
  /** Role names with the level, or levels, their holder may have in the register. */
  @Allow() roleLevels?: Record<string, string | string[]>;
  /** Ids of platforms whose account, as the parent, lends its login. */
  @Allow() sharesParentLogin?: string[];
  @Allow() transfer?: string | null;
  @Allow() primary?: Record<string, boolean | null>;
  @Allow() leadDays?: number;
  @Allow() secondFactors?: string[];
  @Allow() revoke?: string | null;
  /** What goes on working after a new password: `yes` or `no` each, or `{is, src, mark}`. */
  @Allow() survives?: Record<string, unknown>;
  @Allow() recovery?: string[];
  @Allow() orphanPath?: string | null;
  @Allow() dormancy?: Record<string, number | string | null>;
  @Allow() keepAliveDays?: number;
  @Allow() badge?: string | null;
  @Allow() help?: string | null;
  @Allow() note?: string | null;
  @Allow() password?: Record<string, number | string> | null;
}
