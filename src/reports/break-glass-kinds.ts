/** Shortfalls of emergencies. */
export const BREAK_GLASS_KINDS = {
  break_glass_unreviewed: {
    severity: 'high',
    vault: true,
    title: { en: 'Emergency not reviewed', fr: 'Accès d’urgence non revu' },
    detail: {
      en: 'Nobody has said whether the emergency of {person} on {account}, over on {note}, was justified.',
      fr: 'Nul n’a dit si l’accès d’urgence de {person} à {account}, clos le {note}, était justifié.',
    },
    cure: { act: 'break_glass.review', path: '/break-glass/{id}/review' },
  },
} as const;
