const list = { act: 'capture.add', path: '/accounts/{account}/captures' };

/** Where the platform's own list and the register do not agree. */
export const NATIVE_KINDS = {
  ghost_access: {
    severity: 'critical',
    title: { en: 'On the platform, not in the register', fr: 'Sur la plateforme, pas au registre' },
    detail: {
      en: 'The platform lists {note} on {account}, and nothing in the register gives that.',
      fr: 'La plateforme affiche {note} sur {account}, et rien au registre ne le donne.',
    },
    cure: list,
  },
  missing_on_platform: {
    severity: 'low',
    title: { en: 'In the register, not on the platform', fr: 'Au registre, pas sur la plateforme' },
    detail: {
      en: '{person} holds {note} on {account} and is not on the platform’s list.',
      fr: '{person} a le niveau {note} sur {account} et ne figure pas sur la liste de la plateforme.',
    },
    cure: { act: 'grant.revoke', path: '/grants/{id}/revoke' },
  },
  wrong_native_role: {
    severity: 'high',
    title: { en: 'Another role on the platform', fr: 'Autre rôle sur la plateforme' },
    detail: {
      en: '{person} on {account}: {note} (platform / register).',
      fr: '{person} sur {account} : {note} (plateforme / registre).',
    },
    cure: list,
  },
  unmatched_native_role: {
    severity: 'medium',
    title: { en: 'A name that may be several people’s', fr: 'Un nom qui peut désigner plusieurs personnes' },
    detail: {
      en: 'The platform lists {note} on {account}: somebody has to say who that is.',
      fr: 'La plateforme affiche {note} sur {account} : quelqu’un doit dire de qui il s’agit.',
    },
    cure: { act: 'capture.resolve', path: '/captures/{id}' },
  },
  reconciliation_due: {
    severity: 'medium',
    title: { en: 'The platform’s list is old', fr: 'Liste de la plateforme ancienne' },
    detail: {
      en: 'Who may do what on {account} was last seen on the platform: {note}.',
      fr: 'Les rôles de {account} ont été vus sur la plateforme pour la dernière fois : {note}.',
    },
    cure: list,
  },
} as const;
