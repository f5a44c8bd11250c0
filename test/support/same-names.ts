import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names that more than one view or input shape has: in the OpenAPI document one would hide the other. */
export function sharedNames(root: string): string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(view|dto)\.ts$/.test(path))
    .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/^(?:export )?class (\w+)/gm)])
    .map(([, name = '']) => name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].sort();
}
