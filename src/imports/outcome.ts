/** A row that was turned down, or accepted with something to look at. */
export interface Remark {
  row: number;
  code: string;
  detail: string;
}

/** What an import answers; `accepted` and `unchanged` count rows (items, for secrets). */
export interface ImportAnswer {
  accepted: number;
  unchanged: number;
  refused: Remark[];
  findings: Remark[];
}

export class Outcome {
  accepted = 0;
  unchanged = 0;
  private readonly refused: Remark[] = [];
  private readonly findings: Remark[] = [];

  refuse(row: number, code: string, detail: string): void {
    this.refused.push({ row, code, detail });
  }

  find(row: number, code: string, detail: string): void {
    this.findings.push({ row, code, detail });
  }

  /** What the log keeps: numbers by code, no cell of the file. */
  counts(): Record<string, unknown> {
    const { accepted, unchanged } = this;
    return { accepted, unchanged, refused: byCode(this.refused), findings: byCode(this.findings) };
  }

  answer(): ImportAnswer {
    const byRow = (a: Remark, b: Remark): number => a.row - b.row;
    const { accepted, unchanged, refused, findings } = this;
    return { accepted, unchanged, refused: [...refused].sort(byRow), findings: [...findings].sort(byRow) };
  }
}

function byCode(remarks: readonly Remark[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of remarks) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
