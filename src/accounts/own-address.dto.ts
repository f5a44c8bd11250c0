import { ArrayMaxSize, IsArray, IsString, MaxLength } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';

/** Both lists as they shall be from now on. */
export class ChangeOwnAddresses extends Reasoned {
  /** `example.org`; an empty list: the domains on which employees get their mail. */
  @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) @MaxLength(254, { each: true }) mailDomains: string[];
  /** The beginning of the organisation's numbers with the country: `+33155`. */
  @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) @MaxLength(40, { each: true }) phoneRanges: string[];
}
