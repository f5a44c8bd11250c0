import { Inject, Injectable } from '@nestjs/common';
import { ACCESS_MODELS } from '../platforms/platform.js';
import { RotationSteps } from '../vault/rotation-steps.js';
import { partsOf } from './runbook.js';
import { RunbookShelf } from './runbook.service.js';

/** Codes of the steps in force, for whoever changes a password outside a departure too. */
@Injectable()
export class SurvivorSteps extends RotationSteps {
  constructor(@Inject(RunbookShelf) private readonly shelf: RunbookShelf) {
    super();
  }

  override ending(accessModel: string): ReadonlyMap<string, readonly string[]> {
    const model = ACCESS_MODELS.find((known) => known === accessModel);
    const steps = model ? partsOf(model).flatMap((part) => this.shelf.runbooks.models[part]) : [];
    const ending = new Map<string, string[]>();
    for (const { id, ends } of steps) for (const what of ends) ending.set(what, [...(ending.get(what) ?? []), id]);
    return ending;
  }
}
