import { IsString, MaxLength, MinLength } from 'class-validator';

export class VerifyQuery {
  /** The address of a profile. */
  @IsString() @MinLength(1) @MaxLength(2048) url: string;
}
