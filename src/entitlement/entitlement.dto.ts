import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { LEVELS, SCOPES, type Level, type Scope } from '../platforms/levels.js';
import { WHO, type Who } from './entitlement.rules.js';

/** Say who may hold what, where and for what. From then on nobody else may, there. */
export class BeginRule extends Reasoned {
  /** department, organisation, person or person_kind. */
  @IsIn(WHO)
  who: Who;

  /** The department's or organisation's name, the person's id, or employee, contractor, agency, auditor. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  value: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(LEVELS, { each: true })
  levels: Level[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes: Scope[];

  /** Left out it is every platform. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  platform?: string;

  /** Left out it is every brand, and accounts without one. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  brand?: string;
}

export class RulesQuery extends ListQuery {
  @IsOptional()
  @IsIn(['live', 'ended', 'all'])
  state: 'live' | 'ended' | 'all' = 'live';

  /** Rules that speak of this platform, or of every platform. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  platform?: string;
}
