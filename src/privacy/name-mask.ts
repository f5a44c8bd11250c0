const EMAIL = /[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
/** Names of more words are cut there. */
const MOST_WORDS = 6;

/** A full stop or an apostrophe at the end is none of the word. */
const trimmed = (word: string): string => word.replace(/[.'’-]+$/, '');

const keyOf = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

/** Takes full names and mail addresses of others out of free text; a first name alone is nobody's. */
export class NameMask {
  private readonly names = new Set<string>();
  private readonly own: { name: string; address: string };

  constructor(
    own: { name: string; address: string },
    private readonly mask: string,
  ) {
    this.own = { name: wordsOf(own.name), address: keyOf(own.address) };
  }

  learn(fullName: string): void {
    const name = wordsOf(fullName);
    if (name.includes(' ') && name !== this.own.name) this.names.add(name);
  }

  applied(free: string): string {
    const masked = free.replace(EMAIL, (address) => (keyOf(address) === this.own.address ? address : this.mask));
    const words = [...masked.matchAll(WORD)].map(({ 0: text, index }) => {
      const word = trimmed(text);
      return { word: keyOf(word), from: index, to: index + word.length };
    });
    let [out, at] = ['', 0];
    for (let i = 0; i < words.length; i++) {
      const length = this.nameAt(words, i);
      if (length === 0) continue;
      const [first, last] = [words[i], words[i + length - 1]];
      if (!first || !last) break;
      out += masked.slice(at, first.from) + this.mask;
      at = last.to;
      i += length - 1;
    }
    return out + masked.slice(at);
  }

  /** How many words from here on are somebody's full name; the longest counts. */
  private nameAt(words: readonly { word: string }[], from: number): number {
    const most = Math.min(MOST_WORDS, words.length - from);
    for (let length = most; length >= 2; length--) {
      const name = words
        .slice(from, from + length)
        .map(({ word }) => word)
        .join(' ');
      if (this.names.has(name)) return length;
    }
    return 0;
  }
}

const wordsOf = (name: string): string =>
  [...keyOf(name).matchAll(WORD)]
    .slice(0, MOST_WORDS)
    .map(([word]) => trimmed(word))
    .join(' ');
