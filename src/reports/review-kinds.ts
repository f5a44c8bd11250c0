/** Shortfalls that reviews show. */
export const REVIEW_KINDS = {
  not_recertified: {
    severity: 'medium',
    title: { en: 'Not recertified', fr: 'Non recertifiée' },
    detail: {
      en: 'No review has confirmed in time that {person} still needs {note} on {account}.',
      fr: 'Aucune revue n’a confirmé à temps que {person} a encore besoin du niveau {note} sur {account}.',
    },
    cure: { act: 'campaign.open', path: '/campaigns' },
  },
  review_overdue: {
    severity: 'high',
    title: { en: 'Review without an answer', fr: 'Revue sans réponse' },
    detail: {
      en: 'A question of a review about {account} went without an answer in time (holder: {person}).',
      fr: 'Une question de revue sur {account} est restée sans réponse à temps (titulaire : {person}).',
    },
    cure: { act: 'review.reassign', path: '/campaigns/{note}/items/{id}/reassign' },
  },
  register_flagged: {
    severity: 'medium',
    title: { en: 'Entry said to be wrong', fr: 'Fiche signalée comme inexacte' },
    detail: {
      en: '{person} says that the entry of {account} is wrong: {note}',
      fr: '{person} signale que la fiche de {account} est inexacte : {note}',
    },
    cure: { act: 'account.change', path: '/accounts/{account}' },
  },
} as const;
