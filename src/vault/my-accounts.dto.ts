import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';

export class ListMyAccounts extends ListQuery {
  /** Part of the name, the handle or the platform, without case and accents. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
