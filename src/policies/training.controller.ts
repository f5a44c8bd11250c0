import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { ListQuery } from '../operation/page.dto.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { NewcomerPageView, OwnAcknowledgementsView } from './acknowledgement.view.js';
import { Acknowledgements } from './acknowledgements.service.js';
import { RecordTraining } from './training.dto.js';
import { TrainingPageView, TrainingView } from './training.view.js';
import { shownTraining, trainingViews } from './training-views.js';
import { Trainings } from './trainings.service.js';

/** What people have learnt and accepted. */
@ApiTags('policies')
@Controller('api/v1')
export class TrainingController {
  constructor(
    @Inject(Trainings) private readonly trainings: Trainings,
    @Inject(Acknowledgements) private readonly acknowledgements: Acknowledgements,
  ) {}

  /** Newest first. */
  @Get('people/:id/training')
  @Does('training.list')
  async list(@Op() op: Operation, @Param('id') id: string, @Query() query: ListQuery): Promise<TrainingPageView> {
    const page = await this.trainings.list(op, id, query);
    return { ...page, items: await trainingViews(op, page.items) };
  }

  /** Write down that somebody else has done a training. */
  @Post('people/:id/training')
  @Does('training.record')
  async record(@Op() op: Operation, @Param('id') id: string, @Body() input: RecordTraining): Promise<TrainingView> {
    return shownTraining(op, await this.trainings.record(op, id, input));
  }

  /** It counts no more, and stays on record. */
  @Post('training/:id/withdraw')
  @HttpCode(200)
  @Does('training.withdraw')
  async withdraw(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<TrainingView> {
    return shownTraining(op, await this.trainings.withdraw(op, id));
  }

  /** What you still have to accept, and what you did. */
  @Get('me/acknowledgements')
  @Does('acknowledgement.own')
  own(@Op() op: Operation, @Query() query: ListQuery): Promise<OwnAcknowledgementsView> {
    return this.acknowledgements.own(op, query);
  }

  /** Who is new, and what they have to accept and learn before their first grant. */
  @Get('newcomers')
  @Does('policy.outstanding')
  newcomers(@Op() op: Operation, @Query() query: ListQuery): Promise<NewcomerPageView> {
    return this.acknowledgements.newcomers(op, query);
  }
}
