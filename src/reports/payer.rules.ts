import { fold } from '../kernel/fold.js';
import type { Shortfall } from './finding.js';
import type { Known } from './people.rules.js';

export interface Payment {
  accountId: string;
  paidBy: string;
}

const LONGEST_NAME = 6;

/** Plans whose payer text names somebody of the directory, two words at least; accents and case do not count. */
export function paidByPeople(payments: readonly Payment[], people: readonly Known[]): Shortfall[] {
  const named = new Map(people.map((person) => [fold(person.fullName), person.id]));
  return payments.flatMap(({ accountId, paidBy }) => {
    const personId = wordings(paidBy)
      .map((words) => named.get(words))
      .find((id) => id !== undefined);
    return personId === undefined
      ? []
      : [{ subject: `account:${accountId}`, accountId, personId, since: null, note: paidBy }];
  });
}

/** Every run of two to six words. */
function wordings(text: string): string[] {
  const words = fold(text)
    .split(/[\s,;:()"]+/)
    .filter(Boolean);
  const runs: string[] = [];
  for (let from = 0; from < words.length; from++)
    for (let to = from + 2; to <= Math.min(words.length, from + LONGEST_NAME); to++)
      runs.push(words.slice(from, to).join(' '));
  return runs;
}
