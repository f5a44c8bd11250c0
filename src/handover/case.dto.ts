import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { CASE_STATES, RUNNING } from './case.rules.js';
import { SECOND_PERSON } from './cut.rules.js';

/** In a case about an absence the reason is not kept: write nothing about the person into it. */
export class OpenCase extends Reasoned {
  /** Who leaves. */
  @IsString()
  @MaxLength(100)
  personId: string;

  /** An id of the runbooks: planned, hostile, death_absence, agency_end, role_change, rehire, sole_admin, personal_registration. */
  @IsString()
  @MaxLength(40)
  scenario: string;

  /** `YYYY-MM-DD` where the person is. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  lastDay: string;

  /** IANA name; the person's own without it. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  timeZone?: string;

  /** Whose public holidays count, `FR` or `GB-SCT`; that of the person's locale without it. */
  @IsOptional()
  @Matches(/^[A-Za-z]{2}(-[A-Za-z0-9]{1,4})?$/)
  country?: string;

  /** Ends all access in this very request; for an immediate departure only. */
  @IsOptional()
  @IsBoolean()
  cut?: boolean;
}

export class MoveCase extends Reasoned {
  /** `YYYY-MM-DD` where the person is. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  lastDay: string;
}

export class ReturnFrom extends Reasoned {
  /** The first day back, `YYYY-MM-DD` where the person is; one to come opens the door when it begins. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;
}

export class CaseQuery extends ListQuery {
  /** A state, or `running`: open or cut. */
  @IsOptional()
  @IsIn([...CASE_STATES, RUNNING])
  status?: string;

  /** An id of the runbooks. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  scenario?: string;

  /** Searches the name of whoever leaves, without case and accents. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Only those whose cut waits; empty for whoever may not carry it out. */
  @IsOptional()
  @IsIn([SECOND_PERSON])
  cutWaitsFor?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;
}
