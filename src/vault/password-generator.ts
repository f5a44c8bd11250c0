import { randomInt } from 'node:crypto';

/** What a platform accepts: how long, and made of what. */
export interface PasswordShape {
  readonly length: number;
  readonly alphabet: string;
}

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/**
 * Every password of this length over this alphabet that holds each class of character the alphabet has, with the same
 * chance: whole candidates are drawn again, never mended, because mending favours some places.
 */
export function generatePassword({ length, alphabet }: PasswordShape): string {
  const letters = [...new Set(alphabet)];
  const wanted = CLASSES.filter((one) => one.test(alphabet));
  if (letters.length < 2 || length < wanted.length) throw new Error('No password fits this rule');
  for (;;) {
    const password = Array.from({ length }, () => letters[randomInt(letters.length)] as string).join('');
    if (wanted.every((one) => one.test(password))) return password;
  }
}
