import { IsOptional, IsString, MaxLength } from 'class-validator';

/** An act with a reason. The door checks its length where the action table asks for one. */
export class Reasoned {
  /** Why: 10 to 500 characters where the act needs a reason. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}
