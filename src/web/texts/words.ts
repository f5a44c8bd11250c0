import { language } from './language';

/** Words for the values the service answers, by kind. A value without a word is shown as it is. */
const WORDS = {
  role: {
    admin: ['Administrator', 'Administrateur'],
    hr: ['Human resources', 'Ressources humaines'],
    auditor: ['Auditor', 'Auditeur'],
    member: ['Member', 'Membre'],
  },
  level: {
    full_control: ['Full control', 'Contrôle total'],
    publisher: ['Publisher', 'Publication'],
    moderator: ['Moderator', 'Modération'],
    advertiser: ['Advertiser', 'Publicité'],
    analyst: ['Analyst', 'Analyse'],
    owner: ['Owner', 'Responsable'],
    backup_owner: ['Backup owner', 'Suppléant'],
  },
  seat: {
    owner: ['Owner', 'Responsable'],
    backup_owner: ['Backup owner', 'Suppléant'],
    validator: ['Validator', 'Valideur'],
    spokesperson: ['Spokesperson', 'Porte-parole'],
  },
  accountStatus: {
    requested: ['Requested', 'Demandé'],
    approved: ['Approved', 'Approuvé'],
    active: ['Active', 'Actif'],
    dormant: ['Dormant', 'En sommeil'],
    suspended: ['Suspended', 'Suspendu'],
    lost: ['Lost', 'Perdu'],
    closed: ['Closed', 'Fermé'],
  },
  criticality: { high: ['High', 'Élevée'], medium: ['Medium', 'Moyenne'], low: ['Low', 'Faible'] },
} as const satisfies Record<string, Record<string, readonly [string, string]>>;

export type WordKind = keyof typeof WORDS;

/** The word for a value of the service in the language shown; read it inside a component that uses texts. */
export function word(kind: WordKind, value: string | null | undefined): string {
  if (value === null || value === undefined) return '';
  const pair = (WORDS[kind] as Record<string, readonly [string, string]>)[value];
  return pair ? pair[language() === 'fr' ? 1 : 0] : value;
}

/** Every value of a kind with its word, in the table's order: for a choice. */
export const choices = (kind: WordKind): { value: string; label: string }[] =>
  Object.keys(WORDS[kind]).map((value) => ({ value, label: word(kind, value) }));
