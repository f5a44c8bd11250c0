export type Tampering = 'edited' | 'deleted' | 'inserted' | 'reordered' | 'truncated' | 'signature' | 'forked';

/** What a line says of its place; null stands for a line that is not a canonical leaf. */
export interface Seen {
  index: number;
  prev: string | null;
  hash: string;
}

/** The first line that does not continue the chain, and what is known of the lines before it. */
export interface Break {
  /** Its place in the file, from 0. */
  at: number;
  seen: Seen | null;
  /** For a line that is no leaf: nothing on it, text that stops in the middle, or something else. */
  form: 'leaf' | 'blank' | 'cut' | 'garbled';
  /** Hash of the line at a place before the break, as base64; undefined where it is no longer remembered. */
  hashAt: (place: number) => string | undefined;
  /** Lines before this place are covered by a checkpoint whose root agreed. */
  proven: number;
  /** Size of the first checkpoint whose root did not agree; null when none. */
  disproven: number | null;
}

export interface Finding {
  kind: Tampering;
  firstBadIndex: number;
}

/**
 * Names what happened at the first break from the break itself, the two lines after it, and four facts about the rest of the
 * file; nothing else is kept, so memory does not grow with the damage. Where several stories fit, the one with the fewest
 * changed lines is told.
 */
export class Diagnosis {
  private next: Seen | null | undefined;
  private afterNext: Seen | null | undefined;
  private expectedCame = false;
  private sameIndexCame = false;
  private predecessorFits: boolean | null = null;
  private firstBranchWentOn = false;

  constructor(private readonly broken: Break) {}

  /** Every line after the break, in the order of the file. */
  observe(line: Seen | null): void {
    if (this.next === undefined) this.next = line;
    else if (this.afterNext === undefined) this.afterNext = line;
    if (!line) return;
    const { at, seen, hashAt } = this.broken;
    if (line.index === at) {
      this.expectedCame = true;
      if (line.prev !== null && line.prev === hashAt(at - 1)) this.firstBranchWentOn = true;
    }
    if (!seen) return;
    if (line.index === seen.index) this.sameIndexCame = true;
    if (line.index === seen.index - 1) this.predecessorFits = this.predecessorFits || line.hash === seen.prev;
  }

  finding(): Finding {
    const { at, seen } = this.broken;
    if (!seen) return this.notALeaf();
    if (seen.index === at) return this.brokenLink(seen);
    // In its place by the chain, yet with another number: the number was changed, unless the true line follows.
    if (this.continuesChain(seen) && this.next?.index !== at && this.next?.index !== seen.index + 1) {
      return { kind: 'edited', firstBadIndex: at };
    }
    // The following line stands in its own place and the expected one never comes: this line was written over it.
    if (this.next?.index === at + 1 && !this.expectedCame) return { kind: 'edited', firstBadIndex: at };
    return seen.index > at ? this.ahead() : this.behind(seen);
  }

  private notALeaf(): Finding {
    const { at, form } = this.broken;
    if (form === 'cut' && this.next === undefined) return { kind: 'truncated', firstBadIndex: at };
    return { kind: form === 'blank' || this.next?.index === at ? 'inserted' : 'edited', firstBadIndex: at };
  }

  /** Right number, wrong `prev`: the line before was changed, or this one in its `prev`, or a renumbered line was put in. */
  private brokenLink(seen: Seen): Finding {
    const { at, hashAt, disproven } = this.broken;
    const before = hashAt(at - 1);
    if (at >= 2 && seen.prev === hashAt(at - 2)) return this.atLeastProven('inserted', at - 1);
    const next = this.next ?? null;
    // Somebody else follows the line before: that one is sound, and this one does not belong.
    if (next && next.prev === before) return { kind: next.index === at ? 'inserted' : 'edited', firstBadIndex: at };
    const nextBroken = next !== null && next.index === at + 1 && next.prev !== seen.hash;
    const after = this.afterNext ?? null;
    const afterBroken = nextBroken && after !== null && after.index === at + 2 && after.prev !== next.hash;
    // Two links broken around one line are one change of that line; a single one, or a longer run, starts at the line before.
    if (nextBroken && !afterBroken && disproven !== at) return { kind: 'edited', firstBadIndex: at };
    return this.atLeastProven('edited', at - 1);
  }

  /** A number from further on: lines are missing here, unless they come later or this one does not belong. */
  private ahead(): Finding {
    const firstBadIndex = this.broken.at;
    if (this.sameIndexCame) return { kind: 'inserted', firstBadIndex };
    if (!this.expectedCame) return { kind: 'deleted', firstBadIndex };
    return { kind: this.predecessorFits ? 'reordered' : 'inserted', firstBadIndex };
  }

  /** A number that was already there: one of the two lines, or runs of lines, was put in. */
  private behind(seen: Seen): Finding {
    const { at, hashAt } = this.broken;
    const copy = hashAt(seen.index) === seen.hash;
    const fits = seen.prev !== null && seen.prev === hashAt(seen.index - 1);
    // A second line fits where the first stood, and nothing goes on from the first: the first is the stranger.
    const bad = fits && !copy && !this.firstBranchWentOn ? seen.index : at;
    return this.atLeastProven('inserted', bad);
  }

  private continuesChain(seen: Seen): boolean {
    return seen.prev !== null && seen.prev === this.broken.hashAt(this.broken.at - 1);
  }

  private atLeastProven(kind: Tampering, index: number): Finding {
    return { kind, firstBadIndex: Math.max(index, this.broken.proven) };
  }
}
