import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { KINDS } from '../people/person.dto.js';

/** A new group of people. */
export class CreateGroup extends Reasoned {
  /** Unique among live groups, without case and accents. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  description?: string | null;
}

/** What is given is changed; null clears. */
export class ChangeGroup extends Reasoned {
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  description?: string | null;
}

export class AddMembers extends Reasoned {
  /** Ids of people, at most 500. Whoever is a member already stays one. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  personIds: string[];
}

/** Whom the directory puts in: who fits every list that is not empty. Three empty lists: nobody. */
export class SetRule extends Reasoned {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  departments?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  organisations?: string[];

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(KINDS, { each: true })
  kinds?: string[];
}

export class GroupsQuery extends ListQuery {
  @IsOptional()
  @IsIn(['live', 'ended', 'all'])
  state: 'live' | 'ended' | 'all' = 'live';

  /** A member's id. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;
}

export class MembersQuery extends ListQuery {
  /** live, past or all. */
  @IsOptional()
  @IsIn(['live', 'past', 'all'])
  state: 'live' | 'past' | 'all' = 'live';

  @IsOptional()
  @IsString()
  @MaxLength(100)
  personId?: string;
}
