import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

export class BrandQuery extends ListQuery {
  /** Words in the name, without case and accents. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(64) accountableId?: string;
}

/** Who is accountable for the brand from now on. */
export class NameAccountable extends Reasoned {
  @IsString() @MaxLength(64) accountableId: string;
}
