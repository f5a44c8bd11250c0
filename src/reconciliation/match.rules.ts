import { mayBeSame, nameKeyOf, wordsOfName } from './name.rules.js';
import type { ReadRow } from './list.rules.js';

export interface Known {
  id: string;
  fullName: string;
}

export interface Remembered {
  nameKey: string;
  personId: string | null;
  label: string | null;
}

export interface Match {
  state: 'matched' | 'unmatched' | 'ambiguous' | 'external';
  matchedBy: 'name' | 'profile' | 'memory' | null;
  personId: string | null;
  label: string | null;
  candidates: string[];
}

const MOST_CANDIDATES = 20;

/** Everybody of the directory by name, and what was said of names on this account before. */
export class Directory {
  private readonly byKey = new Map<string, string[]>();
  private readonly names = new Map<string, string[]>();
  private readonly byWord = new Map<string, { id: string; words: string[] }[]>();
  private readonly remembered: ReadonlyMap<string, Remembered>;

  constructor(
    people: readonly Known[],
    remembered: readonly Remembered[] = [],
    /** Whose profile an address is; null for nobody's. */
    private readonly holderOf: (link: string) => string | null = () => null,
  ) {
    for (const { id, fullName } of people) {
      const words = wordsOfName(fullName);
      this.names.set(id, words);
      push(this.byKey, nameKeyOf(fullName), id);
      for (const word of new Set(words)) push(this.byWord, word, { id, words });
    }
    this.remembered = new Map(remembered.map((row) => [row.nameKey, row]));
  }

  knows(nameKey: string): boolean {
    return this.byKey.has(nameKey) || this.remembered.has(nameKey);
  }

  /** Whom a row means: their own profile, what somebody said before, the one person of that name. Never guessed beyond that. */
  match({ name, nameKey, links }: ReadRow): Match {
    const holder = links.map((link) => this.holderOf(link)).find((id) => id !== null) ?? null;
    // Somebody may give an address that is not theirs: the name has to agree, or somebody is asked.
    if (holder !== null) return this.agrees(holder, name) ? matched(holder, 'profile') : this.asked([holder], nameKey);
    const said = this.remembered.get(nameKey);
    if (said?.personId) return matched(said.personId, 'memory');
    if (said) return { ...NOBODY, state: 'external', matchedBy: 'memory', label: said.label };
    const same = this.byKey.get(nameKey) ?? [];
    if (same.length === 1) return matched(same[0] as string, 'name');
    const candidates = same.length > 1 ? same : this.similar(name);
    return candidates.length === 0 ? NOBODY : this.asked(candidates, nameKey);
  }

  private agrees(id: string, name: string): boolean {
    const [own, shown] = [this.names.get(id) ?? [], wordsOfName(name)];
    return [...own].sort().join(' ') === nameKeyOf(name) || mayBeSame(own, shown);
  }

  private asked(candidates: readonly string[], nameKey: string): Match {
    const all = [...new Set([...candidates, ...(this.byKey.get(nameKey) ?? [])])];
    return { ...NOBODY, state: 'ambiguous', candidates: all.slice(0, MOST_CANDIDATES) };
  }

  private similar(name: string): string[] {
    const words = wordsOfName(name);
    const near = words.filter((word) => word.length > 1).flatMap((word) => this.byWord.get(word) ?? []);
    return [...new Set(near.filter((person) => mayBeSame(words, person.words)).map(({ id }) => id))].sort();
  }
}

const NOBODY: Match = { state: 'unmatched', matchedBy: null, personId: null, label: null, candidates: [] };

const matched = (personId: string, matchedBy: Match['matchedBy']): Match => ({
  ...NOBODY,
  state: 'matched',
  matchedBy,
  personId,
});

function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const known = into.get(key);
  if (known) known.push(value);
  else into.set(key, [value]);
}
