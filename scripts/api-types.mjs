// Writes the routes of the built service as types for the pages: .cache/api.d.ts. Nothing is served and nothing is kept.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { prepare, ROOT } from './prepare.mjs';

await prepare();
const built = (path) => import(join(ROOT, 'dist', path));
const directory = mkdtempSync(join(tmpdir(), 'releve-routes-'));
const { loadSettings } = await built('settings/settings.js');
const { openCore } = await built('core.js');
const { buildService } = await built('service.js');
const { describe } = await built('documents.js');

const settings = loadSettings({ environment: { RELEVE_DATA_DIR: directory, RELEVE_LOG_LEVEL: 'fatal' }, home: ROOT });
const core = await openCore(settings, { role: 'service' });
try {
  const app = await buildService(core);
  const types = astToString(await openapiTS(describe(app), { alphabetize: true, defaultNonNullable: false }));
  const target = join(ROOT, '.cache', 'api.d.ts');
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  let before = null;
  try {
    before = readFileSync(target, 'utf8');
  } catch {
    // The first time there is none.
  }
  if (before !== types) writeFileSync(target, types);
  await app.close();
} finally {
  await core.close();
  rmSync(directory, { recursive: true, force: true });
}
process.exit(0);
