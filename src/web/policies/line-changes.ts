export interface Line {
  sign: 'added' | 'removed' | 'same';
  text: string;
}

/** What became of a text line by line: the longest common run of lines stays, the rest goes and comes (source: LCS by dynamic programming). */
export function lineChanges(before: string, after: string): Line[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ sign: 'same', text: old[i] ?? '' });
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: 'removed', text: old[i++] ?? '' });
    } else {
      lines.push({ sign: 'added', text: now[j++] ?? '' });
    }
  }
  return lines;
}
