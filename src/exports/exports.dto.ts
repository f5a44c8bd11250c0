import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, MaxLength, Validate } from 'class-validator';
import { RealDay } from '../operation/day.dto.js';
import { FORMATS, type Format } from './export-file.js';
import { SEVERITIES, type Severity } from '../reports/finding.js';
import { KIND_CODES, type KindCode } from '../reports/finding-kinds.js';
import { LANGUAGES, type Language } from '../kernel/language.js';

class ExportQuery {
  /** As it was at the end of that day (UTC), as the register says today; without it, as it is now. */
  @IsOptional()
  @Validate(RealDay)
  asOf?: string;

  /**
   * csv without it. xlsx: one sheet, every cell a text, at most 1 048 575 rows. pdf: the most useful columns for reading on paper, at
   * most 20 000 rows. A longer list is 422.
   */
  @IsOptional()
  @IsIn(FORMATS)
  format?: Format;

  /** Why it is taken, 10 to 500 characters: in the log, and in the head of a pdf. */
  @IsOptional()
  @IsString()
  @Length(10, 500)
  reason?: string;

  /** Of the words printed in a pdf and of the texts of findings; without it the language of whoever asks. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  platform?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  brand?: string;

  /** 1 answers the manifest of the file instead of the file. */
  @IsOptional()
  @IsIn(['0', '1'])
  manifest?: string;
}

export class AccessListQuery extends ExportQuery {
  /** Id or work address. */
  @IsOptional()
  @IsString()
  @MaxLength(320)
  person?: string;
}

export class RegisterQuery extends ExportQuery {
  @IsOptional()
  @IsString()
  @MaxLength(20)
  status?: string;
}

const listed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

export class FindingsQuery extends ExportQuery {
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
}
