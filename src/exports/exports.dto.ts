import {
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isDay } from '../kernel/zone.js';

@ValidatorConstraint({ name: 'isDay' })
class RealDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }
  defaultMessage(): string {
    return 'A calendar day, YYYY-MM-DD.';
  }
}

const FORMATS = ['csv', 'json', 'xlsx', 'pdf'];

class ExportQuery {
  /** xlsx and pdf are announced and answer 422. */
  @IsOptional()
  @IsIn(FORMATS)
  format?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  platform?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  brand?: string;

  /** 1 answers the manifest of the file instead of the file. */
  @IsOptional()
  @IsIn(['0', '1'])
  manifest?: string;
}

export class AccessListQuery extends ExportQuery {
  /** Everyone who had access at the end of that day (UTC); without it, everyone who has access now. */
  @IsOptional()
  @Validate(RealDay)
  asOf?: string;

  /** Id or work address. */
  @IsOptional()
  @IsString()
  @MaxLength(320)
  person?: string;
}

export class RegisterQuery extends ExportQuery {
  @IsOptional()
  @IsString()
  @MaxLength(20)
  status?: string;
}
