import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { CompleteIncidentTask, WaiveIncidentTask } from './incident.dto.js';
import { IncidentTasks } from './incident-tasks.service.js';
import { IncidentTaskView } from './incident.view.js';

@ApiTags('incidents')
@Controller('api/v1/incidents/:id/tasks/:task')
export class IncidentTasksController {
  constructor(@Inject(IncidentTasks) private readonly tasks: IncidentTasks) {}

  @Post('start')
  @HttpCode(200)
  @Does('incident.work')
  start(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body() _: Reasoned,
  ): Promise<IncidentTaskView> {
    return this.tasks.start(op, id, task);
  }

  @Post('complete')
  @HttpCode(200)
  @Does('incident.work')
  complete(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body() { evidence }: CompleteIncidentTask,
  ): Promise<IncidentTaskView> {
    return this.tasks.complete(op, id, task, evidence);
  }

  @Post('waive')
  @HttpCode(200)
  @Does('incident.waive')
  waive(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body() input: WaiveIncidentTask,
  ): Promise<IncidentTaskView> {
    return this.tasks.waive(op, id, task, input);
  }

  @Post('verify')
  @HttpCode(200)
  @Does('incident.verify')
  verify(
    @Op() op: Operation,
    @Param('id') id: string,
    @Param('task') task: string,
    @Body() _: Reasoned,
  ): Promise<IncidentTaskView> {
    return this.tasks.verify(op, id, task);
  }
}
