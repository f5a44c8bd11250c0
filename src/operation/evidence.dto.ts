import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** The proof that a step was done: one text or one link. Never a secret. */
export class Evidence {
  @IsOptional()
  @IsString()
  @MinLength(3)
  @MaxLength(4000)
  text?: string;

  /** https only. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(/^https:\/\/[^\s]+$/)
  link?: string;
}
