// npm run --silent releve -- <command>: nothing but the command's own answer on stdout.
import { become } from './prepare.mjs';

await become('cli.js');
