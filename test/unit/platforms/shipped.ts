import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../../src/kernel/failure.js';
import { loadCatalogue } from '../../../src/platforms/catalogue.js';
import type { Platform } from '../../../src/platforms/platform.js';

const root = join(__dirname, '../../..');

export const catalogueText = readFileSync(join(root, 'config/platforms.yaml'), 'utf8');
export const catalogue = loadCatalogue(catalogueText);

export function platform(id: string): Platform {
  const found = catalogue.platforms.get(id);
  if (!found) throw new Error(`no platform ${id}`);
  return found;
}

export const sample = (file: string): string => readFileSync(join(root, 'sample', file), 'utf8');

export const codeOf = (result: unknown): string => (result instanceof Failure ? result.code : 'accepted');
