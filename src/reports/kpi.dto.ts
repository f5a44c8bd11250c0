import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, Validate } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { RealDay } from '../operation/day.dto.js';
import { LANGUAGES, type Language } from './finding.js';

export class KpiQuery {
  /** The end of that UTC day, as the register says it today; without it, now. */
  @IsOptional()
  @Validate(RealDay)
  asOf?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  brand?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  platform?: string;

  /** Language of the titles. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang: Language = 'en';
}

/** Which accounts the figures are of. */
export class TrendQuery {
  /** How many weeks back, 1 to 26. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(26)
  weeks: number = 12;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  brand?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  platform?: string;
}

/** What stands behind a figure. */
export class KpiRowQuery extends ListQuery {
  /** The end of that UTC day; without it, now. */
  @IsOptional()
  @Validate(RealDay)
  asOf?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  brand?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  platform?: string;

  /** 1: only what counts in the numerator; 0: only what does not. */
  @IsOptional()
  @IsIn(['0', '1'])
  counted?: string;
}
