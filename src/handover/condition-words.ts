import type { InLanguages } from '../kernel/language.js';
import { codeWord } from './certificate-words.js';

/** What still stands between a case and its close, in words for whoever follows it. */
const WORDS = {
  not_cut: {
    en: () => 'The access of this person has not been cut yet.',
    fr: () => 'L’accès de cette personne n’a pas encore été coupé.',
  },
  live_grant: { en: () => 'This grant has not ended.', fr: () => 'Une habilitation n’a pas pris fin.' },
  live_role: {
    en: (role: string) => `Still holds the role ${role}.`,
    fr: (role: string) => `A encore le rôle ${role}.`,
  },
  live_session: { en: () => 'This session has not ended.', fr: () => 'Une session est encore ouverte.' },
  live_link: {
    en: () => 'A one-time link still waits for this person.',
    fr: () => 'Un lien à usage unique attend encore cette personne.',
  },
  owns_account: {
    en: (seat: string) => `Still holds the seat ${seat}.`,
    fr: (seat: string) => `Tient encore le siège ${codeWord(seat, 'fr')}.`,
  },
  recovery_channel: {
    en: (kind: string) => `Still holds the ${kind} of this account.`,
    fr: (kind: string) => `Tient encore un moyen de récupération de ce compte\u202f: ${codeWord(kind, 'fr')}.`,
  },
  second_factor_holder: {
    en: (kind: string) => `Still holds the ${kind} of this account.`,
    fr: () => 'Tient encore le second facteur de ce compte.',
  },
  exposed_version: {
    en: (kind: string, version: number) => `Has seen the current version ${version} of a ${kind}.`,
    fr: (kind: string, version: number) =>
      `A vu la version actuelle (${version}) d’un identifiant secret\u202f: ${codeWord(kind, 'fr')}.`,
  },
  staged_version: {
    en: (kind: string, version: number) => `Has seen the staged version ${version} of a ${kind}.`,
    fr: (kind: string, version: number) =>
      `A vu la version en préparation (${version}) d’un identifiant secret\u202f: ${codeWord(kind, 'fr')}.`,
  },
} satisfies Record<string, Record<keyof InLanguages, (what: string, version: number) => string>>;

export type ConditionWord = keyof typeof WORDS;

/** `what` is a role, a seat, a kind of channel or of secret, as the rows name it. */
export const conditionWords = (word: ConditionWord, what = '', version = 0): Record<'detail' | 'detailFr', string> => ({
  detail: (WORDS[word].en as (what: string, version: number) => string)(what, version),
  detailFr: (WORDS[word].fr as (what: string, version: number) => string)(what, version),
});
