import { fold } from '../kernel/fold.js';
import { isSecretHeader } from './secret-columns.rules.js';
import { COLUMNS_OF, type Column, type TableKind } from './table-kinds.js';

/** What people write above a column, French and English, folded. The name of the column itself always counts. */
const SYNONYMS: Readonly<Record<string, string>> = {
  platform: 'reseau|reseau social|plateforme|media|canal|network|social network|channel|site',
  handle: 'identifiant|pseudo|nom d utilisateur|username|user name|login|compte @|@',
  display_name: 'nom du compte|nom|compte|nom affiche|page|name|account|account name|display name|profil',
  profile_url: 'lien|url|adresse|adresse du profil|link|profile|profile url|lien du profil|web',
  platform_id: 'id|id plateforme|identifiant technique|platform id',
  brand: 'marque|enseigne|brand|label',
  owner_entity: 'entite|societe|proprietaire legal|entity|legal owner|company',
  ownership_basis: 'base de propriete|ownership basis',
  criticality: 'criticite|importance|priorite|priority',
  access_model: 'mode d acces|type d acces|access model',
  owner_email:
    'responsable|proprietaire|referent|titulaire|owner|responsible|in charge|account owner|e-mail du responsable',
  backup_owner_email: 'suppleant|remplacant|backup|deputy|second|backup owner|adjoint',
  validator_email: 'valideur|validation|validator|approver|relecteur',
  spokesperson_email: 'porte-parole|spokesperson',
  registration_email:
    'e-mail d inscription|email d inscription|mail d inscription|adresse d inscription|e-mail de creation|registration e-mail|registration email|mail du compte|email|e-mail|mail',
  recovery_phone: 'telephone|tel|mobile|portable|numero|phone|recovery phone|telephone de recuperation',
  second_factor:
    '2fa|mfa|double authentification|second facteur|double facteur|a2f|two factor|2 factor|authentification',
  second_factor_holder_email: 'detenteur 2fa|porteur du 2fa|second factor holder|2fa holder',
  access:
    'qui a acces|acces|habilitations|personnes|utilisateurs|admins|administrateurs|who has access|users|people|team|equipe',
  created_on: 'depuis|cree le|date de creation|creation|ouvert le|since|created|created on|opened',
  created_by_email: 'cree par|created by',
  last_verified_on: 'verifie le|derniere verification|last verified|checked on',
  last_sign_in_on: 'derniere connexion|derniere activite|last login|last sign-in|last activity|vu le',
  review_due_on: 'revue le|prochaine revue|a revoir le|review due|next review',
  paid_plan: 'abonnement|offre|formule|plan|subscription|paid plan',
  paid_by: 'paye par|payeur|paid by|payer',
  plan_renews_on: 'renouvellement|echeance|renews on|renewal',
  purpose: 'objet|objectif|usage|but|purpose|goal',
  language: 'langue|langues|lang',
  notes: 'commentaires|commentaire|remarques|remarque|notes|note|observations|comments|comment|divers',
  status: 'statut|etat|state',
  parent_platform: 'plateforme parente|parent platform',
  parent_handle: 'compte parent|parent|parent handle',
  level: 'niveau|droit|droits|role|profil d acces|access level|rights|permission|niveau de formation',
  native_role: 'role natif|role plateforme|native role|platform role',
  full_name: 'nom complet|nom et prenom|prenom nom|nom prenom|full name|nom|name|collaborateur|salarie',
  work_email: 'e-mail professionnel|email professionnel|mail pro|work e-mail|work email|email|e-mail|mail|courriel',
  person_email: 'e-mail|email|mail|courriel|personne|person|user|utilisateur|e-mail de la personne|collaborateur',
  external_id: 'matricule|numero de salarie|employee id|employee number|personnel number',
  organisation: 'organisation|societe|employeur|agence|company|agency',
  department: 'service|departement|direction|equipe|team|unit',
  manager_email: 'manager|responsable|n+1|superieur|e-mail du manager',
  start_date: 'arrivee|date d arrivee|date d entree|entree|embauche|start|hired on',
  last_day: 'depart|date de depart|date de sortie|sortie|dernier jour|end date|leaving date',
  absence_from: 'absent depuis|debut d absence|absent from',
  absence_until: 'absent jusqu au|fin d absence|absent until',
  locale: 'locale|langue|language',
  time_zone: 'fuseau|fuseau horaire|timezone|zone',
  product_role: 'role dans l outil|product role',
  reason: 'raison|motif|justification|why',
  requested_by_email: 'demande par|demandeur|requested by|requester',
  approved_by_email: 'approuve par|valide par|approbateur|approved by',
  since: 'depuis|debut|date de debut|du|from|start|granted on',
  until: 'jusqu au|jusqu a|fin|date de fin|au|expire le|to|expires|end',
  ended_on: 'termine le|retire le|fin effective|revoked on|ended',
  ended_reason: 'motif de fin|raison de fin|end reason',
  kind: 'type|nature|categorie|category',
  policy_code: 'charte|code de charte|politique|policy|code',
  version: 'numero|no|v|version number',
  title: 'titre|intitule|nom',
  applies_to: 's applique a|public|perimetre|audience|scope',
  requires_acknowledgement: 'a signer|prise de connaissance requise|acknowledgement needed',
  effective_from: 'en vigueur le|applicable depuis|effet|effective|valid from',
  effective_to: 'fin de validite|valid to',
  document_url: 'document|lien|url|link',
  summary: 'resume|synthese|abstract',
  acknowledged_on: 'signe le|lu le|accepte le|date|signed on|read on',
  method: 'methode|moyen|how',
  course: 'formation|cours|module|training|intitule',
  completed_on: 'suivie le|faite le|date|terminee le|completed|done on',
  expires_on: 'expire le|validite|valable jusqu au|expires|valid until',
  provider: 'organisme|prestataire|formateur',
  certificate_ref: 'attestation|certificat|reference|certificate',
  value: 'valeur|adresse|numero|contact|address|number',
  label: 'libelle|nom|name',
  belongs_to: 'appartient a|proprietaire|owned by',
  holder_email: 'detenteur|porteur|titulaire|holder',
  verified_on: 'verifie le|checked on',
};

