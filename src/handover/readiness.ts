import type { EntityManager } from 'typeorm';
import { answerTo, type RuleInForce } from '../entitlement/entitlement.rules.js';
import { rulesInForce } from '../entitlement/rulebook.queries.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Grace, Missing } from '../policies/gate.rules.js';
import { owedByAll } from '../policies/readiness.queries.js';
import { owedOn, type Owing, type Place } from '../policies/readiness.rules.js';
import { missingView, type MissingView } from '../policies/gate.view.js';
import { sliced } from './successor.queries.js';
import type { Candidate } from './successor.rules.js';

/** What keeps somebody from taking an account over: no rule lets them, something is not accepted or not learnt; or they said no. */
export interface Lack extends Omit<Missing, 'what'> {
  what: Missing['what'] | 'entitlement' | 'refused';
}

/** Owner seats may do all that full control may: whoever takes one must be able to hold it. */
const LEVEL = 'full_control';

/** What these people lack, for whatever account; looked up once for all of them. */
export class Readiness {
  private readonly owing: ReadonlyMap<string, Owing[]>;

  private constructor(
    private readonly rules: readonly RuleInForce[],
    owed: readonly Owing[],
  ) {
    const owing = new Map<string, Owing[]>();
    for (const each of owed) {
      const known = owing.get(each.personId);
      if (known) known.push(each);
      else owing.set(each.personId, [each]);
    }
    this.owing = owing;
  }

  static async of(
    db: EntityManager,
    keyring: Keyring,
    personIds: readonly string[],
    about: { today: string; grace: Grace },
  ): Promise<Readiness> {
    const ids = [...new Set(personIds)];
    const owed = await sliced(ids, (slice) => owedByAll(db, slice, about.today, about.grace));
    return new Readiness(await rulesInForce(db, keyring), owed);
  }

  /** Empty: ready. An installation without rules and policies asks for nothing. */
  lacks(person: Candidate, place: Place): Lack[] {
    const { allowed } = answerTo(this.rules, { account: place, person, level: LEVEL, scope: 'routine' });
    const entitlement = allowed ? [] : [{ what: 'entitlement' as const, policyCode: null, number: null, since: null }];
    return [...entitlement, ...owedOn(this.owing.get(person.id) ?? [], place, LEVEL)];
  }
}

const OWN_TEXTS = {
  entitlement: {
    en: 'No rule of entitlement lets this person hold full control of the account.',
    fr: 'Aucune règle d’habilitation ne permet à cette personne de détenir le contrôle total du compte.',
    path: '/entitlements',
  },
  refused: {
    en: 'This person has refused to take over an account of this departure.',
    fr: 'Cette personne a refusé de reprendre un compte de ce départ.',
    path: '/handovers',
  },
};

export function lackView(lack: Lack, personId: string): MissingView {
  const { what, ...rest } = lack;
  if (what !== 'entitlement' && what !== 'refused') return missingView({ ...rest, what }, personId);
  const { en, fr, path } = OWN_TEXTS[what];
  return { ...rest, what, text: { en, fr }, path };
}
