import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { ProgressPage } from './case-progress.view.js';
import { named } from './names.js';
import { MyTaskQuery, TaskQuery } from './task.dto.js';
import { TaskLists } from './task-lists.service.js';
import { TaskPage, TaskView } from './task.view.js';
import { TaskViews } from './task-views.js';

@ApiTags('offboarding')
@Controller('api/v1')
export class TaskListsController {
  constructor(
    @Inject(TaskLists) private readonly lists: TaskLists,
    @Inject(TaskViews) private readonly views: TaskViews,
  ) {}

  @Get('offboarding-cases/:id/tasks')
  @Does('task.list')
  async ofCase(@Op() op: Operation, @Param('id') id: string, @Query() query: TaskQuery): Promise<TaskPage> {
    const page = await this.lists.ofCase(op, id, query);
    return named(op, { ...page, items: await this.views.of(op, page.items) });
  }

  /** How far a case is, account by account. */
  @Get('offboarding-cases/:id/progress')
  @Does('case.progress')
  progress(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<ProgressPage> {
    return this.lists.progress(op, id, query);
  }

  /** Tasks over all cases under way; `mine=1` what the reader has to do. */
  @Get('tasks')
  @Does('task.list')
  async overAll(@Op() op: Operation, @Query() query: MyTaskQuery): Promise<TaskPage> {
    const page = await this.lists.overAll(op, query);
    return named(op, { ...page, items: await this.views.of(op, page.items) });
  }

  @Get('tasks/:id')
  @Does('task.show')
  async show(@Op() op: Operation, @Param('id') id: string): Promise<TaskView> {
    return this.views.one(op, await this.lists.show(op, id));
  }
}
