import type { ImportAnswer, Remark } from '../imports/outcome.js';

/** What an import did, for a person at the terminal. */
export function linesOf({ accepted, unchanged, refused, findings }: ImportAnswer, dryRun: boolean): string[] {
  const counts = `${accepted} accepted, ${unchanged} unchanged, ${refused.length} refused, ${findings.length} findings`;
  const line = (word: string) => (remark: Remark) => `${word} row ${remark.row}: ${remark.code}: ${remark.detail}`;
  return [
    dryRun ? `${counts} (nothing was written)` : counts,
    ...refused.map(line('refused')),
    ...findings.map(line('finding')),
  ];
}
