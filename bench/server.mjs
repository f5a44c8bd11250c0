// One service of one variant, in a process of its own: whole, without log and exposures, one commit a release, or a bare echo.
import 'reflect-metadata';
import { join } from 'node:path';
import Fastify from 'fastify';
import { ROOT } from '../scripts/prepare.mjs';

const { variant, directory, databaseUrl, size, credentials } = JSON.parse(process.env.BENCH_VARIANT);
const from = (path) => import(join(ROOT, 'dist', path));

process.on('message', async ({ id, ask, args }) => {
  try {
    process.send({ id, answer: await answers[ask](...(args ?? [])) });
  } catch (error) {
    process.send({ id, error: String(error.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit(0));

const answers = {};

if (variant === 'echo') await echo();
else await service();

async function echo() {
  const app = Fastify();
  app.post('/echo', (request, reply) => reply.send(request.body));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  process.send({ up: { url, paths: ['/echo'], headers: {} } });
}

async function service() {
  const { openCore } = await from('core.js');
  const { buildService } = await from('service.js');
  const { loadSettings } = await from('settings/settings.js');
  const environment = {
    NODE_ENV: 'test',
    RELEVE_DATA_DIR: directory,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  };
  const loaded = loadSettings({ environment, home: ROOT });
  const generous = { freshMinutes: 60, releasesPerMinute: 1e9, requestsPerMinute: 1e9 };
  const settings = Object.assign(Object.create(Object.getPrototypeOf(loaded)), loaded, generous);
  const core = await openCore(settings, {
    role: 'service',
    ...(variant === 'single' ? { limits: { size: 1, milliseconds: 1000 } } : {}),
  });
  const app = await buildService(core);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${app.getHttpServer().address().port}`;
  const { furnish } = await import('./furnish.mjs');
  const furnished = await furnish({ app, core, url, size, credentials, from });
  if (variant === 'unlogged') await switchOffLog(core);
  const { questions } = await import('./questions.mjs');
  Object.assign(answers, await questions({ app, core, from, furnished: { url, ...furnished } }));
  process.send({ up: { url, ...furnished } });
}

/** The reference without log and exposures exists here only: the product has no such switch. */
async function switchOffLog(core) {
  const { GroupWriter } = await from('database/group-writer.js');
  const database = core.database;
  database.open.writer = database.open.releases = new GroupWriter(database.lanes, async () => {});
}
