import { IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';

export class PreviewQuery {
  /** `YYYY-MM-DD`: as if this were the last day; the person's own without it. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  lastDay?: string;
}

export class PreviewsQuery extends ListQuery {
  /** Searches name and e-mail, without case and accents. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
}
