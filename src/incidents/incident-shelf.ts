import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '../settings/settings.js';
import { loadIncidentPlan, type IncidentKind, type IncidentPlan, type IncidentStep } from './incident-plan.js';

/** What is done about incidents, as data: an unsound file stops the start. */
@Injectable()
export class IncidentShelf {
  readonly plan: IncidentPlan;

  constructor(@Inject(Settings) settings: Settings) {
    this.plan = loadIncidentPlan(readFileSync(join(settings.home, 'config', 'incidents.yaml'), 'utf8'));
  }

  kind(id: string): IncidentKind | null {
    return this.plan.kinds.get(id) ?? null;
  }

  /** The step a stored task follows; null for a code the plan no longer knows. */
  step(code: string): IncidentStep | null {
    return this.plan.steps.find(({ id }) => id === code) ?? null;
  }

  /** Kinds after which every older secret is owed a change. */
  get rotating(): string[] {
    return [...this.plan.kinds.values()].filter(({ rotates }) => rotates).map(({ id }) => id);
  }
}