const keyOf = (name: string): string =>
  fold(name)
    .replace(/[_’'./:*()-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const NAMES = new Map<string, ReadonlySet<string>>();

/** Everything a column of ours is called. */
function namesOf(column: string): ReadonlySet<string> {
  const known = NAMES.get(column);
  if (known) return known;
  const names = new Set([keyOf(column), ...(SYNONYMS[column] ?? '').split('|').map(keyOf)]);
  names.delete('');
  NAMES.set(column, names);
  return names;
}

/** A column of ours for each of the file's, each once, the exact names first; null where none comes near. */
export function suggestedColumns(kind: TableKind, header: readonly string[]): Record<string, Column | null> {
  const columns = COLUMNS_OF[kind];
  const open = new Set<Column>(columns);
  const found = new Map<string, Column>();
  const take = (fits: (name: string, column: Column) => boolean): void => {
    for (const name of header) {
      if (found.has(name) || isSecretHeader(name)) continue;
      const column = columns.find((each) => open.has(each) && fits(keyOf(name), each));
      if (column === undefined) continue;
      found.set(name, column);
      open.delete(column);
    }
  };
  take((name, column) => name === keyOf(column));
  take((name, column) => namesOf(column).has(name));
  take((name, column) => [...namesOf(column)].some((known) => known.length > 4 && name.startsWith(`${known} `)));
  return Object.fromEntries(header.map((name) => [name, found.get(name) ?? null]));
}

const ANY_NAME = (): Set<string> => new Set(Object.keys(SYNONYMS).flatMap((column) => [...namesOf(column)]));
let anyName: Set<string> | undefined;

/** The first rows may be titles: the header is the row with the most names we know, from 1. */
export function headerRowOf(records: readonly (readonly string[])[]): number {
  anyName ??= ANY_NAME();
  const known = anyName;
  const marks = records.slice(0, 20).map((record) => {
    const filled = record.filter((cell) => cell !== '').length;
    const named = record.filter((cell) => known.has(keyOf(cell)) || isSecretHeader(cell)).length;
    return { filled, named };
  });
  const best = Math.max(0, ...marks.map(({ named }) => named));
  const at = best > 0 ? marks.findIndex(({ named }) => named === best) : marks.findIndex(({ filled }) => filled > 1);
  return Math.max(at, 0) + 1;
}
