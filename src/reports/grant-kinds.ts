const revoke = { act: 'grant.revoke', path: '/grants/{id}/revoke' };

/** Shortfalls of a grant. */
export const GRANT_KINDS = {
  leaver_granted: {
    severity: 'critical',
    title: { en: 'Leaver still has a grant', fr: 'Habilitation d’une personne partie' },
    detail: {
      en: '{person} has left and {note} on {account} has not ended.',
      fr: '{person} est parti et son niveau {note} sur {account} n’a pas pris fin.',
    },
    cure: revoke,
  },
  not_entitled: {
    severity: 'high',
    title: { en: 'Outside the rules of entitlement', fr: 'Hors des règles d’habilitation' },
    detail: {
      en: 'No rule in force lets {person} hold {note} on {account}.',
      fr: 'Aucune règle en vigueur ne permet à {person} de détenir le niveau {note} sur {account}.',
    },
    cure: revoke,
  },
  past_until: {
    severity: 'high',
    title: { en: 'Past its last day', fr: 'Échéance dépassée' },
    detail: {
      en: 'The grant of {person} on {account} was for until {note} and was not ended.',
      fr: 'L’habilitation de {person} sur {account} courait jusqu’au {note} et n’a pas été close.',
    },
    cure: revoke,
  },
  self_approved: {
    severity: 'high',
    title: { en: 'Approved by its own holder', fr: 'Approuvée par son bénéficiaire' },
    detail: {
      en: '{person} approved their own access ({note}) to {account}.',
      fr: '{person} a approuvé son propre accès ({note}) à {account}.',
    },
    cure: revoke,
  },
  mutual_approval: {
    severity: 'medium',
    title: { en: 'Approved in a ring', fr: 'Approbations croisées' },
    detail: {
      en: '{person} holds {note} on {account} by the approval of somebody whose own access they approved.',
      fr: '{person} détient le niveau {note} sur {account} par l’accord de quelqu’un dont l’accès vient d’elle ou de lui.',
    },
    cure: revoke,
  },
  no_reason: {
    severity: 'medium',
    title: { en: 'No reason', fr: 'Sans motif' },
    detail: {
      en: 'Nobody wrote down why {person} has or had {note} on {account}.',
      fr: 'Nul n’a noté pourquoi {person} a ou avait le niveau {note} sur {account}.',
    },
    cure: revoke,
  },
  agency_as_person: {
    severity: 'medium',
    title: { en: 'Agency added as a person', fr: 'Agence ajoutée comme personne' },
    detail: {
      en: '{person} of an agency holds {note} on {account}, where an agency comes in as a partner: convert it.',
      fr: '{person}, d’une agence, a le niveau {note} sur {account}, où une agence entre comme partenaire : à convertir.',
    },
    cure: revoke,
  },
  no_end_date: {
    severity: 'low',
    title: { en: 'No end date', fr: 'Sans échéance' },
    detail: {
      en: 'The grant of {person} ({note}) on {account} has no last day.',
      fr: 'L’habilitation de {person} ({note}) sur {account} n’a pas d’échéance.',
    },
    cure: revoke,
  },
  never_used: {
    severity: 'low',
    vault: true,
    title: { en: 'Never used', fr: 'Jamais utilisée' },
    detail: {
      en: '{person} has held {note} on {account} for over 90 days without a reveal or a code.',
      fr: '{person} a le niveau {note} sur {account} depuis plus de 90 jours sans consultation ni code.',
    },
    cure: revoke,
  },
} as const;
