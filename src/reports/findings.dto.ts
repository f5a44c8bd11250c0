import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { LANGUAGES, SEVERITIES, type Language, type Severity } from './finding.js';
import { KIND_CODES, type KindCode } from './finding-kinds.js';

const listed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

export class FindingQuery extends ListQuery {
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
