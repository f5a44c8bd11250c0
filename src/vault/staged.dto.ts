import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';
import { VALUE } from './credential.dto.js';

/** What is left out is as the platform takes it. */
export class GeneratedShape {
  @IsOptional()
  @IsInt()
  @Min(8)
  @Max(128)
  length?: number;

  /** Printable ASCII, each character once, at least ten. */
  @IsOptional()
  @Matches(/^(?:([\x21-\x7e])(?!.*\1)){10,94}$/)
  alphabet?: string;

  /** Left out: the user name of the version in use. */
  @IsOptional()
  @IsString()
  @MaxLength(320)
  username?: string;
}

/** Either `value` or `generate`. */
export class StageVersion extends Reasoned {
  @ApiPropertyOptional(VALUE)
  @IsOptional()
  @IsObject()
  value?: Record<string, unknown>;

  /** A new password is made here; nobody has seen it until somebody reveals it. */
  @IsOptional()
  @ValidateNested()
  @Type(() => GeneratedShape)
  generate?: GeneratedShape;
}

export class PromoteStaged extends Reasoned {
  /** How it was seen to work, e.g. signed in with it in a private window. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  tested: string;

  /** Number of the version that was tried; another one that is staged by now is a conflict. */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

export class DiscardStaged extends Reasoned {}
