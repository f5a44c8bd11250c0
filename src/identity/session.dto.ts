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

/** The first step as a form sends it. */
export class ChooseForm extends BeginEnrolment {
  @IsString() @MaxLength(100) form: string;
  @IsOptional() @IsString() @MaxLength(400) again?: string;
}

/** The second step as a form sends it. */
export class CodeForm extends GiveCode {
  @IsString() @MaxLength(100) form: string;
}

export class LinkQuery {
  @IsString() @MinLength(1) @MaxLength(100) token: string;
}
