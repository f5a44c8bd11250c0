import { IsISO8601, IsString, Matches, MaxLength } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Name who acts for an owner who is away. Why they are away is asked nowhere and kept nowhere. */
export class NameActingOwner extends Reasoned {
  @IsString()
  @MaxLength(100)
  personId: string;

  /** First and last day (UTC), both inclusive. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from: string;

  @Matches(DAY)
  @IsISO8601({ strict: true })
  until: string;
}
