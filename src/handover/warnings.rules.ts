/** What stands in the way of a departure going as planned, before it holds anything up. */
export interface CaseWarning {
  code: keyof typeof WARNING_TEXTS;
  /** How many handovers, or other departures, it is about. */
  count: number;
  /** `handover:<id>`, of leaver_is_successor `case:<id>`; the first twenty. */
  subjects: string[];
}

/** A list of thousands helps nobody. */
const SHOWN = 20;

export const WARNING_TEXTS = {
  no_successor: {
    en: 'Nobody is asked to take over these accounts; name somebody.',
    fr: 'Personne n’est sollicité pour reprendre ces comptes ; désignez quelqu’un.',
  },
  successor_leaving: {
    en: 'Whoever takes over these accounts leaves too, is away or is frozen; name somebody else.',
    fr: 'Le repreneur de ces comptes part aussi, est absent ou gelé ; désignez quelqu’un d’autre.',
  },
  successor_replaced: {
    en: 'Whoever was to take over these accounts leaves too or refused; somebody else is asked.',
    fr: 'Le repreneur prévu de ces comptes part aussi ou a refusé ; quelqu’un d’autre est sollicité.',
  },
  successor_not_ready: {
    en: 'Whoever is to take over these accounts has something to accept, to learn, or no rule lets them.',
    fr: 'Le repreneur de ces comptes a un texte à accepter, une formation à suivre, ou n’est pas habilité.',
  },
  leaver_is_successor: {
    en: 'Whoever leaves here was to take over accounts in these other departures.',
    fr: 'La personne qui part devait reprendre des comptes dans ces autres départs.',
  },
} as const;

/** Empty where there is nothing to warn of. */
export function warningOf(code: CaseWarning['code'], subjects: readonly string[]): CaseWarning[] {
  return subjects.length === 0 ? [] : [{ code, count: subjects.length, subjects: subjects.slice(0, SHOWN) }];
}
