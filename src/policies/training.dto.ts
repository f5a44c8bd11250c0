import { Transform } from 'class-transformer';
import { IsIn, IsISO8601, IsOptional, IsString, IsUrl, Matches, MaxLength, MinLength } from 'class-validator';
import { Reasoned } from '../operation/reasoned.dto.js';
import { TRAINING_LEVELS } from './training.rules.js';

/** `3` is meant like `"3"`: what a policy asks for is a number. */
const asText = ({ value }: { value: unknown }): unknown => (typeof value === 'number' ? String(value) : value);

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A training somebody else has done, with what shows it. */
export class RecordTraining extends Reasoned {
  @IsString() @MinLength(1) @MaxLength(200) course: string;
  /** Familiarity 1 to 5, or basic, intermediate, advanced, expert. */
  @Transform(asText) @IsIn(TRAINING_LEVELS) level: string;
  @Matches(DAY) @IsISO8601({ strict: true }) completedOn: string;
  /** Last day it counts; left out it does not end. */
  @IsOptional() @Matches(DAY) @IsISO8601({ strict: true }) expiresOn?: string | null;
  @IsOptional() @IsString() @MaxLength(200) provider?: string | null;
  /** What shows that it was done: a text, a link, or both. */
  @IsOptional() @IsString() @MaxLength(2000) evidence?: string | null;
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2048)
  evidenceUrl?: string | null;
}
