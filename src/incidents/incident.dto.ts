import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Evidence } from '../operation/evidence.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;
export const CONTACT_ROLES = ['lead', 'communication', 'legal', 'data_protection', 'it', 'platform', 'other'] as const;
export const PERSONAL_DATA = ['yes', 'no', 'unknown'] as const;

export class OpenIncident extends Reasoned {
  /** An id of the plan: compromised, breach, lockout or reputation. */
  @IsString()
  @MaxLength(40)
  kind: string;

  /** UTC instant at which somebody first noticed; now without it, at most 30 days ago. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  noticedAt?: string;
}

export class AddEntry extends Reasoned {
  /** What happened or was done. Never a secret. */
  @IsString()
  @Length(3, 2000)
  text: string;

  /** UTC instant; now without it. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(INSTANT)
  at?: string;
}

export class ContactPerson {
  @IsString()
  @MaxLength(100)
  personId: string;

  @IsIn(CONTACT_ROLES)
  role: (typeof CONTACT_ROLES)[number];
}

export class ContactOrganisation {
  @IsString()
  @Length(2, 200)
  organisation: string;

  /** A form, a mailbox, a page; no phone number. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  reach?: string;

  @IsIn(CONTACT_ROLES)
  role: (typeof CONTACT_ROLES)[number];
}

/** The whole new list; who is not in it any more ends. */
export class SetContacts extends Reasoned {
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ContactPerson)
  people: ContactPerson[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ContactOrganisation)
  organisations?: ContactOrganisation[];
}

export class SetPersonalData extends Reasoned {
  @IsIn(PERSONAL_DATA)
  personalData: (typeof PERSONAL_DATA)[number];
}

export class CompleteIncidentTask extends Reasoned {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Evidence)
  evidence?: Evidence;
}

export class WaiveIncidentTask extends Reasoned {
  /** `YYYY-MM-DD`, after today and within a year. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  reviewOn: string;
}

export class IncidentQuery extends ListQuery {
  @IsOptional()
  @IsIn(['open', 'closed'])
  status?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  accountId?: string;
}
