import type { Language } from '../kernel/language.js';

/** What is printed on the plan of one account, in the two languages. */
const WORDS = {
  title: { en: 'Handover plan', fr: 'Plan de passation' },
  account: { en: 'Account', fr: 'Compte' },
  person: { en: 'Handed over by', fr: 'Cédé par' },
  scenario: { en: 'Kind of departure', fr: 'Type de départ' },
  lastDay: { en: 'Last day', fr: 'Dernier jour' },
  start: { en: 'Latest safe start', fr: 'Dernier début sans risque' },
  days: { en: 'days of the platform itself', fr: 'jours de délai de la plateforme' },
  held: { en: 'Held by the person', fr: 'Tenu par la personne' },
  successor: { en: 'Successor', fr: 'Repreneur' },
  nobody: { en: 'to be named', fr: 'à désigner' },
  accepted: { en: 'accepted on', fr: 'accepté le' },
  waiting: { en: 'has not accepted yet', fr: 'n’a pas encore accepté' },
  steps: { en: 'Steps, in the order they are due', fr: 'Étapes, par échéance' },
  due: { en: 'Due', fr: 'Échéance' },
  step: { en: 'Step', fr: 'Étape' },
  who: { en: 'Who', fr: 'Qui' },
  evidence: { en: 'Evidence', fr: 'Preuve attendue' },
  status: { en: 'State', fr: 'État' },
  none: { en: 'none', fr: 'néant' },
  signed: { en: 'Read together on (day, names, signatures)', fr: 'Relu ensemble le (date, noms, signatures)' },
  secret: {
    en: 'This page holds no secret: passwords and codes stay in Relève.',
    fr: 'Cette page ne contient aucun secret\u202f: mots de passe et codes restent dans Relève.',
  },
} as const;

export type PlanWord = keyof typeof WORDS;

export const planWord = (word: PlanWord, lang: Language): string => WORDS[word][lang];

const CODES: Readonly<Record<string, Record<Language, string>>> = {
  vault: { en: 'Relève', fr: 'Relève' },
  hr: { en: 'HR', fr: 'RH' },
  leaver: { en: 'whoever leaves', fr: 'la personne qui part' },
  manager: { en: 'manager', fr: 'manager' },
  custodian: { en: 'owner', fr: 'responsable' },
  deputy: { en: 'backup owner', fr: 'suppléant' },
  successor: { en: 'successor', fr: 'repreneur' },
  finance: { en: 'finance', fr: 'finance' },
  it: { en: 'IT', fr: 'informatique' },
  admin: { en: 'admin', fr: 'administrateur' },
  open: { en: 'to do', fr: 'à faire' },
  started: { en: 'started', fr: 'commencée' },
  done: { en: 'done', fr: 'faite' },
  verified: { en: 'verified', fr: 'vérifiée' },
  blocked: { en: 'blocked', fr: 'bloquée' },
  waived: { en: 'waived', fr: 'dérogation' },
};

export const planCode = (code: string, lang: Language): string => CODES[code]?.[lang] ?? code;
