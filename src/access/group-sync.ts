import { Inject, Injectable } from '@nestjs/common';
import { GroupRules } from '../groups/rules.service.js';
import type { Operation } from '../operation/operation.js';
import { GroupIssuing } from './issuing.service.js';

/** What groups and their grants promise, against what is: for what no act changed but time or a file did. */
@Injectable()
export class GroupSync {
  constructor(
    @Inject(GroupRules) private readonly rules: GroupRules,
    @Inject(GroupIssuing) private readonly issuing: GroupIssuing,
  ) {}

  async sync(op: Operation): Promise<void> {
    const changed = await this.rules.sync(op);
    const issued = await this.issuing.retry(op);
    if (changed + issued === 0) op.unchanged();
  }
}
