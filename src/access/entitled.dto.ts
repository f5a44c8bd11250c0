import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ListQuery } from '../operation/page.dto.js';
import { LEVELS, SCOPES, type Level, type Scope } from '../platforms/levels.js';

/** May this person hold this level on this account, for this scope? */
export class EntitlementCheck {
  @IsString()
  @MaxLength(100)
  personId: string;

  @IsString()
  @MaxLength(100)
  accountId: string;

  @IsIn(LEVELS)
  level: Level;

  @IsOptional()
  @IsIn(SCOPES)
  scope: Scope = 'routine';
}

/** Who may hold a level on an account. */
export class EntitledQuery extends ListQuery {
  @IsIn(LEVELS)
  level: Level;

  @IsOptional()
  @IsIn(SCOPES)
  scope: Scope = 'routine';
}
