import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';

/** Filters of the event list; all given ones must hold. */
export class EventQuery extends ListQuery {
  /** Exact action, `noun.verb`. */
  @IsOptional() @IsString() @MaxLength(100) action?: string;
  /** First word of the action: `grant` for all of `grant.issue`, `grant.revoke` … */
  @IsOptional() @Matches(/^[a-z_]{1,40}$/) area?: string;
  /** Words in the name of whoever acted, or of a person or an account it is about. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  /** Id of who acted. */
  @IsOptional() @IsString() @MaxLength(100) actor?: string;
  /** A record the event speaks of, e.g. `account:<id>`. */
  @IsOptional() @IsString() @MaxLength(200) subject?: string;
  @IsOptional() @IsIn(['done', 'refused']) outcome?: 'done' | 'refused';
  /** Not before this instant, or this day (UTC). */
  @IsOptional() @IsString() @MaxLength(40) from?: string;
  /** Not after this instant, or the end of this day (UTC). */
  @IsOptional() @IsString() @MaxLength(40) to?: string;
  /** `-index` (newest first) or `index`. */
  @IsOptional() @IsIn(['index', '-index']) sort?: 'index' | '-index';
}

/** An event by its place in the log. */
export class EventParam {
  @Type(() => Number) @IsInt() @Min(0) index: number;
}

/** Which leaf, in which tree; without `size` the tree of now. */
export class ProofQuery {
  @Type(() => Number) @IsInt() @Min(0) index: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) size?: number;
}

/** Two sizes of the log, `from` not larger than `to`; without `to` the size of now. Nothing is proven about an empty log. */
export class ConsistencyQuery {
  @Type(() => Number) @IsInt() @Min(1) from: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) to?: number;
}
