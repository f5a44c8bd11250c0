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

/** A code from paper in place of one of the second factor. */
export class GiveRecoveryCode {
  /** Twelve letters and figures; blanks, hyphens and small letters do not matter. */
  @IsString() @Matches(/^[\w\s-]{1,40}$/) code: string;
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

export class ShowLink {
  /** From the one-time link; in the body, because addresses are written down by whoever passes them on. */
  @IsString() @MinLength(1) @MaxLength(100) token: string;
}

export class ChangePassword {
  /** The present one. */
  @IsString() @MinLength(1) @MaxLength(400) current: string;
  /** The new one: at least 12 characters, and not one that is soon guessed. */
  @IsString() @MinLength(1) @MaxLength(400) password: string;
}
