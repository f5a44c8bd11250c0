import { IsIn, IsOptional, IsString, MaxLength, Validate } from 'class-validator';
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
