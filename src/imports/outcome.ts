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

/** What becomes of a row that is not refused. */
export type Standing = 'new' | 'changed' | 'unchanged';

export class Outcome {
  accepted = 0;
  unchanged = 0;
  readonly refused: Remark[] = [];
  readonly findings: Remark[] = [];

  /** `standings` learns what becomes of each row, where somebody wants to look at them one by one. */
  constructor(private readonly standings: Map<number, Standing> | null = null) {}

  take(row: number, standing: Standing): void {
    if (standing === 'unchanged') this.unchanged++;
    else this.accepted++;
    this.standings?.set(row, standing);
  }

  /** Null for a row that was refused, or where nobody looks at rows one by one. */
  standing(row: number): Standing | null {
    return this.standings?.get(row) ?? null;
  }

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
