import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LEVELS, type Level } from '../access/grant.rules.js';
import { Reasoned } from '../operation/reasoned.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class KeptGrant {
  @IsString()
  @MaxLength(100)
  grantId: string;

  /** Why it is needed in the new place: 10 to 500 characters. */
  @IsString()
  @MaxLength(500)
  reason: string;

  /** Last day on which it goes on, inclusive (UTC); without it nothing changes about its end. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until?: string;
}

export class AskedGrant {
  @IsString()
  @MaxLength(100)
  accountId: string;

  @IsIn(LEVELS)
  level: Level;

  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  until?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

/** What somebody who moves keeps, loses at once, and is asked for; what is not named stays undecided. */
export class DecideMove extends Reasoned {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => KeptGrant)
  keep?: KeptGrant[];

  /** Ids of grants. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  remove?: string[];

  /** Ordinary access requests in the mover's name, for the owner seats to decide. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AskedGrant)
  ask?: AskedGrant[];
}
