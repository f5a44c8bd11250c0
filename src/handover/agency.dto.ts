import { IsString, Matches, MaxLength } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

/** Everybody of an outside organisation leaves. */
export class OffboardOrganisation extends Reasoned {
  /** A scenario for organisations: agency_end. */
  @IsString()
  @MaxLength(40)
  scenario: string;

  /** `YYYY-MM-DD`, where each of them is. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  lastDay: string;
}
