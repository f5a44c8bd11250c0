/** Shortfalls of those who come, go and come back. */
export const COMINGS_KINDS = {
  access_still_suspended: {
    severity: 'medium',
    title: { en: 'Back, and still without access', fr: 'De retour, accès toujours suspendus' },
    detail: {
      en: '{person} is here and all their access has been suspended since {note}.',
      fr: '{person} est présent et tous ses accès sont suspendus depuis le {note}.',
    },
    cure: { act: 'person.resume_access', path: '/people/{person}/resume-access' },
  },
  agency_contract_ending: {
    severity: 'medium',
    title: { en: 'Agency contract ends and nobody is leaving', fr: 'Fin de contrat d’agence sans départ ouvert' },
    detail: {
      en: 'A contract ends on {note}; its people are still here and no departure is open.',
      fr: 'Un contrat prend fin le {note} ; ses intervenants sont encore là et aucun départ n’est ouvert.',
    },
    cure: { act: 'agency.open', path: '/organisations/{id}/offboarding' },
  },
} as const;
