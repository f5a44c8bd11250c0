import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength, Validate } from 'class-validator';
import { RealDay } from '../operation/day.dto.js';
import { ListQuery } from '../operation/page.dto.js';
import { LANGUAGES, SEVERITIES, type Language, type Severity } from './finding.js';
import { KIND_CODES, type KindCode } from './finding-kinds.js';

const listed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

export class FindingQuery extends ListQuery {
  /** The end of that UTC day, as the register says it today; without it, now. */
  @IsOptional()
  @Validate(RealDay)
  asOf?: string;

  /** One kind or several, separated by commas. */
  @IsOptional()
  @Transform(listed)
  @IsArray()
  @ArrayMaxSize(50)
  @IsIn(KIND_CODES, { each: true })
  kind?: KindCode[];

  @IsOptional()
  @IsIn(SEVERITIES)
  severity?: Severity;

  @IsOptional()
  @IsString()
  @MaxLength(64)
  accountId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(64)
  personId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  brand?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  platform?: string;

  /** Language of titles and details. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang: Language = 'en';
}

export class InLanguage {
  /** Language of the texts. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang: Language = 'en';
}
