import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../../src/kernel/failure.js';
import type { Scenario } from '../../../src/handover/runbook.js';
import { loadRunbooks } from '../../../src/handover/runbook.js';
import { scenarioOf } from '../../../src/handover/runbook.rules.js';

export const runbooksText = readFileSync(join(__dirname, '../../../config/runbooks.yaml'), 'utf8');
export const runbooks = loadRunbooks(runbooksText);

export function scenario(id: string): Scenario {
  const found = scenarioOf(runbooks, id);
  if (found instanceof Failure) throw found;
  return found;
}
