import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op, TakesFile, UploadedFile, type Upload } from '../operation/http.js';
import { AlsoRefuses } from '../operation/openapi.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { FreshRunbooks } from './fresh-runbooks.js';
import { named } from './names.js';
import { AssignTask, CommentTask, CompleteTask, CompleteTasks, ReviewWaiver, WaiveTask } from './task.dto.js';
import { WaiverReviewing } from './waiver-reviews.service.js';
import { waiverReviewView, WaiverReviews } from './waiver-review.view.js';
import { TaskViews } from './task-views.js';
import { CompletedTasks, TaskCommentPage, TaskCommentView, TaskView } from './task.view.js';
import { Tasks } from './tasks.service.js';

@ApiTags('offboarding')
@UseInterceptors(FreshRunbooks)
@Controller('api/v1')
export class TasksController {
  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(WaiverReviewing) private readonly reviewing: WaiverReviewing,
    @Inject(TaskViews) private readonly views: TaskViews,
  ) {}

  @Post('tasks/:id/start')
  @HttpCode(200)
  @Does('task.start')
  async start(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<TaskView> {
    return this.views.one(op, await this.tasks.start(op, id));
  }

  @Post('tasks/:id/complete')
  @HttpCode(200)
  @TakesFile()
  @Does('task.complete')
  @AlsoRefuses(413)
  async complete(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() { evidence, text }: CompleteTask,
    @UploadedFile() upload: Upload | undefined,
  ): Promise<TaskView> {
    return this.views.one(op, await this.tasks.complete(op, id, { evidence, text, upload }));
  }

  @Post('offboarding-cases/:id/tasks/complete')
  @HttpCode(200)
  @Does('task.complete')
  async completeAll(
    @Op() op: Operation,
    @Param('id') id: string,
    @Body() input: CompleteTasks,
  ): Promise<CompletedTasks> {
    const { taskIds, evidence, text } = input;
    const done = await this.tasks.completeAll(op, id, taskIds, { evidence, text, upload: undefined });
    return { items: await this.views.of(op, done) };
  }

  @Post('tasks/:id/assign')
  @HttpCode(200)
  @Does('task.assign')
  async assign(@Op() op: Operation, @Param('id') id: string, @Body() { assigneeId }: AssignTask): Promise<TaskView> {
    return this.views.one(op, await this.tasks.assign(op, id, assigneeId));
  }

  @Get('tasks/:id/comments')
  @Does('task.comments')
  async comments(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<TaskCommentPage> {
    return named(op, await this.tasks.comments(op, id, query));
  }

  @Post('tasks/:id/comments')
  @Does('task.comment')
  comment(@Op() op: Operation, @Param('id') id: string, @Body() { text }: CommentTask): Promise<TaskCommentView> {
    return this.tasks.comment(op, id, text);
  }

  @Post('tasks/:id/block')
  @HttpCode(200)
  @Does('task.block')
  async block(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<TaskView> {
    return this.views.one(op, await this.tasks.block(op, id));
  }

  @Post('tasks/:id/unblock')
  @HttpCode(200)
  @Does('task.unblock')
  async unblock(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<TaskView> {
    return this.views.one(op, await this.tasks.unblock(op, id));
  }

  @Post('tasks/:id/waive')
  @HttpCode(200)
  @Does('task.waive')
  async waive(@Op() op: Operation, @Param('id') id: string, @Body() input: WaiveTask): Promise<TaskView> {
    return this.views.one(op, await this.tasks.waive(op, id, input));
  }

  /** The review day of a waiver has come: another day, or the evidence that settles it; a second person verifies. */
  @Post('tasks/:id/review')
  @HttpCode(200)
  @Does('task.review')
  async review(@Op() op: Operation, @Param('id') id: string, @Body() input: ReviewWaiver): Promise<TaskView> {
    return this.views.one(op, await this.reviewing.review(op, id, input));
  }

  @Get('tasks/:id/reviews')
  @Does('task.reviews')
  async reviews(@Op() op: Operation, @Param('id') id: string): Promise<WaiverReviews> {
    return named(op, { items: (await this.reviewing.list(op, id)).map(waiverReviewView) });
  }

  @Post('tasks/:id/verify')
  @HttpCode(200)
  @Does('task.verify')
  async verify(@Op() op: Operation, @Param('id') id: string, @Body() _: Reasoned): Promise<TaskView> {
    return this.views.one(op, (await this.reviewing.sign(op, id)) ?? (await this.tasks.verify(op, id)));
  }
}
