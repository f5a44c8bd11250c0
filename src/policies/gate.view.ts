import type { Missing } from './gate.rules.js';

class GateText {
  en: string;
  fr: string;
}

/** One thing that is missing, and where to mend it. */
export class MissingView {
  /** acknowledgement, training_lapsed or training_needed; of a successor also entitlement and refused. */
  what: string;
  policyCode: string | null;
  /** Version of the policy. */
  number: number | null;
  /** First day of the version, or last day of the training. */
  since: string | null;
  text: GateText;
  /** Route that mends it; a training is recorded by admin or HR. */
  path: string;
}

/** Does the grant allow anything as far as policies and training go? A closed gate opens by itself. */
export class GateView {
  open: boolean;
  missing: MissingView[];
}

const TEXTS: Record<Missing['what'], (missing: Missing) => GateText> = {
  acknowledgement: ({ policyCode, number }) => ({
    en: `Version ${number} of “${policyCode}” has not been read and accepted.`,
    fr: `La version ${number} de « ${policyCode} » n’a pas été lue et acceptée.`,
  }),
  training_lapsed: ({ since }) => ({
    en: since === null ? 'No training counts any more.' : `The training ended on ${since}.`,
    fr: since === null ? 'Aucune formation n’est plus valable.' : `La formation a expiré le ${since}.`,
  }),
  training_needed: ({ policyCode, number }) => ({
    en: `Version ${number} of “${policyCode}” asks for a training that is not on record.`,
    fr: `La version ${number} de « ${policyCode} » demande une formation qui n’est pas enregistrée.`,
  }),
};

export function missingView(missing: Missing, personId: string): MissingView {
  const { what, policyCode, number, since } = missing;
  const path =
    what === 'acknowledgement'
      ? `/policies/${policyCode}/versions/${number}/acknowledge`
      : `/people/${personId}/training`;
  return { what, policyCode, number, since, text: TEXTS[what](missing), path };
}

export const gateView = (missing: readonly Missing[], personId: string): GateView => ({
  open: missing.length === 0,
  missing: missing.map((each) => missingView(each, personId)),
});
