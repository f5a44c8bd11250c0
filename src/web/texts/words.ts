import { language } from './language';
import { REGISTER_WORDS } from './register-words';
import { RELEASE_WORDS } from './release-words';

/** Words for the values the service answers, by kind. A value without a word is shown as it is. */
const WORDS = {
  ...RELEASE_WORDS,
  role: {
    admin: ['Administrator', 'Administrateur'],
    hr: ['Human resources', 'Ressources humaines'],
    auditor: ['Auditor', 'Auditeur'],
    member: ['Member', 'Membre'],
  },
  network: {
    this_machine: ['This computer', 'Cet ordinateur'],
    private: ['Internal network', 'Réseau interne'],
    unknown: ['Not known', 'Inconnu'],
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
  importState: {
    mapping: ['Being prepared', 'En préparation'],
    running: ['Running', 'En cours'],
    done: ['Done', 'Terminé'],
    failed: ['Failed', 'Échoué'],
    forgotten: ['File forgotten', 'Fichier oublié'],
  },
  rowStanding: {
    new: ['New', 'Nouvelle'],
    changed: ['Changed', 'Modifiée'],
    unchanged: ['Unchanged', 'Inchangée'],
    refused: ['Refused', 'Refusée'],
    left_out: ['Not about anything', 'Sans objet'],
  },
  seat: {
    owner: ['Owner', 'Responsable'],
    backup_owner: ['Backup owner', 'Suppléant'],
    validator: ['Validator', 'Valideur'],
    spokesperson: ['Spokesperson', 'Porte-parole'],
  },
  criticality: { high: ['High', 'Élevée'], medium: ['Medium', 'Moyenne'], low: ['Low', 'Faible'] },
  scope: {
    routine: ['Routine', 'Courant'],
    campaign: ['Campaign', 'Campagne'],
    customer_care: ['Customer care', 'Relation client'],
    crisis: ['Crisis', 'Crise'],
  },
  requestState: {
    pending: ['Waiting', 'En attente'],
    asked_back: ['A question is open', 'Question posée'],
    approved: ['Approved', 'Approuvée'],
    rejected: ['Rejected', 'Refusée'],
    cancelled: ['Withdrawn', 'Retirée'],
    expired: ['Expired', 'Expirée'],
  },
  requestEvent: {
    opened: ['Asked', 'Demande'],
    question: ['Question', 'Question'],
    answer: ['Answer', 'Réponse'],
    escalated: ['Passed on', 'Transmise à d’autres'],
    approved: ['Approved', 'Approuvée'],
    rejected: ['Rejected', 'Refusée'],
    cancelled: ['Withdrawn', 'Retirée'],
    expired: ['Expired', 'Expirée'],
  },
  grantStatus: {
    active: ['Active', 'Active'],
    suspended: ['Suspended', 'Suspendue'],
    revoked: ['Ended', 'Retirée'],
    expired: ['Expired', 'Expirée'],
  },
  personKind: {
    employee: ['Employee', 'Salarié'],
    contractor: ['Contractor', 'Prestataire'],
    agency: ['Agency', 'Agence'],
    auditor: ['Auditor', 'Auditeur'],
  },
  entitled: {
    department: ['A department', 'Un service'],
    organisation: ['An organisation', 'Une organisation'],
    person: ['A person', 'Une personne'],
    person_kind: ['A kind of person', 'Un type de personne'],
  },
  campaignState: {
    planned: ['Planned', 'Prévue'],
    starting: ['Beginning', 'Démarrage'],
    open: ['Open', 'Ouverte'],
    closed: ['Closed', 'Clôturée'],
    cancelled: ['Cancelled', 'Annulée'],
    skipped: ['Nothing to review', 'Rien à revoir'],
  },
  campaignSubject: {
    grants: ['Who may use the accounts', 'Qui peut se servir des comptes'],
    register: ['Entries of the register', 'Fiches du registre'],
  },
  cadence: {
    once: ['Once', 'Une fois'],
    quarterly: ['Every quarter', 'Chaque trimestre'],
    half_yearly: ['Every half-year', 'Chaque semestre'],
    yearly: ['Every year', 'Chaque année'],
  },
  reviewerRule: {
    owner: ['The owner, then the backup owner', 'Le responsable, puis le suppléant'],
    manager: ['Who answers for the brand, then the manager', 'Qui répond de la marque, puis le supérieur'],
    admin: ['An administrator', 'Un administrateur'],
  },
  afterDeadline: {
    nothing: ['Nothing', 'Rien'],
    suspend: ['The grant rests until somebody answers', 'L’habilitation est suspendue jusqu’à une réponse'],
    revoke: ['The grant ends', 'L’habilitation prend fin'],
  },
  itemState: {
    open: ['To answer', 'À décider'],
    certified: ['Certified', 'Confirmée'],
    revoked: ['Ended', 'Retirée'],
    changed: ['Lowered', 'Abaissée'],
    flagged: ['Flagged', 'Signalée'],
    lapsed: ['Ended without an answer', 'Retirée sans réponse'],
    moot: ['Ended meanwhile', 'Terminée entre-temps'],
    withdrawn: ['Called off', 'Abandonnée'],
    unanswered: ['Without an answer', 'Sans réponse'],
  },
  captureSource: {
    paste: ['Pasted', 'Collée'],
    csv: ['From a file', 'D’un fichier'],
    screenshot: ['From a screenshot', 'D’une capture d’écran'],
  },
  rowState: {
    matched: ['Recognised', 'Reconnue'],
    unmatched: ['Not in the directory', 'Hors annuaire'],
    ambiguous: ['Several people', 'Plusieurs personnes'],
    external: ['Outside', 'Externe'],
  },
  caseStatus: {
    open: ['Open', 'Ouvert'],
    cut: ['Access ended', 'Accès coupés'],
    closed: ['Closed', 'Clos'],
    cancelled: ['Cancelled', 'Annulé'],
  },
  taskStatus: {
    open: ['To do', 'À faire'],
    started: ['Started', 'Commencée'],
    done: ['Done', 'Faite'],
    verified: ['Verified', 'Vérifiée'],
    blocked: ['Blocked', 'Bloquée'],
    waived: ['Exception', 'Dérogation'],
  },
  taskWho: {
    vault: ['Relève', 'Relève'],
    hr: ['HR', 'RH'],
    leaver: ['Whoever leaves', 'La personne qui part'],
    manager: ['Manager', 'Manager'],
    custodian: ['Owner', 'Responsable'],
    deputy: ['Backup owner', 'Suppléant'],
    successor: ['Successor', 'Repreneur'],
    finance: ['Finance', 'Finance'],
    it: ['IT', 'Informatique'],
    admin: ['Administrator', 'Administrateur'],
  },
  /** What of an account hangs on one person. */
  held: {
    owner: ['Owner', 'Responsable'],
    backup_owner: ['Backup owner', 'Suppléant'],
    sole_control: ['Only full control', 'Seul contrôle total'],
    sole_seat: ['Only owner', 'Seul responsable'],
    registration_email: ['Registration mailbox', 'Boîte d’inscription'],
    recovery_phone: ['Recovery phone', 'Téléphone de secours'],
    recovery_channel: ['Recovery channel', 'Moyen de récupération'],
    second_factor: ['Second factor', 'Second facteur'],
    tool: ['Connected tool', 'Outil connecté'],
    exposure: ['Secret seen', 'Secret vu'],
    access: ['Access', 'Accès'],
  },
  /** Why somebody is asked to take an account over. */
  proposal: {
    backup_owner: ['is the other owner', 'est l’autre responsable'],
    brand: ['answers for the brand', 'répond de la marque'],
    manager: ['is the manager', 'est le manager'],
    least_loaded: ['works with such accounts', 'travaille sur de tels comptes'],
    named: ['was named by hand', 'a été désigné'],
  },
  near: {
    brand: ['same brand', 'même marque'],
    department: ['same department', 'même service'],
    elsewhere: ['elsewhere', 'ailleurs'],
  },
  evidenceKind: {
    text: ['Text', 'Texte'],
    link: ['Link', 'Lien'],
    file: ['File', 'Fichier'],
    observed: ['Seen by Relève', 'Constaté par Relève'],
  },
  agencyStatus: { open: ['Open', 'Ouvert'], cut: ['Access ended', 'Accès coupés'], closed: ['Closed', 'Clos'] },
  runbookPart: {
    common: ['Every case', 'Tous les dossiers'],
    shared_login: ['Shared login', 'Identifiant partagé'],
    native_roles: ['Roles on the platform', 'Rôles sur la plateforme'],
    brand_account: ['Brand account', 'Compte de marque'],
    tool_mediated: ['Through a tool', 'Par un outil'],
    phone_bound: ['Bound to a phone', 'Lié à un téléphone'],
  },
  ...REGISTER_WORDS,
  severity: {
    critical: ['Critical', 'Critique'],
    high: ['High', 'Élevée'],
    medium: ['Medium', 'Moyenne'],
    low: ['Low', 'Faible'],
  },
  alone: {
    sole_control: ['Only full control', 'Seul contrôle total'],
    sole_seat: ['Only owner', 'Seul responsable'],
    second_factor: ['Holds the second factor', 'Détient le second facteur'],
    recovery_channel: ['Is the way back in', 'Est le moyen de récupération'],
  },
  secretKind: {
    password: ['Password', 'Mot de passe'],
    totp: ['Second factor', 'Second facteur'],
    recovery_codes: ['Recovery codes', 'Codes de secours'],
    api_token: ['API token', 'Jeton d’API'],
    note: ['Note', 'Note'],
  },
  answer: {
    asked_back: ['A question is open', 'Question posée'],
    changes_asked: ['Changes are asked for', 'Modifications demandées'],
    approved: ['Approved', 'Approuvée'],
    rejected: ['Rejected', 'Refusée'],
  },
  policyKind: {
    charter: ['Charter', 'Charte'],
    clause: ['Confidentiality clause', 'Clause de confidentialité'],
    agency_clause: ['Clause for agencies', 'Clause pour les agences'],
    crisis_sheet: ['Crisis sheet', 'Fiche de crise'],
    guideline: ['Guideline', 'Guide'],
  },
  policyState: {
    draft: ['Draft', 'Brouillon'],
    comment: ['Open for comments', 'Ouverte aux commentaires'],
    published: ['Published', 'Publiée'],
    withdrawn: ['Withdrawn', 'Retirée'],
  },
  policyCadence: {
    none: ['Never by itself', 'Jamais d’office'],
    quarterly: ['Every quarter', 'Chaque trimestre'],
    half_yearly: ['Every half-year', 'Chaque semestre'],
    yearly: ['Every year', 'Chaque année'],
  },
  trainingLevel: {
    basic: ['Basic', 'Élémentaire'],
    intermediate: ['Intermediate', 'Intermédiaire'],
    advanced: ['Advanced', 'Avancé'],
    expert: ['Expert', 'Expert'],
    '1': ['Level 1', 'Niveau 1'],
    '2': ['Level 2', 'Niveau 2'],
    '3': ['Level 3', 'Niveau 3'],
    '4': ['Level 4', 'Niveau 4'],
    '5': ['Level 5', 'Niveau 5'],
  },
  trained: {
    current: ['Trained', 'Formé'],
    lapsed: ['Training lapsed', 'Formation périmée'],
    none: ['Not trained yet', 'Pas encore formé'],
  },
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
