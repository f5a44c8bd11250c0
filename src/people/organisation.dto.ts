import { IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

export const ORGANISATION_KINDS = ['agency', 'supplier', 'partner'] as const;
const given = (_: object, value: unknown): boolean => value !== undefined && value !== null;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

class OrganisationBody extends Reasoned {
  @IsOptional() @IsIn(ORGANISATION_KINDS) kind?: string;
  /** Last day of the contract, `YYYY-MM-DD`; null clears. */
  @ValidateIf(given) @Matches(DAY) @IsISO8601({ strict: true }) contractEnd?: string | null;
  /** Id of somebody in the directory; null clears. */
  @ValidateIf(given) @IsString() @MaxLength(64) contactId?: string | null;
}

export class CreateOrganisation extends OrganisationBody {
  /** As people carry it; case and accents do not count. */
  @IsString() @MinLength(1) @MaxLength(200) name: string;
}

export class ChangeOrganisation extends OrganisationBody {}

export class OrganisationQuery extends ListQuery {
  /** Words in the name, without case and accents. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsIn(ORGANISATION_KINDS) kind?: string;
  /** Contracts that end on this day or before. */
  @IsOptional() @Matches(DAY) endsBy?: string;
}
