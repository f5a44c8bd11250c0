import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';
import { WHO, type TaskWho } from './runbook.js';

const STEP = /^[A-Z]\d{1,2}$/;

class Corrected extends Reasoned {
  /** Fields whose correction ends, so that the file stands again; one due date of a scenario is `due.C05`. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  withdraw?: string[];
}

/** Fields to lay over those of the file. */
export class CorrectStep extends Corrected {
  @IsOptional() @IsString() @MaxLength(40) due?: string;
  @IsOptional() @IsBoolean() gate?: boolean;
  @IsOptional() @IsIn(WHO) who?: TaskWho;
  @IsOptional() @IsString() @MaxLength(200) @Matches(/\S/) en?: string;
  @IsOptional() @IsString() @MaxLength(200) @Matches(/\S/) fr?: string;
  @IsOptional() @IsString() @MaxLength(300) @Matches(/\S/) evidence?: string;
  @IsOptional() @IsString() @MaxLength(300) @Matches(/\S/) evidenceFr?: string;
  @IsOptional() @IsString() @MaxLength(300) @Matches(/\S/) verify?: string;
  @IsOptional() @IsIn(['another_person', 'nobody']) verifiedBy?: string;
  @IsOptional() @IsBoolean() notByLeaver?: boolean;
}

/** `drop` and `first` replace the whole list; `due` only the dates it names. */
export class CorrectScenario extends Corrected {
  @IsOptional() @IsArray() @ArrayMaxSize(100) @ArrayUnique() @Matches(STEP, { each: true }) drop?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @ArrayUnique() @Matches(STEP, { each: true }) first?: string[];
  /** Code of a step → when it is due in this scenario, e.g. `{"C05": "T+24h"}`. */
  @IsOptional() @IsObject() due?: Record<string, string>;
}
