import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';
import { HANDLE_MAX, URL_MAX } from '../platforms/platform.js';

/** An official account: its public address, or its platform and handle. */
export class DeclaredAccountInput {
  @IsOptional()
  @IsString()
  @MaxLength(URL_MAX)
  profileUrl?: string;

  /** An id of the catalogue. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  platform?: string;

  @IsOptional()
  @IsString()
  @MaxLength(HANDLE_MAX)
  handle?: string;
}

/** Official accounts of the organisation only: personal accounts are never asked for, and are refused. */
export class Declare extends Reasoned {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DeclaredAccountInput)
  accounts?: DeclaredAccountInput[];

  /** There are no others. */
  @IsOptional()
  @IsBoolean()
  none?: boolean;

  /** In the declarer's own words; what they sign. */
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  @Matches(/\S/)
  statement: string;
}
