import type { EntityManager } from 'typeorm';
import type { Failure } from '../kernel/failure.js';
import type { Keyring } from '../keyring/keyring.js';
import { answerTo, refusalOf, type Question } from './entitlement.rules.js';
import { rulesInForce } from './rulebook.queries.js';

/**
 * Null, or `access.not_entitled` with the rules that concern the account. With `hold`, for whoever is about to grant, the
 * rules stand still until the transaction ends; account and person are held by the caller.
 */
export const refusalOfEntitlement = async (
  db: EntityManager,
  keyring: Keyring,
  question: Question,
  { hold = false } = {},
): Promise<Failure | null> => refusalOf(answerTo(await rulesInForce(db, keyring, { hold }), question));
