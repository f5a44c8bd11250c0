import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';

export class VerifyQuery {
  /** The address of a profile. */
  @IsString() @MinLength(1) @MaxLength(2048) url: string;
}

export class FindQuery {
  /** The address of a profile, or a handle with or without its @. */
  @IsString() @MinLength(1) @MaxLength(2048) q: string;
}

export class PublicListQuery extends ListQuery {
  /** One brand, as the register writes it. */
  @IsOptional() @IsString() @MinLength(1) @MaxLength(120) brand?: string;
}
