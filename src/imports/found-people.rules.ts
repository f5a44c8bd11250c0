import { fold } from '../kernel/fold.js';
import { emailKeyOf } from '../people/person.queries.js';

export interface NamedPerson {
  id: string;
  fullName: string;
  workEmail: string;
}

/** One name of a cell, as it is compared and as it was written. */
export interface FoundName {
  text: string;
  key: string;
  /** Somebody put a question mark behind it. */
  isDoubtful: boolean;
}

const BETWEEN = /[,;/\n+&|]|\s[–—-]\s|\s(?:et|and)\s/iu;

/** The names of a cell: "Aurélie, Loïc (agence) / Beth ?" are three. What stands in brackets is no part of a name. */
export function namesIn(cell: string): FoundName[] {
  return cell
    .replace(/\([^)]*\)/g, (note) => (note.includes('?') ? '?' : ' '))
    .split(BETWEEN)
    .map((text) => ({ text: text.replaceAll('?', ' ').replace(/\s+/g, ' ').trim(), isDoubtful: text.includes('?') }))
    .filter(({ text }) => text !== '')
    .map(({ text, isDoubtful }) => ({ text: text.slice(0, 120), key: nameKey(text), isDoubtful }));
}

export const nameKey = (text: string): string => fold(text.replace(/[.’']/g, (mark) => (mark === '.' ? '' : "'")));

/** Finds people by the names spreadsheets call them. Nothing is guessed: who fits is answered, and all who fit. */
export class PeopleNames {
  private readonly byMail = new Map<string, NamedPerson>();
  private readonly byWord = new Map<string, NamedPerson[]>();

  constructor(people: readonly NamedPerson[]) {
    for (const person of people) {
      this.byMail.set(emailKeyOf(person.workEmail), person);
      for (const word of new Set(wordsOf(nameKey(person.fullName))))
        this.byWord.set(word, [...(this.byWord.get(word) ?? []), person]);
    }
  }

  /** Everybody the name can mean. */
  matching({ text, key }: Pick<FoundName, 'text' | 'key'>): NamedPerson[] {
    if (text.includes('@')) return [this.byMail.get(emailKeyOf(text))].filter((person) => person !== undefined);
    const words = key.split(' ').filter(Boolean);
    const [first = '', ...more] = words;
    const last = more.at(-1);
    const initial = last !== undefined && last.length === 1 ? last : null;
    const whole = initial === null ? words : words.slice(0, -1);
    const fits = (person: NamedPerson): boolean => {
      const own = wordsOf(nameKey(person.fullName));
      if (initial !== null && !own.slice(1).some((word) => word.startsWith(initial))) return false;
      // A surname alone is too little where somebody has it as a first name.
      return whole.every((word) => own.includes(word));
    };
    const found = (this.byWord.get(first) ?? []).filter(fits);
    const exact = found.filter((person) => nameKey(person.fullName) === key);
    const called = found.filter((person) => wordsOf(nameKey(person.fullName))[0] === first);
    return exact.length > 0 ? exact : called.length > 0 ? called : found;
  }
}

/** "l'henoret-dubois" is found whole and by its parts. */
const wordsOf = (key: string): string[] =>
  key
    .split(' ')
    .flatMap((word) => (/[-']/.test(word) ? [word, ...word.split(/[-']/).filter((part) => part.length > 1)] : [word]));
