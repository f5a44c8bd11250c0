import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
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
import { LEVELS, type Level } from '../access/grant.rules.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

export const SOURCES = ['paste', 'csv', 'screenshot'] as const;
export type Source = (typeof SOURCES)[number];
export const ROW_STATES = ['matched', 'unmatched', 'ambiguous', 'external'] as const;

/** What the text may hold, and what a request with a picture of 5 MB comes to. */
export const MAX_TEXT = 1024 * 1024;
export const MAX_BODY = 9 * 1024 * 1024;

/** One line of the platform's list, typed. Never a login, a mail address or a number: those are dropped and kept nowhere. */
export class CapturedRow {
  /** The name the platform shows. */
  @IsString() @MaxLength(200) name: string;
  /** The platform's word for the role. */
  @IsOptional() @IsString() @MaxLength(200) role?: string;
  /** Public address of the profile: matched against those given with consent, and not kept. */
  @IsOptional() @IsString() @MaxLength(500) profileUrl?: string;
}

/** Names of the columns in the first line of a CSV text. */
export class CaptureColumns {
  @IsString() @MinLength(1) @MaxLength(100) name: string;
  /** Where family and given name stand apart: the given name's column. */
  @IsOptional() @IsString() @MaxLength(100) givenName?: string;
  @IsOptional() @IsString() @MaxLength(100) role?: string;
  @IsOptional() @IsString() @MaxLength(100) profileUrl?: string;
}

/** The platform's own list of who may do what, as seen on a day. */
export class AddCapture extends Reasoned {
  /** The day it was seen, `YYYY-MM-DD`: today, or up to a year back. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  capturedOn: string;

  @IsIn(SOURCES)
  source: Source;

  /** One person a line, `Name<TAB>role`; or the whole CSV file where `columns` says which column is which. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_TEXT)
  text?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => CapturedRow)
  rows?: CapturedRow[];

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CaptureColumns)
  columns?: CaptureColumns;

  /** What words for roles mean here, where the catalogue does not know them: `{"Accès partiel": "publisher"}`. */
  @IsOptional()
  @IsObject()
  roles?: Record<string, Level>;

  /** The screenshot, base64: PNG, JPEG or WebP, at most 5 MB. Kept encrypted. */
  @IsOptional()
  @IsString()
  @MaxLength(7_100_000)
  picture?: string;
}

export class CaptureRowsQuery extends ListQuery {
  @IsOptional()
  @IsIn(ROW_STATES)
  state?: (typeof ROW_STATES)[number];
}

/** Whom a row means; what was said is remembered for the next list of this account. */
export class ResolveRow extends Reasoned {
  @IsOptional()
  @IsString()
  @MaxLength(64)
  personId?: string;

  /** Name of somebody, or of an organisation, that is not in the directory. */
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown)))
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  label?: string;

  /** The level the role stands for, where nobody knew. */
  @IsOptional()
  @IsIn(LEVELS)
  level?: Level;
}

/** Explain a difference away until a day. */
export class AcceptDifference extends Reasoned {
  /** `difference` of the list of differences. */
  @IsString()
  @MinLength(3)
  @MaxLength(400)
  difference: string;

  /** Last day on which it is excused, within a year. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  reviewOn: string;
}
