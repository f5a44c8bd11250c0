import { IsIn, IsString, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

export const MAIL_WISHES = ['each', 'daily'] as const;
const given = (_: object, value: unknown): boolean => value !== undefined;

/** What is given is changed. */
export class ChangePreferences extends Reasoned {
  /** each: every message by itself; daily: one mail a day for what can wait. */
  @ValidateIf(given) @IsIn(MAIL_WISHES) mail?: (typeof MAIL_WISHES)[number];
  /** BCP 47: mails, pages and papers come in French for `fr…`, in English otherwise. */
  @ValidateIf(given) @IsString() @MinLength(1) @MaxLength(35) locale?: string;
  /** IANA, such as Europe/Paris: by which you read times and get the mail of the day. Your last day counts where you work. */
  @ValidateIf(given) @IsString() @MinLength(1) @MaxLength(64) timeZone?: string;
}
