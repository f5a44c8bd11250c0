// Gathers the compiled service into few files, because reading two thousand modules is most of a command's start.
//   node scripts/bundle.mjs <folder>     rewrites main.js and cli.js there; the single modules stay beside them
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';

/** Native, read files of their own, or are never loaded: left where they are. */
const LEFT_ALONE = [
  'argon2',
  'sqlite3',
  'pdfkit',
  'libsodium-wrappers',
  'nodemailer',
  'date-holidays',
  'dejavu-fonts-ttf',
  'swagger-ui-dist',
  'pino',
  'thread-stream',
  'pg-native',
  'app-root-path',
];

const folder = resolve(process.argv[2] ?? 'dist');
const bundle = await rolldown({
  input: { main: `${folder}/main.js`, cli: `${folder}/cli.js` },
  platform: 'node',
  external: (id) => LEFT_ALONE.some((name) => id === name || id.startsWith(`${name}/`)),
  logLevel: 'silent',
});
await bundle.write({
  dir: folder,
  format: 'esm',
  chunkFileNames: 'bundle/[name]-[hash].js',
  keepNames: true,
  minify: false,
});
await bundle.close();
