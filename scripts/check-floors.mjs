// Proves that the house stands: a room imports lower floors only, files form no circle, nothing hides what depends on what.
//   node scripts/check-floors.mjs [folder]     prints every fault, exit code 1 when there is one
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** From the cellar up. Rooms of one floor are neighbours and do not know each other. */
const FLOORS = [
  ['kernel'],
  ['settings', 'keyring', 'printing'],
  ['database'],
  ['ledger', 'outbox'],
  ['operation'],
  ['keys', 'people', 'platforms'],
  ['identity', 'policies', 'accounts', 'groups', 'entitlement'],
  ['access'],
  ['vault'],
  ['onboarding', 'campaigns', 'reconciliation', 'incidents', 'branding'],
  ['handover'],
  ['privacy'],
  ['reports'],
  ['audit', 'exports', 'imports', 'health', 'notifications', 'registry', 'console'],
  ['cli', 'worker', 'demo'],
  ['app'],
];
/** The pages have their own tsconfig and speak to the service over HTTP only. */
const OUTSIDE = ['web'];

const floorOf = new Map(FLOORS.flatMap((rooms, floor) => rooms.map((room) => [room, floor])));
const IMPORT = /\b(?:from|import)\s*\(?\s*(['"])(\.[^'"]*)\1/g;
const FORBIDDEN = [
  ['forwardRef', /\bforwardRef\b/],
  ['@OneToMany', /@OneToMany\b|\bOneToMany\s*[,}(]/],
];
/** `common` alone says nothing; `common-passwords` does. */
const BAD_NAME = /(^|[-._])(utils?|helpers?|managers?|handlers?)([-._]|$)|^common([._]|$)/;

/** `"access/bad.ts -> vault"` for every import that goes up, sideways or out of the house. */
export function climbs(root) {
  const found = [];
  for (const file of sources(root)) {
    const from = roomOf(file.path);
    for (const target of file.imports) {
      const to = target.startsWith('..') ? 'outside' : roomOf(target);
      const lower = (floorOf.get(to) ?? Infinity) < (floorOf.get(from) ?? -1);
      if (from !== to && !lower) found.push(`${file.path} -> ${to}`);
    }
  }
  return [...new Set(found)].sort();
}

/** Every circle of files once, as `"a.ts -> b.ts -> a.ts"`, beginning with the first name. */
export function circles(root) {
  const graph = new Map(sources(root).map((file) => [file.path, file.imports]));
  const found = new Set();
  const done = new Set();
  const walk = (path, trail) => {
    const at = trail.indexOf(path);
    if (at >= 0) return void found.add(roundTrip(trail.slice(at)));
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return [...found].sort();
}

/** Folders that stand on no floor. */
export function strangers(root) {
  const rooms = sources(root).map((file) => roomOf(file.path));
  return [...new Set(rooms.filter((room) => !floorOf.has(room)))].sort();
}

/** `"access/index.ts: barrel"`, `"…: forwardRef"`, `"…: @OneToMany"`, `"…: name"`. */
export function forbidden(root) {
  const found = [];
  for (const { path, text } of sources(root)) {
    if (posix.basename(path) === 'index.ts') found.push(`${path}: barrel`);
    if (path.split('/').some((part) => BAD_NAME.test(part.replace(/\.ts$/, '')))) found.push(`${path}: name`);
    for (const [what, pattern] of FORBIDDEN) if (pattern.test(withoutComments(text))) found.push(`${path}: ${what}`);
  }
  return found.sort();
}

export const faults = (root) => [
  ...climbs(root).map((fault) => `climb: ${fault}`),
  ...circles(root).map((fault) => `circle: ${fault}`),
  ...strangers(root).map((room) => `unknown folder: ${room}`),
  ...forbidden(root).map((fault) => `forbidden: ${fault}`),
];

function sources(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter((path) => !OUTSIDE.includes(roomOf(path)))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

/** Relative imports, exports-from and dynamic imports, as paths from the root. */
function importsOf(path, text) {
  const targets = [...withoutComments(text).matchAll(IMPORT)].map(([, , target]) => target);
  return targets.map((target) => posix.join(dirname(path), target).replace(/\.js$/, '.ts'));
}

/** Enough for imports: a comment that begins a line or follows a blank. */
function withoutComments(text) {
  return text.replace(/(^|\s)\/\*[\s\S]*?\*\//g, '$1').replace(/(^|\s)\/\/.*$/gm, '$1');
}

const roomOf = (path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : 'app');

function roundTrip(circle) {
  const first = circle.indexOf([...circle].sort()[0]);
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return [...turned, turned[0]].join(' -> ');
}

if (process.argv[1]?.endsWith('check-floors.mjs')) {
  const found = faults(process.argv[2] ?? 'src');
  for (const fault of found) console.error(fault);
  process.exitCode = found.length ? 1 : 0;
}
