// npm run build: the compiled service in dist/, from a fresh clone too.
import { checkNode, prepare, say } from './prepare.mjs';

checkNode();
await prepare().catch((error) => {
  say(error.message);
  process.exitCode = 1;
});
