/**
 * What the cost rule needs to know of a regular expression. `branches` are alternatives; `look` is a lookaround, whose inside is
 * never entered again once it has matched.
 */
export type PatternNode =
  | { kind: 'one' }
  | { kind: 'empty' }
  | { kind: 'seq'; items: PatternNode[] }
  | { kind: 'choice'; branches: PatternNode[] }
  | { kind: 'look'; body: PatternNode }
  | { kind: 'repeat'; body: PatternNode; min: number; max: number };

export class PatternSyntax extends Error {}

/** Reads the syntax the catalogue uses; anything else (back references, modifiers) is refused rather than guessed. */
export function parsePattern(source: string): PatternNode {
  const reader = new PatternReader(source);
  const node = reader.choice();
  if (!reader.ended()) throw new PatternSyntax('unbalanced parenthesis');
  return node;
}

class PatternReader {
  private at = 0;

  constructor(private readonly source: string) {}

  ended(): boolean {
    return this.at >= this.source.length;
  }

  choice(): PatternNode {
    const branches = [this.sequence()];
    while (this.take('|')) branches.push(this.sequence());
    return branches.length === 1 ? branches[0]! : { kind: 'choice', branches };
  }

  private sequence(): PatternNode {
    const items: PatternNode[] = [];
    while (!this.ended() && this.peek() !== '|' && this.peek() !== ')') items.push(this.quantified());
    return { kind: 'seq', items };
  }

  private quantified(): PatternNode {
    const body = this.atom();
    const range = this.range();
    if (!range) return body;
    this.take('?');
    return { kind: 'repeat', body, min: range[0], max: range[1] };
  }

  private range(): [number, number] | null {
    if (this.take('*')) return [0, Infinity];
    if (this.take('+')) return [1, Infinity];
    if (this.take('?')) return [0, 1];
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.source.slice(this.at));
    if (!counted) return null;
    this.at += counted[0].length;
    const min = Number(counted[1]);
    return [min, counted[2] === undefined ? min : counted[3] ? Number(counted[3]) : Infinity];
  }

  private atom(): PatternNode {
    const sign = this.peek();
    this.at += 1;
    if (sign === '(') return this.group();
    if (sign === '[') return this.charClass();
    if (sign === '\\') return this.escape();
    return sign === '^' || sign === '$' ? { kind: 'empty' } : { kind: 'one' };
  }

  private group(): PatternNode {
    const look = this.take('?=') || this.take('?!') || this.take('?<=') || this.take('?<!');
    const plain = look || this.take('?:');
    const name = plain ? null : /^\?<[A-Za-z]\w*>/.exec(this.source.slice(this.at));
    if (name) this.at += name[0].length;
    else if (!plain && this.peek() === '?') throw new PatternSyntax('unsupported group');
    const body = this.choice();
    if (!this.take(')')) throw new PatternSyntax('unbalanced parenthesis');
    return look ? { kind: 'look', body } : body;
  }

  private charClass(): PatternNode {
    while (!this.ended() && this.peek() !== ']') this.at += this.peek() === '\\' ? 2 : 1;
    if (!this.take(']')) throw new PatternSyntax('unbalanced class');
    return { kind: 'one' };
  }

  private escape(): PatternNode {
    const sign = this.peek();
    this.at += 1;
    if (/[1-9k]/.test(sign)) throw new PatternSyntax('back reference');
    const braced = /[pPu]/.test(sign) ? /^\{[^}]*\}/.exec(this.source.slice(this.at)) : null;
    if (braced) this.at += braced[0].length;
    return sign === 'b' || sign === 'B' ? { kind: 'empty' } : { kind: 'one' };
  }

  private peek(): string {
    return this.source.charAt(this.at);
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
}
