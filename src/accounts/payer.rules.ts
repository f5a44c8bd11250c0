import { fold } from '../kernel/fold.js';

const LONGEST_NAME = 6;

/** What may be somebody's name in a text about who pays: every run of two to six words, without case and accents. */
export function namesIn(text: string): string[] {
  const words = fold(text)
    .split(/[\s,;:()"]+/)
    .filter(Boolean);
  const runs: string[] = [];
  for (let from = 0; from < words.length; from++)
    for (let to = from + 2; to <= Math.min(words.length, from + LONGEST_NAME); to++)
      runs.push(words.slice(from, to).join(' '));
  return runs;
}
