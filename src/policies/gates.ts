import { Inject, Injectable } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { gatesOf } from './gate.queries.js';
import type { Missing } from './gate.rules.js';

/** What grants wait for, for those who look at lists of them. */
@Injectable()
export class Gates {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  /** By grant id; empty where nothing is missing. `on` another day: what was missing at its end. */
  of(op: Operation, grantIds: readonly string[], on: string = day(op.now)): Promise<Map<string, Missing[]>> {
    return gatesOf(op.db, grantIds, on, this.settings);
  }
}
