import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';

export class PreviewsQuery extends ListQuery {
  /** Searches name and e-mail, without case and accents. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
}
