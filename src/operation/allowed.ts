import { ACTIONS, ruleOf, type ActionName, type Caller } from './actions.js';

/** Every act these callers may try at all, in the table's order; what it is done to decides the rest. */
export const allowedActs = (callers: ReadonlySet<Caller>): ActionName[] =>
  (Object.keys(ACTIONS) as ActionName[]).filter((action) => {
    const { by, not = [] } = ruleOf(action);
    return by.some((caller) => callers.has(caller)) && !not.some((caller) => callers.has(caller));
  });
