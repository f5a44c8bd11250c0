import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

/** Whether one person at a time uses an account, and for how long. */
export class SetCheckOutPolicy extends Reasoned {
  /** Reveals and codes only for whoever has it checked out. */
  @IsBoolean()
  required: boolean;

  /** How long one turn lasts at most. */
  @Type(() => Number)
  @IsInt()
  @Min(5)
  @Max(480)
  minutes: number;

  /** What the holder saw is owed a rotation once their turn is over. */
  @IsBoolean()
  rotateOnReturn: boolean;
}

export class TakeCheckOut extends Reasoned {
  /** Number in the organisation's own help desk. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ticket?: string;
}
