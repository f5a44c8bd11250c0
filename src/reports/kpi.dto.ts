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
import { LANGUAGES, type Language } from './finding.js';

@ValidatorConstraint({ name: 'isDay' })
class RealDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }
  defaultMessage(): string {
    return 'A calendar day, YYYY-MM-DD.';
  }
}

export class KpiQuery {
  /** The end of that UTC day, as the register says it today; without it, now. */
  @IsOptional()
  @Validate(RealDay)
  asOf?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  brand?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  platform?: string;

  /** Language of the titles. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang: Language = 'en';
}
