import { IsIn, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { ACCESS_MODELS } from '../platforms/platform.js';
import { AccountFacts, CRITICALITIES, LANGUAGES } from './account.fields.dto.js';
import { MARKS, STATUSES } from './lifecycle.rules.js';

/** `profileUrl`, or `platform` and `handle`, and whatever else is known. */
export class RegisterAccount extends AccountFacts {
  /** Id of the catalogue. */
  @IsOptional() @IsString() @MaxLength(40) platform?: string;
  @IsOptional() @IsString() @MaxLength(320) handle?: string;
  /** `requested` asks for the account, which another admin then decides. Default: `active` with an owner, else `approved`. */
  @IsOptional() @IsIn(STATUSES) status?: string;
}

/** Anything but platform and handle; null empties a field. */
export class ChangeAccount extends AccountFacts {}

/** What an account may lack; each a filter of the list. */
export const MISSING = [
  'owner',
  'backup_owner',
  'brand',
  'profile_url',
  'owner_entity',
  'registration_email',
  'recovery_phone',
  'second_factor',
] as const;

export const SORTS = ['displayName', 'handle', 'platform', 'createdAt', 'criticality'] as const;

export class AccountQuery extends ListQuery {
  /** Words in names, handles, brands, notes and registration addresses, without case and accents. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  /** `displayName`, `handle`, `platform`, `createdAt` or `criticality`; `-` in front turns it round. */
  @Matches(/^-?(displayName|handle|platform|createdAt|criticality)$/) sort: string = 'displayName';
  /** Without case; another spelling of the same handle is the same account. */
  @IsOptional() @IsString() @MaxLength(320) handle?: string;
  @IsOptional() @IsString() @MaxLength(40) platform?: string;
  @IsOptional() @IsString() @MaxLength(120) brand?: string;
  @IsOptional() @IsIn(STATUSES) status?: string;
  @IsOptional() @IsIn(CRITICALITIES) criticality?: string;
  @IsOptional() @IsIn(ACCESS_MODELS) accessModel?: string;
  @IsOptional() @IsString() @MaxLength(64) ownerId?: string;
  @IsOptional() @IsString() @MaxLength(254) registrationEmail?: string;
  @IsOptional() @IsString() @MaxLength(20) recoveryPhone?: string;
  @IsOptional() @IsIn(LANGUAGES) language?: string;
  /** Only those that lack this; closed ones lack nothing. */
  @IsOptional() @IsIn(MISSING) missing?: (typeof MISSING)[number];
  @IsOptional() @IsIn(['yes', 'no']) frozen?: string;
}

export class RecogniseUrl {
  /** The address of a profile, as somebody pasted it. */
  @IsString() @MaxLength(2048) url: string;
}

export class MarkAccount extends Reasoned {
  @IsIn(MARKS) status: (typeof MARKS)[number];
}

export class AssignSeat extends Reasoned {
  /** Person id; null empties the seat. */
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MaxLength(64)
  personId: string | null;
}
