import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { Does, Op } from '../operation/http.js';
import { Operation } from '../operation/operation.js';
import { Reasoned } from '../operation/reasoned.dto.js';
import { viaGroups } from './group-grant.queries.js';
import { resumedView, ResumedAccessView, suspendedView, SuspendedAccessView } from './person-access.view.js';
import { PersonAccess } from './person-access.service.js';

@Controller('api/v1/people')
export class PersonAccessController {
  constructor(@Inject(PersonAccess) private readonly access: PersonAccess) {}

  /** Suspend every grant of a person, for an absence; seats stay. Nothing begins for them until it is resumed. */
  @Post(':id/suspend-access')
  @HttpCode(200)
  @Does('person.suspend_access')
  async suspend(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<SuspendedAccessView> {
    return suspendedView(id, await this.access.suspend(op, id));
  }

  /** Let go on what was suspended by that act, each grant by a new decision. */
  @Post(':id/resume-access')
  @HttpCode(200)
  @Does('person.resume_access')
  async resume(@Op() op: Operation, @Param('id') id: string, @Body() _reason: Reasoned): Promise<ResumedAccessView> {
    const result = await this.access.resume(op, id);
    const via = await viaGroups(
      op.db,
      result.issued.map((grant) => grant.groupGrantId),
    );
    return resumedView(id, result, day(op.now), via);
  }
}
