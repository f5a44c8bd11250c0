import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { CRITICALITIES } from '../accounts/account.fields.dto.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { ACCESS_MODELS } from '../platforms/platform.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);
const lowered = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim().toLowerCase() || null : value;

/** Text with something in it. */
const Words = (max: number): PropertyDecorator =>
  applyDecorators(Transform(trimmed), IsString(), MinLength(1), MaxLength(max)) as PropertyDecorator;
const Id = (): PropertyDecorator => applyDecorators(IsString(), MinLength(1), MaxLength(64)) as PropertyDecorator;
/** May be left out, but not emptied. */
const Kept = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
const Mail = (): PropertyDecorator =>
  applyDecorators(Transform(lowered), IsOptional(), IsEmail(), MaxLength(254)) as PropertyDecorator;
const Phone = (): PropertyDecorator => applyDecorators(IsOptional(), Matches(/^\+[1-9]\d{6,14}$/)) as PropertyDecorator;
const Links = (): PropertyDecorator =>
  applyDecorators(
    Kept(),
    IsArray(),
    ArrayMaxSize(20),
    IsString({ each: true }),
    MaxLength(2000, { each: true }),
    Matches(/^https:\/\/[^\s]+$/, { each: true }),
  ) as PropertyDecorator;

/** Ask for a new official account: `profileUrl`, or `platform` and `handle`, and what it is for. */
export class OpenAccountRequest extends Reasoned {
  /** Id of the catalogue. */
  @IsOptional() @IsString() @MaxLength(40) platform?: string;
  @IsOptional() @IsString() @MaxLength(320) handle?: string;
  @IsOptional() @IsString() @MaxLength(2048) profileUrl?: string;
  @Words(200) displayName: string;
  @Words(2000) purpose: string;
  /** Whom it speaks to. */
  @Words(2000) audience: string;
  @Words(120) brand: string;
  /** The legal entity that would own it. */
  @Words(200) ownerEntity: string;
  /** Who would answer for it. */
  @Id() ownerId: string;
  @Id() backupOwnerId: string;
  /** `high` takes an admin and the brand's accountable person, two different people. */
  @IsIn(CRITICALITIES) criticality: string;
  /** Defaults to the platform's. */
  @IsOptional() @IsIn(ACCESS_MODELS) accessModel?: string;
  /** Must be `true`: this is nobody's personal profile. */
  @IsOptional() @IsBoolean() notPersonal?: boolean;
  /** The role mailbox it would be registered with. */
  @Mail() registrationEmail?: string | null;
  /** E.164: `+33639981100`. */
  @Phone() recoveryPhone?: string | null;
  /** https addresses that explain the wish. */
  @Links() links?: string[];
}

/** Anything but platform and handle. What was decided before falls away. */
export class ChangeAccountRequest extends Reasoned {
  @Kept() @Words(200) displayName?: string;
  @Kept() @Words(2000) purpose?: string;
  @Kept() @Words(2000) audience?: string;
  @Kept() @Words(120) brand?: string;
  @Kept() @Words(200) ownerEntity?: string;
  @Kept() @Id() ownerId?: string;
  @Kept() @Id() backupOwnerId?: string;
  @Kept() @IsIn(CRITICALITIES) criticality?: string;
  @Kept() @IsIn(ACCESS_MODELS) accessModel?: string;
  @Mail() registrationEmail?: string | null;
  @Phone() recoveryPhone?: string | null;
  @Links() links?: string[];
}

export class CommentOnRequest extends Reasoned {
  @Words(2000) text: string;
}

export const REQUEST_STATES = ['pending', 'changes_asked', 'approved', 'rejected', 'withdrawn', 'expired'] as const;

export class AccountRequestQuery extends ListQuery {
  @IsOptional() @IsIn(REQUEST_STATES) state?: (typeof REQUEST_STATES)[number];
  /** Without case and accents. */
  @IsOptional() @IsString() @MaxLength(120) brand?: string;
  /** Words in handle, name, brand and purpose, without case and accents. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
}
