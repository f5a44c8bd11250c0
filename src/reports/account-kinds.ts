const seat = (name: string) => ({ act: 'seat.assign', path: `/accounts/{account}/seats/${name}` });
const grant = { act: 'grant.issue', path: '/accounts/{account}/grants' };
const change = { act: 'account.change', path: '/accounts/{account}' };

/** Shortfalls of an account itself. */
export const ACCOUNT_KINDS = {
  orphan: {
    severity: 'critical',
    title: { en: 'No owner', fr: 'Sans responsable' },
    detail: { en: 'Nobody answers for {account}.', fr: 'Personne ne répond de {account}.' },
    cure: seat('owner'),
  },
  owner_left: {
    severity: 'critical',
    title: { en: 'The owner has left', fr: 'Le responsable est parti' },
    detail: {
      en: '{person}, {note} of {account}, is no longer here.',
      fr: '{person} ({note} de {account}) n’est plus là.',
    },
    cure: { act: 'seat.assign', path: '/accounts/{account}/seats/{note}' },
  },
  no_full_control: {
    severity: 'high',
    title: { en: 'Nobody has full control', fr: 'Personne n’a le contrôle total' },
    detail: {
      en: 'No live grant gives full control of {account}.',
      fr: 'Aucune habilitation en cours ne donne le contrôle total de {account}.',
    },
    cure: grant,
  },
  sole_control: {
    severity: 'high',
    title: { en: 'Control in fewer than two hands', fr: 'Contrôle en moins de deux mains' },
    detail: {
      en: 'People still here with full control of {account}: {note}.',
      fr: 'Personnes encore présentes avec le contrôle total de {account} : {note}.',
    },
    cure: grant,
  },
  no_backup_owner: {
    severity: 'medium',
    title: { en: 'No backup owner', fr: 'Sans suppléant' },
    detail: {
      en: 'Nobody stands in for the owner of {account}.',
      fr: 'Personne ne supplée le responsable de {account}.',
    },
    cure: seat('backup_owner'),
  },
  personal_registration: {
    severity: 'high',
    title: { en: 'Registered on a private mailbox', fr: 'Inscrit sur une boîte privée' },
    detail: { en: '{account} is registered on {note}.', fr: '{account} est inscrit sur {note}.' },
    cure: change,
  },
  personal_recovery_phone: {
    severity: 'high',
    title: { en: 'Recovered through a private phone', fr: 'Récupération sur un téléphone privé' },
    detail: {
      en: 'The phone {note} of {account} belongs to a person: the account cannot be handed over.',
      fr: 'Le téléphone {note} de {account} est à une personne : le compte n’est pas transmissible.',
    },
    cure: change,
  },
  agency_registration: {
    severity: 'medium',
    title: { en: 'Registered on an agency’s mailbox', fr: 'Inscrit sur la boîte d’une agence' },
    detail: { en: '{account} is registered on {note}.', fr: '{account} est inscrit sur {note}.' },
    cure: change,
  },
  named_registration: {
    severity: 'medium',
    title: { en: 'Registered on somebody’s own work mailbox', fr: 'Inscrit sur la boîte nominative de quelqu’un' },
    detail: {
      en: '{account} is registered on {note}, the mailbox of {person}: use a role mailbox.',
      fr: '{account} est inscrit sur {note}, la boîte de {person} : utilisez une boîte de fonction.',
    },
    cure: change,
  },
  registration_unknown: {
    severity: 'low',
    title: { en: 'Nobody knows what it is registered on', fr: 'Inscription inconnue' },
    detail: {
      en: 'No address of {account}, or no phone known as the organisation’s, is on record.',
      fr: 'Pour {account}, il manque l’adresse, ou un téléphone connu comme celui de l’organisation.',
    },
    cure: change,
  },
  person_held_second_factor: {
    severity: 'high',
    title: { en: 'Second factor held by one person', fr: 'Second facteur chez une seule personne' },
    detail: {
      en: 'The second factor of {account} ({note}) is with {person} and not in the vault.',
      fr: 'Le second facteur de {account} ({note}) est chez {person} et pas dans le coffre.',
    },
    cure: { act: 'credential.create', path: '/accounts/{account}/credentials' },
  },
  lost_account: {
    severity: 'high',
    title: { en: 'Lost', fr: 'Perdu' },
    detail: {
      en: 'Nobody can get into {account} any more; the risk was to be looked at again by {note}.',
      fr: 'Plus personne n’accède à {account} ; le risque devait être réexaminé avant le {note}.',
    },
    cure: { act: 'account.mark', path: '/accounts/{account}/status' },
  },
  incident_open: {
    severity: 'critical',
    vault: true,
    title: { en: 'Incident under way', fr: 'Incident en cours' },
    detail: {
      en: 'An incident ({note}) on {account} has not been closed.',
      fr: 'Un incident ({note}) sur {account} n’est pas clos.',
    },
    cure: { act: 'incident.close', path: '/incidents/{id}/close' },
  },
  disputed_ownership: {
    severity: 'high',
    title: { en: 'Ownership disputed', fr: 'Propriété contestée' },
    detail: {
      en: 'Whose {account} is has not been settled.',
      fr: 'À qui appartient {account} n’est pas tranché.',
    },
    cure: change,
  },
  dormant_limit: {
    severity: 'high',
    title: { en: 'Sign of life due', fr: 'Signe de vie attendu' },
    detail: {
      en: 'Nobody should let {account} rest beyond {note}: sign in and note the day.',
      fr: '{account} ne doit pas rester inactif au-delà du {note} : connectez-vous et notez la date.',
    },
    cure: change,
  },
  dormant: {
    severity: 'low',
    title: { en: 'Dormant', fr: 'En sommeil' },
    detail: { en: '{account} is kept and not used.', fr: '{account} est conservé sans être utilisé.' },
    cure: { act: 'account.retire', path: '/accounts/{account}/retire' },
  },
  stale: {
    severity: 'medium',
    title: { en: 'Not verified for 180 days', fr: 'Non vérifié depuis 180 jours' },
    detail: {
      en: '{account} was last verified: {note}.',
      fr: '{account} a été vérifié pour la dernière fois : {note}.',
    },
    cure: change,
  },
  plan_on_person: {
    severity: 'high',
    title: { en: 'Plan paid by a person', fr: 'Abonnement payé par une personne' },
    detail: {
      en: 'The plan of {account} is paid by “{note}”; the name fits {person}.',
      fr: 'L’abonnement de {account} est payé par « {note} » ; le nom est celui de {person}.',
    },
    cure: change,
  },
  plan_renewal: {
    severity: 'low',
    title: { en: 'Plan renews within 14 days', fr: 'Abonnement renouvelé sous 14 jours' },
    detail: { en: 'The plan of {account} renews on {note}.', fr: 'L’abonnement de {account} est renouvelé le {note}.' },
    cure: change,
  },
  owed_rotation: {
    severity: 'high',
    vault: true,
    title: { en: 'Secret to be changed', fr: 'Secret à renouveler' },
    detail: {
      en: 'The {note} of {account} in use was seen by somebody who no longer may.',
      fr: 'Le secret ({note}) en usage de {account} a été vu par quelqu’un qui n’y a plus droit.',
    },
    cure: { act: 'credential.rotate', path: '/credentials/{id}/versions' },
  },
} as const;
