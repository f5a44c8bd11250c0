import { Equals, IsString, MaxLength } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

/** The public address of one's own profile. No field takes a login, and none is ever asked for. */
export class GiveIdentity extends Reasoned {
  @IsString() @MaxLength(500) profileUrl: string;
  /** Without consent nothing is kept. */
  @Equals(true) consent: boolean;
}
