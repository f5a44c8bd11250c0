/** Shortfalls of new official accounts and of the brands they belong to. */
export const ONBOARDING_KINDS = {
  set_up_open: {
    severity: 'medium',
    title: { en: 'Set-up stands still', fr: 'Mise en service à l’arrêt' },
    detail: {
      en: '{account} was approved, and nothing of its set-up has moved since {note}.',
      fr: '{account} a été approuvé, et rien n’a avancé dans sa mise en service depuis le {note}.',
    },
    cure: { act: 'account.activate', path: '/accounts/{account}/activate' },
  },
  set_up_waiver_due: {
    severity: 'high',
    title: { en: 'Waiver of the set-up is over', fr: 'Dérogation de mise en service échue' },
    detail: {
      en: 'The waiver of “{note}” on {account} is past its review day and counts no more.',
      fr: 'La dérogation à « {note} » pour {account} a dépassé sa date de revue et ne compte plus.',
    },
    cure: { act: 'set_up.waive', path: '/accounts/{account}/set-up/{note}/waive' },
  },
  brand_unaccountable: {
    severity: 'high',
    title: { en: 'Nobody accountable for the brand', fr: 'Marque sans personne responsable' },
    detail: {
      en: '{person}, accountable for {note}, is no longer here: nobody decides for the brand.',
      fr: '{person}, responsable de {note}, n’est plus là : personne ne décide pour la marque.',
    },
    cure: { act: 'brand.assign', path: '/brands/{note}' },
  },
} as const;
