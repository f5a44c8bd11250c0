// npm start: install and build what is out of date, then become the service.
import { readFileSync } from 'node:fs';
import { become } from './prepare.mjs';

if (process.env.npm_lifecycle_event === 'start') followNpm();
await become('main.js');

/** Ends with npm even when npm was killed outright: an orphan would hold the data directory against the next start. */
function followNpm() {
  const parent = process.ppid;
  const npm = shellAbove(parent);
  const orphaned = () => process.ppid !== parent || (npm !== null && shellAbove(parent) !== npm);
  const watch = setInterval(() => {
    if (!orphaned()) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

/** The process above a shell that stands between npm and us, where the system tells; shells that `exec` leave none. */
function shellAbove(pid) {
  try {
    const [, name, above] = /^\d+ \((.*)\) \S+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return /^(da|ba|a|k|z)?sh$|^busybox$/.test(name ?? '') ? Number(above) : null;
  } catch {
    return null;
  }
}
