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
} as const;
