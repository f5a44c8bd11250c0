import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ACCESS_MODELS } from '../platforms/platform.js';
import { Reasoned } from '../operation/reasoned.dto.js';

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() || null : value);

/** Text without blanks around it; an empty one counts as none. */
const Words = (max: number): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => trimmed(value)),
    IsOptional(),
    IsString(),
    MaxLength(max),
  ) as PropertyDecorator;
/** One word of a small vocabulary that grows: `totp`, `contract_clause`. */
const Code = (): PropertyDecorator =>
  applyDecorators(IsOptional(), Matches(/^[a-z][a-z0-9_]{0,39}$/)) as PropertyDecorator;
const Day = (): PropertyDecorator =>
  applyDecorators(IsOptional(), Matches(/^\d{4}-\d{2}-\d{2}$/), IsISO8601({ strict: true })) as PropertyDecorator;
const Id = (): PropertyDecorator => applyDecorators(IsOptional(), IsString(), MaxLength(64)) as PropertyDecorator;

export const CRITICALITIES = ['high', 'medium', 'low'] as const;
export const LANGUAGES = ['fr', 'en', 'both'] as const;

/** What is written down about an account. No field holds a credential, and none may be of somebody's personal profile. */
export class AccountFacts extends Reasoned {
  /** The account's address; must lead to its platform and handle. */
  @Words(2048) profileUrl?: string | null;
  /** The platform's permanent id of the account. */
  @Words(200) platformUid?: string | null;
  /** Defaults to the handle. */
  @Words(200) displayName?: string | null;
  @Words(120) brand?: string | null;
  /** The legal entity that owns the account. */
  @Words(200) ownerEntity?: string | null;
  /** On what ownership rests: `trademark`, `contract_clause`, `invoice`, `disputed` … */
  @Code() ownershipBasis?: string | null;
  @Words(2000) purpose?: string | null;
  @IsOptional() @IsIn(CRITICALITIES) criticality?: string | null;
  /** Defaults to the platform's. */
  @IsOptional() @IsIn(ACCESS_MODELS) accessModel?: string | null;
  /** The role mailbox the account is registered with. */
  @Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() || null : (value as unknown)))
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  registrationEmail?: string | null;
  /** E.164: `+33639981100`. */
  @IsOptional() @Matches(/^\+[1-9]\d{6,14}$/) recoveryPhone?: string | null;
  /** `totp`, `security_key`, `platform_prompt`, `sms`, `none` … */
  @Code() secondFactor?: string | null;
  /** Person whose device receives or makes the codes. */
  @Id() secondFactorHolderId?: string | null;
  @Id() ownerId?: string | null;
  @Id() backupOwnerId?: string | null;
  @Id() validatorId?: string | null;
  @Id() spokespersonId?: string | null;
  /** The account this one stands under, e.g. the business portfolio of a page. */
  @Id() parentAccountId?: string | null;
  @Words(200) paidPlan?: string | null;
  @Words(200) paidBy?: string | null;
  @Day() planRenewsOn?: string | null;
  @Day() createdOn?: string | null;
  @Id() createdById?: string | null;
  @Day() lastVerifiedOn?: string | null;
  @Day() lastSignInOn?: string | null;
  @Day() reviewDueOn?: string | null;
  @IsOptional() @IsIn(LANGUAGES) language?: string | null;
  @Words(5000) notes?: string | null;
}
