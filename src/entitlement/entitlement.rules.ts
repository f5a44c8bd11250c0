import type { Failure } from '../kernel/failure.js';
import { fold } from '../kernel/fold.js';
import type { Level, Scope } from '../platforms/levels.js';
import { EntitledFailures } from './entitlement.failures.js';

export const WHO = ['department', 'organisation', 'person', 'person_kind'] as const;
export type Who = (typeof WHO)[number];
export const PERSON_KINDS = ['employee', 'contractor', 'agency', 'auditor'] as const;

export type Text = Readonly<Record<'en' | 'fr', string>>;

/** Which accounts a rule speaks of; null is any. */
export interface Where {
  readonly platform: string | null;
  readonly brand: string | null;
}

/** A rule in force, read. */
export interface RuleInForce extends Where {
  readonly id: string;
  readonly who: Who;
  readonly value: string;
  /** The present name of the person a rule is about, for its text. */
  readonly personName: string | null;
  readonly levels: readonly string[];
  readonly scopes: readonly string[];
  /** False for one whose row no longer is what the log says: it still shuts, and opens for nobody. */
  readonly isTrusted: boolean;
}

/** Somebody who would hold a level on an account for a scope. */
export interface Question {
  readonly account: Where;
  readonly person: { id: string; department: string | null; organisation: string | null; kind: string };
  readonly level: string;
  readonly scope: string;
}

/** As soon as one rule concerns an account, whoever none of them covers is refused. */
export const concerns = (rule: Where, account: Where): boolean =>
  (rule.platform === null || rule.platform === account.platform) &&
  (rule.brand === null || isSame(rule.brand, account.brand));

export const covers = (rule: RuleInForce, { person, level, scope }: Question): boolean =>
  rule.isTrusted && isAbout(rule, person) && rule.levels.includes(level) && rule.scopes.includes(scope);

function isAbout({ who, value }: RuleInForce, person: Question['person']): boolean {
  if (who === 'person') return value === person.id;
  if (who === 'person_kind') return value === person.kind;
  return isSame(value, who === 'department' ? person.department : person.organisation);
}

/** Names are compared without case, accents and surplus blanks; nothing equals nothing. */
const isSame = (written: string, held: string | null): boolean => held !== null && fold(held) === fold(written);

export interface Answer {
  readonly allowed: boolean;
  /** The rules that speak of the account; none: nothing is restricted. */
  readonly concerning: readonly RuleInForce[];
  /** Those of them that allow it. */
  readonly allowing: readonly RuleInForce[];
}

export function answerTo(rules: readonly RuleInForce[], question: Question): Answer {
  const concerning = rules.filter((rule) => concerns(rule, question.account));
  const allowing = concerning.filter((rule) => covers(rule, question));
  return { allowed: concerning.length === 0 || allowing.length > 0, concerning, allowing };
}

/** A refusal names this many rules at most. */
const NAMED = 20;

/** `access.not_entitled`, with the rules that concern the account in `rules`. */
export function refusalOf({ allowed, concerning }: Answer): Failure | null {
  if (allowed) return null;
  const rules = concerning.slice(0, NAMED).map((rule) => ({ id: rule.id, text: textOf(rule) }));
  return EntitledFailures.NOT_ENTITLED({ facts: { rules } });
}

const LEVEL_NAMES: Record<Level, Text> = {
  full_control: { en: 'full control', fr: 'contrôle total' },
  publisher: { en: 'publisher', fr: 'publication' },
  moderator: { en: 'moderator', fr: 'modération' },
  advertiser: { en: 'advertiser', fr: 'publicité' },
  analyst: { en: 'analyst', fr: 'analyse' },
};
const SCOPE_NAMES: Record<Scope, Text> = {
  routine: { en: 'routine', fr: 'courant' },
  campaign: { en: 'campaign', fr: 'campagne' },
  customer_care: { en: 'customer care', fr: 'relation client' },
  crisis: { en: 'crisis', fr: 'crise' },
};
const KIND_NAMES: Record<string, Text> = {
  employee: { en: 'Employees', fr: 'Les salariés' },
  contractor: { en: 'Contractors', fr: 'Les prestataires' },
  agency: { en: 'People of agencies', fr: 'Les membres d’agences' },
  auditor: { en: 'Auditors', fr: 'Les auditeurs' },
};

/** A rule as a sentence. */
export const textOf = (rule: RuleInForce): Text => ({ en: sentence(rule, 'en'), fr: sentence(rule, 'fr') });

function sentence(rule: RuleInForce, lang: 'en' | 'fr'): string {
  const named = (names: Record<string, Text>, words: readonly string[]): string =>
    words.map((word) => names[word]?.[lang] ?? word).join(', ');
  const [levels, scopes] = [named(LEVEL_NAMES, rule.levels), named(SCOPE_NAMES, rule.scopes)];
  const [who, where] = [subject(rule, lang), place(rule, lang)];
  return lang === 'en'
    ? `${who} may hold ${levels} ${where}, for ${scopes}.`
    : `${who} : ${levels} ${where}, usage : ${scopes}.`;
}

function subject({ who, value, personName }: RuleInForce, lang: 'en' | 'fr'): string {
  if (who === 'person') return personName ?? value;
  if (who === 'person_kind') return KIND_NAMES[value]?.[lang] ?? value;
  if (who === 'department') return lang === 'en' ? `The department “${value}”` : `Le service « ${value} »`;
  return lang === 'en' ? `The organisation “${value}”` : `L’organisation « ${value} »`;
}

function place({ platform, brand }: Where, lang: 'en' | 'fr'): string {
  const on = lang === 'en' ? `on ${platform ?? 'every platform'}` : `sur ${platform ?? 'toutes les plateformes'}`;
  if (brand === null) return `${on} ${lang === 'en' ? '(every brand)' : '(toutes marques)'}`;
  return lang === 'en' ? `${on} for the brand “${brand}”` : `${on} pour la marque « ${brand} »`;
}
