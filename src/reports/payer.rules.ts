import { namesIn } from '../accounts/payer.rules.js';
import { fold } from '../kernel/fold.js';
import type { Shortfall } from './finding.js';
import type { Known } from './people.rules.js';

export interface Payment {
  accountId: string;
  paidBy: string;
}

/** Plans whose payer text names somebody of the directory, two words at least; accents and case do not count. */
export function paidByPeople(payments: readonly Payment[], people: readonly Known[]): Shortfall[] {
  const named = new Map(people.map((person) => [fold(person.fullName), person.id]));
  return payments.flatMap(({ accountId, paidBy }) => {
    const personId = namesIn(paidBy)
      .map((words) => named.get(words))
      .find((id) => id !== undefined);
    return personId === undefined
      ? []
      : [{ subject: `account:${accountId}`, accountId, personId, since: null, note: paidBy }];
  });
}
