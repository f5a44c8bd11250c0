import {
  IsArray,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ArrayUnique,
  ArrayMaxSize,
  ValidateIf,
} from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

export const KINDS = ['employee', 'contractor', 'agency', 'auditor'];
const given = (_: object, value: unknown): boolean => value !== undefined;

class PersonBody extends Reasoned {
  /** Outside id, such as the HR system's number. */
  @IsOptional() @IsString() @MaxLength(100) externalId?: string | null;
  @IsOptional() @IsString() @MaxLength(200) organisation?: string | null;
  @IsOptional() @IsString() @MaxLength(200) department?: string | null;
  /** Id of the manager; a circle is refused. */
  @IsOptional() @IsString() @MaxLength(64) managerId?: string | null;
  /** `YYYY-MM-DD`; today in the person's zone when absent. */
  @IsOptional() @IsString() @MaxLength(10) startDate?: string | null;
  /** `YYYY-MM-DD`, until midnight in the person's zone. Setting it cuts nothing: a departure case does. */
  @IsOptional() @IsString() @MaxLength(10) lastDay?: string | null;
  /** First and last day away, `YYYY-MM-DD`, both inclusive; a reason is never asked. Without a last day it lasts. */
  @IsOptional() @IsString() @MaxLength(10) absenceFrom?: string | null;
  @IsOptional() @IsString() @MaxLength(10) absenceUntil?: string | null;
}

/** A new person in the directory. */
export class CreatePerson extends PersonBody {
  @IsString() @MinLength(1) @MaxLength(200) fullName: string;
  /** Unique without regard to case. */
  @IsEmail() @MaxLength(254) workEmail: string;
  @ValidateIf(given) @IsIn(KINDS) kind?: string;
  /** BCP 47, `fr-FR` when absent. */
  @ValidateIf(given) @IsString() @MinLength(1) @MaxLength(35) locale?: string;
  /** IANA name, `Europe/Paris` when absent. */
  @ValidateIf(given) @IsString() @MinLength(1) @MaxLength(64) timeZone?: string;
}

/** What is given is changed; null clears. */
export class ChangePerson extends PersonBody {
  @ValidateIf(given) @IsString() @MinLength(1) @MaxLength(200) fullName?: string;
  @ValidateIf(given) @IsEmail() @MaxLength(254) workEmail?: string;
  @ValidateIf(given) @IsIn(KINDS) kind?: string;
  @ValidateIf(given) @IsString() @MinLength(1) @MaxLength(35) locale?: string;
  @ValidateIf(given) @IsString() @MinLength(1) @MaxLength(64) timeZone?: string;
}

export class AssignRoles extends Reasoned {
  /** The whole new set of `admin`, `hr`, `auditor`; empty takes all away. */
  @IsArray() @ArrayMaxSize(3) @ArrayUnique() @IsIn(['admin', 'hr', 'auditor'], { each: true }) roles: string[];
}

export class ListPeople extends ListQuery {
  /** Searches name and, for staff, e-mail, without case and accents. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional()
  @IsIn([
    'fullName',
    '-fullName',
    'workEmail',
    '-workEmail',
    'startDate',
    '-startDate',
    'lastDay',
    '-lastDay',
    'createdAt',
    '-createdAt',
  ])
  sort: string = 'fullName';
  @IsOptional() @IsIn(KINDS) kind?: string;
  @IsOptional() @IsString() @MaxLength(254) workEmail?: string;
  @IsOptional() @IsString() @MaxLength(200) organisation?: string;
  @IsOptional() @IsString() @MaxLength(200) department?: string;
  @IsOptional() @IsString() @MaxLength(64) managerId?: string;
  @IsOptional() @IsIn(['admin', 'hr', 'auditor']) role?: string;
  /** `here`, `left` (cut), `frozen`, or `last_day`: here, with a last day known. */
  @IsOptional() @IsIn(['here', 'left', 'frozen', 'last_day']) standing?: 'here' | 'left' | 'frozen' | 'last_day';
}
