// npm start: install and build what is out of date, then become the service.
// package.json says `exec node …`: without a shell in between, npm hands its signals on and waits for our end.
import { become } from './prepare.mjs';

if (process.env.npm_lifecycle_event === 'start') followNpm(process.ppid);
await become('main.js');

/** Ends with npm even when npm was killed outright: an orphan would hold the data directory against the next start. */
function followNpm(npm) {
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
