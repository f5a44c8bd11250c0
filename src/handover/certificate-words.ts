import type { Language } from '../kernel/language.js';

/** What is printed around the facts of a certificate, in the two languages. */
const WORDS = {
  title: { en: 'Handover certificate', fr: 'Procès-verbal de passation' },
  person: { en: 'Person', fr: 'Personne' },
  scenario: { en: 'Kind of departure', fr: 'Type de départ' },
  case: { en: 'Case', fr: 'Dossier' },
  opened: { en: 'Opened', fr: 'Ouvert' },
  lastDay: { en: 'Last day', fr: 'Dernier jour' },
  cut: { en: 'Access ended', fr: 'Accès coupé' },
  notCut: { en: 'access was not cut', fr: 'accès non coupé' },
  closed: { en: 'Closed', fr: 'Clos' },
  by: { en: 'by', fr: 'par' },
  frozen: { en: 'SHA-256 of the list frozen at the opening', fr: 'SHA-256 du périmètre figé à l’ouverture' },
  service: { en: 'the service', fr: 'le service' },
  accounts: { en: 'Accounts and who took over', fr: 'Comptes et repreneurs' },
  platform: { en: 'Platform', fr: 'Plateforme' },
  handle: { en: 'Handle', fr: 'Identifiant' },
  held: { en: 'Held before', fr: 'Tenu auparavant' },
  successor: { en: 'Successor', fr: 'Repreneur' },
  accepted: { en: 'Accepted', fr: 'Accepté' },
  notAccepted: { en: 'not accepted', fr: 'non accepté' },
  rotations: { en: 'Secrets renewed', fr: 'Secrets renouvelés' },
  secret: { en: 'Secret', fr: 'Secret' },
  version: { en: 'Version', fr: 'Version' },
  seen: { en: 'Last seen by the leaver', fr: 'Dernière vue du partant' },
  stored: { en: 'Stored', fr: 'Enregistré' },
  storedBy: { en: 'Stored by', fr: 'Enregistré par' },
  evidence: { en: 'Evidence', fr: 'Preuves' },
  step: { en: 'Step', fr: 'Étape' },
  account: { en: 'Account', fr: 'Compte' },
  given: { en: 'Given by', fr: 'Apportée par' },
  verified: { en: 'Verified by', fr: 'Vérifiée par' },
  hash: { en: 'SHA-256', fr: 'SHA-256' },
  exceptions: { en: 'Exceptions', fr: 'Exceptions' },
  reason: { en: 'Reason', fr: 'Motif' },
  acceptedBy: { en: 'Accepted by', fr: 'Acceptée par' },
  until: { en: 'To be reviewed on', fr: 'À revoir le' },
  followUps: { en: 'Still to come', fr: 'Suites à venir' },
  due: { en: 'Due', fr: 'Échéance' },
  none: { en: 'none', fr: 'néant' },
  proof: { en: 'Signature and place in the log', fr: 'Signature et place dans le journal' },
  record: { en: 'SHA-256 of the signed record', fr: 'SHA-256 de l’acte signé' },
  signature: { en: 'Signature (Ed25519)', fr: 'Signature (Ed25519)' },
  key: { en: 'Key of the log', fr: 'Clé du journal' },
  entry: { en: 'Entry of the log', fr: 'Entrée du journal' },
  head: { en: 'Signed head of the log', fr: 'Tête signée du journal' },
  verify: {
    en: 'The signed record is the JSON file of this certificate. It is checked off line, with the key of the log and nothing else:',
    fr: 'L’acte signé est le fichier JSON de ce procès-verbal. Il se vérifie hors ligne, avec la seule clé du journal :',
  },
  recompute: {
    en: 'With an export of the log, every fact is held against its line:',
    fr: 'Avec un export du journal, chaque fait est comparé à son inscription :',
  },
} as const;

export type Word = keyof typeof WORDS;

export const certificateWord = (word: Word, lang: Language): string => WORDS[word][lang];

/** French sets an unbreakable space before it. */
export const COLON: Record<Language, string> = { en: ': ', fr: '\u00a0: ' };

/** Codes of seats, of what else hung on the leaver, and of secrets; others are printed as they are. */
const CODES: Readonly<Record<string, Record<Language, string>>> = {
  owner: { en: 'owner', fr: 'responsable' },
  backup_owner: { en: 'backup owner', fr: 'suppléant' },
  validator: { en: 'validator', fr: 'valideur' },
  spokesperson: { en: 'spokesperson', fr: 'porte-parole' },
  sole_control: { en: 'sole control', fr: 'seul contrôle' },
  registration_email: { en: 'registration mailbox', fr: 'boîte d’inscription' },
  recovery_phone: { en: 'recovery phone', fr: 'téléphone de secours' },
  second_factor: { en: 'second factor', fr: 'second facteur' },
  password: { en: 'password', fr: 'mot de passe' },
  totp: { en: 'second factor', fr: 'second facteur' },
  recovery_codes: { en: 'recovery codes', fr: 'codes de secours' },
  api_token: { en: 'API token', fr: 'jeton d’API' },
  note: { en: 'note', fr: 'note' },
};

export const codeWord = (code: string, lang: Language): string => CODES[code]?.[lang] ?? code;
