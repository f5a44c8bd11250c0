import { fold } from '../kernel/fold.js';

const MOST_LETTERS = 100;
const MOST_WORDS = 8;
/** Words of a name that are written small. */
const PARTICLES = new Set(
  'de du des da do dos das del della di la le les van von den der ter ten op bin ben ibn al el y e und et zu zum af av st d'.split(
    ' ',
  ),
);
/** One word: letters, with the hyphens, apostrophes and dots that names have; digits and other signs are those of logins. */
const WORD = /^\p{L}[\p{L}\p{M}]*(?:['’.-]\p{L}[\p{L}\p{M}]*)*\.?$/u;
/** Begins with a capital, or belongs to a script that has none. */
const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}]/u;
const PART = `\\p{Lu}(?:['’]\\p{Lu})?[\\p{Ll}\\p{M}]+`;
const CAPITAL_FIRST_ONLY = new RegExp(`^(?:${PART}(?:[-'’](?:${PART}|[\\p{Ll}\\p{M}]+))*|[\\p{Lo}\\p{M}]+)$`, 'u');

/**
 * Could this be what a platform shows as the name of a person or of an organisation? Strict, because what passes is stored and
 * what somebody pasted by mistake (a login, a password, a seed) must not be: no digit, no sign, no word that begins small.
 * `known` says that a key is the name of somebody in the directory: that one may be written all small.
 */
export function isName(text: string, known: (key: string) => boolean = () => false): boolean {
  const words = text.split(/\s+/).filter(Boolean);
  if (text.length > MOST_LETTERS || words.length === 0 || words.length > MOST_WORDS) return false;
  if (!words.every((word) => WORD.test(word))) return false;
  if (words.length === 1) return CAPITAL_FIRST_ONLY.test(text);
  if (!words.some((word) => word.replace(/\P{L}/gu, '').length > 1)) return false;
  const wellFormed = words.every((word) => CAPITAL.test(word) || PARTICLES.has(word) || /^[dl]['’]/u.test(word));
  return (wellFormed && CAPITAL.test(words[0] as string)) || (/^[^.]*$/.test(text) && known(nameKeyOf(text)));
}

/** The words of a name, folded, whatever signs part them. */
export const wordsOfName = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

/** Equal for two spellings of one name: accents, case, hyphens and the order of given and family name do not count. */
export const nameKeyOf = (name: string): string => wordsOfName(name).sort().join(' ');

/** May two names be one person's, without being equal: an initial for a word, or words left out, two at least in common. */
export function mayBeSame(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const left = [...many];
  let whole = 0;
  for (const word of few) {
    const same = left.indexOf(word);
    const at = same >= 0 ? same : left.findIndex((each) => isInitial(word, each));
    if (at < 0) return false;
    left.splice(at, 1);
    if (same >= 0 && word.length > 1) whole++;
  }
  return few.length >= 2 && whole >= 1 && (few.length === many.length || whole >= 2);
}

const isInitial = (one: string, other: string): boolean =>
  (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
