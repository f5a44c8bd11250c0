/** What is owed after somebody has gone. */
export const AFTER_CLOSE_KINDS = {
  follow_up_late: {
    severity: 'medium',
    title: { en: 'Check after a departure is late', fr: 'Contrôle après départ en retard' },
    detail: {
      en: 'Step {note} after the departure of {person} is overdue.',
      fr: 'L’étape {note} après le départ de {person} est en retard.',
    },
    cure: { act: 'task.complete', path: '/tasks/{id}/complete' },
  },
  erasure_held: {
    severity: 'medium',
    title: { en: 'Contact data cannot be erased', fr: 'Coordonnées impossibles à effacer' },
    detail: {
      en: 'The contact data of {person}, who has left, are due to be erased; something still hangs on them: {note}.',
      fr: 'Les coordonnées de {person}, parti, devraient être effacées ; quelque chose en dépend encore : {note}.',
    },
    cure: { act: 'case.open', path: '/offboarding-cases' },
  },
} as const;
