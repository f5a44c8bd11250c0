import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { CADENCES, LANGUAGES, POLICY_KINDS, type Language } from './policy.rules.js';

const Day = (): PropertyDecorator =>
  applyDecorators(Matches(/^\d{4}-\d{2}-\d{2}$/), IsISO8601({ strict: true })) as PropertyDecorator;

/** A new policy, without a text yet. */
export class CreatePolicy extends Reasoned {
  /** Small letters, digits and hyphens: `charter`. */
  @Matches(/^[a-z][a-z0-9-]{0,59}$/) code: string;
  /** charter, clause (confidentiality), agency_clause, crisis_sheet or guideline. */
  @IsIn(POLICY_KINDS) kind: string;
  /** How often it is looked at again: quarterly, half_yearly, yearly or none, which it is when left out. */
  @IsOptional() @IsIn(CADENCES) cadence?: string | null;
}

/** Of versions to come: what is published keeps its kind and its day of review. */
export class ChangePolicy extends Reasoned {
  @IsOptional() @IsIn(POLICY_KINDS) kind?: string;
  @IsOptional() @IsIn(CADENCES) cadence?: string;
}

/** The text in one language. */
export class PolicyText {
  @IsString() @MinLength(1) @MaxLength(200) title: string;
  /** Markdown (CommonMark and tables); HTML in it is shown, not run. */
  @IsOptional() @IsString() @MaxLength(60_000) body?: string | null;
  @IsOptional() @IsString() @MaxLength(2000) summary?: string | null;
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2048)
  documentUrl?: string | null;
}

export class PolicyTexts {
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PolicyText) fr?: PolicyText;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PolicyText) en?: PolicyText;
}

const given = (_: object, value: unknown): boolean => value !== undefined && value !== null;

/** One-line values; null is all of them. */
const Values = (): PropertyDecorator =>
  applyDecorators(
    ValidateIf(given),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(100),
    IsString({ each: true }),
    Matches(/^[^\r\n]{1,200}$/, { each: true }),
  ) as PropertyDecorator;

/** Whom a version concerns; what is left out or null narrows nothing. */
export class PolicyScope {
  @Values() platforms?: string[] | null;
  @Values() brands?: string[] | null;
  /** full_control, publisher, moderator, advertiser, analyst. */
  @Values() levels?: string[] | null;
  @Values() organisations?: string[] | null;
  /** employee, contractor, agency, auditor. */
  @Values() personKinds?: string[] | null;
  /** Only those who hold an owner seat; no grant waits for it. */
  @IsOptional() @IsBoolean() custodiansOnly?: boolean;
}

class DraftBody extends Reasoned {
  /** Left out, those of the version before. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PolicyScope) scope?: PolicyScope;
  @IsOptional() @IsBoolean() requiresAcknowledgement?: boolean;
  /** Least level of training it asks for, 1 to 5; 0 asks for none. */
  @IsOptional() @IsInt() @Min(0) @Max(5) requiresTraining?: number;
}

export class DraftVersion extends DraftBody {
  @IsObject() @ValidateNested() @Type(() => PolicyTexts) texts: PolicyTexts;
}

/** What is given replaces; a language that is given is replaced whole. */
export class ChangeDraft extends DraftBody {
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PolicyTexts) texts?: PolicyTexts;
}

export class OpenComments extends Reasoned {
  /** Last day on which everybody may comment (UTC). */
  @Day() until: string;
}

export class PublishVersion extends Reasoned {
  /** First day in force (UTC), today or later. */
  @Day() effectiveFrom: string;
  /** `version` of the draft that was read: 412 when it changed since. */
  @IsInt() @Min(1) version: number;
}

export class CommentDraft extends Reasoned {
  @IsString() @MinLength(1) @MaxLength(4000) text: string;
}

export class InLanguageQuery {
  /** fr or en. */
  @IsOptional() @IsIn(LANGUAGES) language: Language = 'fr';
}

export class AcknowledgeVersion extends Reasoned {
  /** Language that was read. */
  @IsString() @MaxLength(20) language: string;
  /** SHA-256 of the text as it was answered with it. */
  @Matches(/^[0-9a-f]{64}$/) textHash: string;
}

export class OutstandingQuery extends ListQuery {
  /** Version; left out it is the newest that is in force or to come. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000_000) version?: number;
}
