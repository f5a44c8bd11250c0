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
  step_waiver_due: {
    severity: 'high',
    title: { en: 'Waived step of a departure is due for review', fr: 'Étape de départ dispensée à revoir' },
    detail: {
      en: 'The waiver of step {note} of a departure ({account}) is past its review day: settle the step, or two people leave it out for longer.',
      fr: 'La dispense de l’étape {note} d’un départ ({account}) a dépassé sa date de revue : réaliser l’étape, ou prolonger la dispense à deux.',
    },
    cure: { act: 'task.review', path: '/tasks/{id}/review' },
  },
} as const;
