import { argon2id, hash, verify } from 'argon2';
import type { Failure, FailureMaker } from '../kernel/failure.js';
import { COMMON_WORDS, ROWS } from './common-passwords.js';
import { Gate } from './gate.js';
import { PasswordFailures } from './keyring.failures.js';

const MIN_LENGTH = 12;
const MAX_LENGTH = 200;
const NAME_LENGTH = 4; // shorter names turn up inside innocent words
const PIECE_LENGTH = 4; // of a row of keys
const A_DATE = 8; // that many digits behind a common word add nothing

/** OWASP's first choice for Argon2id with little memory: 19 MiB, two passes, one lane. */
const COST = { type: argon2id, memoryCost: 19456, timeCost: 2, parallelism: 1, hashLength: 32 } as const;
const [M, T, P] = [`m=${COST.memoryCost}`, `t=${COST.timeCost}`, `p=${COST.parallelism}`];
/** The library writes `m,p,t`, the reference implementation `m,t,p`. */
const OURS = new RegExp(`^\\$argon2id\\$v=19\\$${M},(?:${T},${P}|${P},${T})\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}$`);
/** Costs as much to check as a real one; no password is known to give it, and its answer is never believed. */
const DUMMY = `$argon2id$v=19$${M},${T},${P}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Two at once leave the other threads of the pool to the database; sixteen more wait about a third of a second. */
const gate = new Gate(2, 16);

/** The PHC text to store. Off the event loop; fails with `session.too_many` when too many are being hashed. */
export function hashPassword(password: string): Promise<string> {
  return gate.run(() => hash(normal(password), COST));
}

/**
 * Whether the password gives this hash. Null stands for a person who does not exist, and takes as long. Fails with
 * `session.too_many` like `hashPassword`.
 */
export function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  // Only our own parameters: a row edited to ask for gigabytes must not cost them.
  const text = normal(password);
  const believed = stored !== null && OURS.test(stored) && text.length <= 2 * MAX_LENGTH;
  return gate.run(async () => {
    const matches = await verify(believed ? stored : DUMMY, believed ? text : '');
    return matches && believed;
  });
}

/**
 * Null if the password may be chosen. Long rather than complicated (NIST SP 800-63B): length, not one of the usual ones,
 * nothing of its owner, whose e-mail address and name are the `context`, and not soon guessed from what has leaked.
 */
export async function refusalToPassword(password: string, context: readonly string[]): Promise<Failure | null> {
  const length = [...normal(password)].length;
  if (length < MIN_LENGTH) return refusal(PasswordFailures.TOO_SHORT);
  if (length > MAX_LENGTH) return refusal(PasswordFailures.TOO_LONG);
  const plain = fold(password);
  if (isCommon(plain) || isRepeated(normal(password).toLowerCase())) return refusal(PasswordFailures.TOO_COMMON);
  if (personalParts(context).some((part) => plain.includes(part))) return refusal(PasswordFailures.PERSONAL);
  // Some megabytes of words and leaked passwords, loaded by whoever chooses a password and by nobody else.
  const { isStrong } = await import('./password-strength.js');
  return isStrong(normal(password), context) ? null : refusal(PasswordFailures.TOO_EASY);
}

function refusal(make: FailureMaker): Failure {
  const { code, detail } = make();
  return make({ errors: [{ field: 'password', code, detail }] });
}

/** The same password typed on two keyboards may arrive composed or decomposed. */
const normal = (password: string): string => password.normalize('NFKC');

/** Lower case without accents, blanks and signs. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');

function isCommon(plain: string): boolean {
  const letters = plain.replace(/\p{Number}/gu, '');
  const digits = plain.replace(/\P{Number}/gu, '');
  if (COMMON_WORDS.has(letters) && (digits.length <= A_DATE || isPattern(digits))) return true;
  return isPattern(plain);
}

const isPattern = (text: string): boolean => isRepeated(text) || isMadeOfRows(text);

/** Up to eight characters over and over, also when the last round is cut short. */
function isRepeated(text: string): boolean {
  return [1, 2, 3, 4, 5, 6, 7, 8].some((n) => n * 2 <= text.length && text.startsWith(text.slice(n)));
}

/** `1234567qwerty`: pieces of the rows one after the other, with at most three characters left over. */
function isMadeOfRows(text: string): boolean {
  let rest = text;
  while (rest.length >= PIECE_LENGTH) {
    const piece = longestPiece(rest);
    if (piece < PIECE_LENGTH) return false;
    rest = rest.slice(piece);
  }
  return rest !== text;
}

function longestPiece(text: string): number {
  let longest = 0;
  for (const row of ROWS) {
    for (const way of [row, [...row].reverse().join('')]) {
      while (longest < text.length && way.includes(text.slice(0, longest + 1))) longest += 1;
    }
  }
  return longest;
}

function personalParts(context: readonly string[]): string[] {
  const names = context.map((text) => (text.includes('@') ? text.slice(0, text.lastIndexOf('@')) : text));
  const parts = names.flatMap((name) => [name, ...name.split(/[^\p{Letter}\p{Mark}\p{Number}]+/u)]).map(fold);
  return parts.filter((part) => part.length >= NAME_LENGTH);
}
