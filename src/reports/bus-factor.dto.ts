import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CRITICALITIES } from '../accounts/account.fields.dto.js';
import { ListQuery } from '../operation/page.dto.js';
import { ALONE, type Alone } from './bus-factor.queries.js';

export class BusFactorQuery extends ListQuery {
  @IsOptional() @IsString() @MaxLength(64) accountId?: string;
  @IsOptional() @IsString() @MaxLength(64) personId?: string;
  @IsOptional() @IsString() @MaxLength(100) brand?: string;
  @IsOptional() @IsString() @MaxLength(40) platform?: string;
  @IsOptional() @IsIn(CRITICALITIES) criticality?: string;
  /** In this way only. */
  @IsOptional() @IsIn(ALONE) why?: Alone;
}
