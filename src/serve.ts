import type { INestApplicationContext } from '@nestjs/common';
import { Admins } from './identity/admins.js';
import { openCore, type Core } from './core.js';
import { emptyDemo } from './demo/demo-directory.js';
import { loadDemo } from './demo/load-demo.js';
import { SettableClock } from './kernel/clock.js';
import { Failure } from './kernel/failure.js';
import { buildService } from './service.js';
import { Worker } from './worker/worker.js';
import { SYSTEM } from './operation/actor.js';
import { Operations } from './operation/operations.js';
import { behindSetting } from './settings/setting-problem.js';
import { loadSettings, SettingsError, type Launch } from './settings/settings.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs the service until it is told to stop; answers the exit code. */
export async function serve(launch: Launch): Promise<number> {
  let core: Core | null = null;
  try {
    const settings = loadSettings(launch);
    if (settings.demo) await emptyDemo(settings);
    const clock = new SettableClock(settings.clock ? new Date(settings.clock) : null);
    core = await openCore(settings, { role: 'service', clock });
    return await listen(core, clock);
  } catch (error) {
    complain(
      error instanceof Failure
        ? error.detail
        : error instanceof SettingsError
          ? error.message
          : String((error as Error).stack ?? error),
    );
    await core?.close().catch(() => undefined);
    return 1;
  }
}

async function listen(core: Core, clock: SettableClock): Promise<number> {
  const app = await buildService(core);
  const { settings } = core;
  if (core.complaint) complain(core.complaint.detail);
  const stopped = new Promise<void>((stop) =>
    ['SIGTERM', 'SIGINT'].forEach((signal) => process.once(signal, () => stop())),
  );
  const signIns = settings.demo ? await loadDemo(app, clock) : null;
  await app.listen(settings.port, settings.host).catch((error: unknown) => {
    throw behindSetting(error, settings);
  });
  app.get(Worker).start();
  if (signIns) say(signIns);
  if (!core.complaint) await offerSetup(app);
  say(`Relève is ready at ${settings.url}`);
  await stopped;
  await app.close();
  await core.close();
  return 0;
}

/** Once in the life of a database, while nobody can sign in; the link stands alone on its line for scripts. */
async function offerSetup(app: INestApplicationContext): Promise<void> {
  const link = await app.get(Operations).run(SYSTEM, 'setup.open', {}, (op) => app.get(Admins).openSetup(op));
  if (!link) return;
  say('First run: create the first admin in a browser. This link works once and for one hour:');
  say(link.link);
}
