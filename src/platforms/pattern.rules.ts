import type { Failure } from '../kernel/failure.js';
import type { PatternNode } from './pattern.parser.js';
import { parsePattern, PatternSyntax } from './pattern.parser.js';
import { PlatformFailures } from './platforms.failures.js';

export const PATTERN_MAX = 400;

/** Upper bound of ways a backtracking engine may try; far above any shipped pattern, well under a tenth of a second. */
const WAYS_MAX = 10_000_000;

/** Unicode-aware everywhere, so that letters of every script count as letters; Python's named groups are accepted. */
export function compilePattern(source: string): RegExp {
  return new RegExp(source.replaceAll('(?P<', '(?<'), 'u');
}

/**
 * Refuses a pattern that could be driven into catastrophic backtracking by an input of at most `inputMax` characters.
 * Sound rather than complete: a repeated part may hold neither a choice nor another repeat, and the product of all choices
 * stays under a bound; some harmless patterns are refused and must be written more plainly.
 */
export function refusalToPattern(source: string, inputMax: number): Failure | null {
  const refuse = (detail: string) => PlatformFailures.UNSAFE_PATTERN({ detail });
  if (source.length === 0 || source.length > PATTERN_MAX)
    return refuse(`A pattern has 1 to ${PATTERN_MAX} characters.`);
  if (!source.startsWith('^')) return refuse('A pattern starts with ^, so that it is tried at one place only.');
  try {
    compilePattern(source);
    const tree = parsePattern(source.replaceAll('(?P<', '(?<'));
    if (tree.kind === 'choice') return refuse('Alternatives at the top belong into a group after ^.');
    const cost = ways(tree, inputMax);
    return cost.paths + cost.side > WAYS_MAX ? refuse('This pattern could be tried in too many ways.') : null;
  } catch (error) {
    if (error instanceof NestedRepeat) return refuse('A repeated part may not hold a choice or another repeat.');
    if (error instanceof PatternSyntax || error instanceof SyntaxError)
      return refuse('This is not a pattern that can be used here.');
    throw error;
  }
}

class NestedRepeat extends Error {}

interface Cost {
  /** Ways through this part, each of which the engine may come back to. */
  paths: number;
  /** Work inside lookarounds, done anew for each way that reaches them. */
  side: number;
}

function ways(node: PatternNode, inputMax: number): Cost {
  switch (node.kind) {
    case 'one':
    case 'empty':
      return { paths: 1, side: 0 };
    case 'seq':
      return node.items
        .map((item) => ways(item, inputMax))
        .reduce((all, next) => ({ paths: all.paths * next.paths, side: all.side + all.paths * next.side }), {
          paths: 1,
          side: 0,
        });
    case 'choice':
      return node.branches
        .map((branch) => ways(branch, inputMax))
        .reduce((all, next) => ({ paths: all.paths + next.paths, side: all.side + next.side }), { paths: 0, side: 0 });
    case 'look': {
      const inside = ways(node.body, inputMax);
      return { paths: 1, side: inside.paths + inside.side };
    }
    case 'repeat':
      return repeatWays(node, inputMax);
  }
}

function repeatWays(node: Extract<PatternNode, { kind: 'repeat' }>, inputMax: number): Cost {
  const body = ways(node.body, inputMax);
  if (node.max > 1 && (body.paths > 1 || body.side > 0)) throw new NestedRepeat();
  if (node.max <= 1) return { paths: body.paths + (node.max - node.min), side: body.side };
  return { paths: Math.min(node.max, inputMax) - Math.min(node.min, inputMax) + 1, side: 0 };
}
