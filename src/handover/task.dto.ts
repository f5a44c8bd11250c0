import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Evidence } from '../operation/evidence.dto.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

export const TASK_STATES = ['open', 'started', 'done', 'verified', 'blocked', 'waived'] as const;

export class TaskQuery extends ListQuery {
  @IsOptional()
  @IsIn(TASK_STATES)
  status?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  accountId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  assigneeId?: string;
}

export class CompleteTask extends Reasoned {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Evidence)
  evidence?: Evidence;

  /** The same as `evidence.text`; of a form, what is to be said of its file. */
  @IsOptional()
  @IsString()
  @MinLength(3)
  @MaxLength(4000)
  text?: string;
}

/** The same evidence for several tasks of the same step. */
export class CompleteTasks extends CompleteTask {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  taskIds: string[];
}

export class AssignTask extends Reasoned {
  /** Who does it from now on. */
  @IsString()
  @MaxLength(100)
  assigneeId: string;
}

export class CommentTask extends Reasoned {
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  @Matches(/\S/)
  text: string;
}

export class WaiveTask extends Reasoned {
  /** `YYYY-MM-DD`, after today and within a year: when somebody looks at it again. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  reviewOn: string;
}
