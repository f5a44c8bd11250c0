import type { ActionName } from '../operation/actions.js';
import type { Actor } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import {
  LANGUAGES,
  refusalToAcknowledge,
  refusalToOpenComments,
  refusalToPublish,
  refusalToWithdraw,
  refusalToWrite,
  reviewDueOn,
  takesComments,
  type EditionFacts,
} from './policy.rules.js';

/** A version, as far as it decides what may be done with it. */
interface Version extends EditionFacts {
  requiresAcknowledgement: string;
  current: boolean;
}

/** Who looks at it, and when. */
export interface Looking {
  actor: Actor;
  today: string;
  /** The policy's. */
  cadence: string;
  /** They accepted this version in their present period, or ever. */
  accepted: 'now' | 'before' | null;
}

/** Whether the day and the texts will do is known once they are given. */
const ENDLESS = '9999-12-31';
const TEXTS = LANGUAGES.map((language) => ({ language, body: '', documentUrl: null }));

const isInForce = ({ state, current }: Version): boolean => state === 'published' && current;

const RULES: Partial<Record<ActionName, (version: Version, looking: Looking) => boolean>> = {
  'policy.acknowledge': (version, { accepted }) => accepted !== 'now' && refusalToAcknowledge(version) === null,
  'policy.comment': (version, { today }) => takesComments(version, today),
  'policy.draft': (version, { actor }) => refusalToWrite(version, actor.id) === null,
  'policy.open_comments': (version, { today }) => refusalToOpenComments(version, today, today) === null,
  'policy.publish': (version, { actor, today }) => {
    const asked = { actorId: actor.id, read: version.version, effectiveFrom: ENDLESS, after: null, texts: TEXTS };
    return refusalToPublish(version, asked, today) === null;
  },
  'policy.withdraw': (version, { actor, accepted }) =>
    (version.state !== 'published' || version.current) &&
    refusalToWithdraw(version, actor.id, version.requiresAcknowledgement === 'yes' && accepted === null) === null,
  'policy.review': (version, { today, cadence }) => isInForce(version) && reviewDueOn(today, cadence) !== null,
};

/** What the reader may try with a version, by the rules that will decide it. */
export const allowedOnVersion = (version: Version, looking: Looking): ActionName[] =>
  (Object.keys(RULES) as ActionName[]).filter(
    (action) => mayTry(looking.actor, action) && RULES[action]?.(version, looking),
  );

/** And with a policy: one draft at a time. */
export const allowedOnPolicy = (actor: Actor, states: readonly string[]): ActionName[] => {
  const isDrafted = states.includes('draft') || states.includes('comment');
  return (['policy.change', ...(isDrafted ? [] : ['policy.draft'])] as ActionName[]).filter((action) =>
    mayTry(actor, action),
  );
};
