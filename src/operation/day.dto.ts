import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isDay } from '../kernel/zone.js';

/** `@Validate(RealDay)`: a calendar day that exists. */
@ValidatorConstraint({ name: 'isDay' })
export class RealDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }
  defaultMessage(): string {
    return 'A calendar day, YYYY-MM-DD.';
  }
}
