import type { Facts, Language } from './mail-topic.js';
import { MAIL_TOPICS } from './mail-topics.js';

/** What a mail may say besides its fixed words: names and numbers, and nothing else. */
export interface Names {
  account?: string;
  person?: string;
  leaver?: string;
  /** How many things of the kind. */
  count?: number;
}

export interface MailText {
  subject: string;
  text: string;
}

export const languageOf = (locale: string): Language => (/^fr\b/i.test(locale) ? 'fr' : 'en');

const FOOT: Readonly<Record<Language, string>> = {
  en: 'Relève, the register of the official accounts. This mail holds no secret and asks for none.',
  fr: 'Relève, le registre des comptes officiels. Ce message ne contient aucun secret et n’en demande aucun.',
};
/** Stands below every mail. */
export const closing = (language: Language): string => FOOT[language];

const SOMEBODY: Readonly<Record<Language, string>> = { en: 'somebody', fr: 'quelqu’un' };
const AN_ACCOUNT: Readonly<Record<Language, string>> = { en: 'an account', fr: 'un compte' };

/** The words of one mail in the reader's language; `link` leads to the page of the matter, or is the one-time link itself. */
export function mailText(topic: string, language: Language, names: Names, link: string): MailText {
  const rule = MAIL_TOPICS[topic];
  if (!rule) throw new Error(`There is no mail about ${topic}`);
  const said: Readonly<Record<string, string>> = {
    account: oneLine(names.account ?? AN_ACCOUNT[language]),
    person: oneLine(names.person ?? SOMEBODY[language]),
    leaver: oneLine(names.leaver ?? SOMEBODY[language]),
    count: String(names.count ?? 1),
  };
  const filled = (text: string): string =>
    text.replace(/(\b[Dd]e )?\{(\w+)\}/g, (_, of: string | undefined, mark: string) => after(of, said[mark] ?? ''));
  return {
    subject: capitalised(filled(rule.subject[language])),
    text: `${capitalised(filled(rule.text[language]))}\n\n${link}\n\n${FOOT[language]}\n`,
  };
}

/** Where the matter can be seen, under the public address. */
export function pathOf(topic: string, facts: Facts): string {
  const path = MAIL_TOPICS[topic]?.path ?? '/';
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(facts[name] ?? '')));
}

/** French drops the e of « de » before a vowel; no English text has the word. */
const after = (of: string | undefined, name: string): string =>
  of !== undefined && /^[aeiouàâäéèêëîïôöùûüœæ]/i.test(name) ? `${of.charAt(0)}’${name}` : `${of ?? ''}${name}`;

/** A display name that an admin typed must not begin a new header or line. */
const oneLine = (name: string): string => name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200);
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
