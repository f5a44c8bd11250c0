import { encodeLeaf, leafHash, leafHashText } from '../../../src/ledger/leaf.js';
import type { Leaf } from '../../../src/ledger/leaf.js';
import { Frontier } from '../../../src/ledger/tree.js';
import { verifyLog } from '../../../src/ledger/verifier.js';
import type { LogVerdict } from '../../../src/ledger/log-walk.js';
import type { VerifyOptions } from '../../../src/ledger/verifier.js';

export const leafOf = (index: number, prev: string | undefined): Leaf => ({
  index,
  prev,
  time: '2026-11-17T09:00:00.000Z',
  actor: { id: `p${index % 7}`, name: 'Zoë' },
  action: 'credential.reveal',
  subjects: [`account:a${index % 5}`],
  outcome: index % 9 === 4 ? 'refused' : 'done',
  reason: `post number ${index}`,
  details: { grant: `g${index}`, version: 1 },
});

/** A chain of canonical lines; `leaf` may change what one of them says before it is chained. */
export function givenLog(size: number, leaf = leafOf): string[] {
  const lines: string[] = [];
  for (let index = 0; index < size; index++) {
    const before = lines[index - 1];
    lines.push(encodeLeaf(leaf(index, before === undefined ? undefined : leafHashText(before))));
  }
  return lines;
}

export function headOf(lines: readonly string[], size = lines.length): { size: number; root: Buffer } {
  const frontier = lines.slice(0, size).reduce((grown, line) => grown.append(leafHash(line)), Frontier.empty());
  return { size, root: frontier.root() };
}

export async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

export const verify = (lines: readonly string[], options: VerifyOptions = {}): Promise<LogVerdict> =>
  verifyLog(each(lines), options);
