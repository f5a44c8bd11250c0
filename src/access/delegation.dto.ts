import { IsISO8601, IsString, Matches, MaxLength } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Name who decides about access requests on somebody's accounts while they are away. */
export class NameDelegate extends Reasoned {
  @IsString()
  @MaxLength(100)
  delegateId: string;

  /** First and last day (UTC), both inclusive. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from: string;

  @Matches(DAY)
  @IsISO8601({ strict: true })
  until: string;
}
