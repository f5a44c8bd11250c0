import type { Language } from '../kernel/language.js';
import type { ExportHead, ListName } from './export-head.js';

/** What is printed around a list, in the two languages. */
export interface Words {
  title: string;
  /** Before a value, on the lines of the head. */
  asOf: string;
  filters: string;
  none: string;
  by: string;
  why: string;
  notGiven: string;
  /** Between a name and its value. */
  colon: string;
  page: (number: number) => string;
  rows: (count: number) => string;
  headings: Record<string, string>;
}

const TITLES: Record<ListName, Record<Language, string>> = {
  'access-list': { en: 'Access list', fr: 'Liste des accès' },
  findings: { en: 'What the register lacks', fr: 'Ce qui manque au registre' },
  register: { en: 'Register of official accounts', fr: 'Registre des comptes officiels' },
};

const HEADINGS: Record<string, Record<Language, string>> = {
  platform: { en: 'Platform', fr: 'Plateforme' },
  handle: { en: 'Handle', fr: 'Identifiant' },
  displayName: { en: 'Display name', fr: 'Nom affiché' },
  brand: { en: 'Brand', fr: 'Marque' },
  ownerEntity: { en: 'Owner entity', fr: 'Entité propriétaire' },
  status: { en: 'Status', fr: 'État' },
  criticality: { en: 'Criticality', fr: 'Criticité' },
  ownerEmail: { en: 'Owner', fr: 'Responsable' },
  backupOwnerEmail: { en: 'Backup owner', fr: 'Suppléant' },
  lastVerifiedOn: { en: 'Verified on', fr: 'Vérifié le' },
  kind: { en: 'Kind', fr: 'Nature' },
  severity: { en: 'Severity', fr: 'Gravité' },
  title: { en: 'Finding', fr: 'Constat' },
  detail: { en: 'Detail', fr: 'Détail' },
  cureAct: { en: 'Mended by', fr: 'Remède' },
  person: { en: 'Person', fr: 'Personne' },
  organisation: { en: 'Organisation', fr: 'Société' },
  level: { en: 'Level', fr: 'Niveau' },
  reason: { en: 'Reason', fr: 'Motif' },
  approvedBy: { en: 'Approved by', fr: 'Accordé par' },
  since: { en: 'Since', fr: 'Depuis' },
  until: { en: 'Until', fr: "Jusqu'au" },
};

const AROUND: Record<Language, Omit<Words, 'title' | 'headings'>> = {
  en: {
    asOf: 'At the end of (UTC)',
    filters: 'Only',
    none: 'everything',
    by: 'Exported by',
    why: 'Why',
    notGiven: 'not given',
    colon: ': ',
    page: (number) => `page ${number}`,
    rows: (count) => `${count} ${count === 1 ? 'row' : 'rows'}`,
  },
  fr: {
    asOf: 'À la fin du (UTC)',
    filters: 'Seulement',
    none: 'tout',
    by: 'Exporté par',
    why: 'Motif',
    notGiven: 'non indiqué',
    // French sets an unbreakable space before it.
    colon: '\u00a0: ',
    page: (number) => `page ${number}`,
    rows: (count) => `${count} ${count < 2 ? 'ligne' : 'lignes'}`,
  },
};

export const wordsFor = (list: ListName, lang: Language): Words => ({
  ...AROUND[lang],
  title: TITLES[list][lang],
  headings: Object.fromEntries(Object.entries(HEADINGS).map(([name, text]) => [name, text[lang]])),
});

/** The lines under the title. No hour is among them: the same list for the same person has the same bytes. */
export function headLines(head: ExportHead, words: Words): string[] {
  const said = (name: string, value: string): string => `${name}${words.colon}${value}`;
  const filters = Object.entries(head.filters).map(([name, value]) => said(words.headings[name] ?? name, value));
  return [
    said(words.asOf, head.asOf),
    said(words.filters, filters.join(' · ') || words.none),
    said(words.by, head.by),
    said(words.why, head.reason ?? words.notGiven),
  ];
}
