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
import { DUE, type Due } from './due-window.rules.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';

export const TASK_STATES = ['open', 'started', 'done', 'verified', 'blocked', 'waived'] as const;

export class TaskQuery extends ListQuery {
  /** Unfinished ones only: late, due today, due within seven days, or all (`open`), where the leaver is (over all cases: where the reader is). */
  @IsOptional()
  @IsIn(DUE)
  due?: Due;

  /** The same as `accountId`. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  account?: string;

  /** The same as `assigneeId`. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  assignee?: string;

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

export class MyTaskQuery extends TaskQuery {
  /** 1: only what the reader has to do. */
  @IsOptional()
  @IsIn(['0', '1'])
  mine?: string;
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

/** A waiver looked at again: a new day, or the evidence that settles it. */
export class ReviewWaiver extends Reasoned {
  /** `YYYY-MM-DD`, after today and within a year. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  reviewOn?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Evidence)
  evidence?: Evidence;
}

export class WaiveTask extends Reasoned {
  /** `YYYY-MM-DD`, after today and within a year: when somebody looks at it again. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  reviewOn: string;
}
