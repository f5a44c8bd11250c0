import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** E-mail and password. */
export class OpenSession {
  @IsString() @MinLength(1) @MaxLength(254) email: string;
  @IsString() @MinLength(1) @MaxLength(400) password: string;
}

/** A one-time code of the second factor. */
export class GiveCode {
  /** Six digits; blanks between them are ignored. */
  @IsString() @Matches(/^[\d\s]{1,20}$/) code: string;
}

export class BeginEnrolment {
  /** From the one-time link. */
  @IsString() @MinLength(1) @MaxLength(100) token: string;
  /** At least 12 characters. */
  @IsString() @MinLength(1) @MaxLength(400) password: string;
  /** With a set-up link only. */
  @IsOptional() @IsString() @MaxLength(200) fullName?: string;
  /** With a set-up link only. */
  @IsOptional() @IsString() @MaxLength(254) workEmail?: string;
}
