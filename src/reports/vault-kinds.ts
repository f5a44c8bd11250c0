/** What was begun in the vault and not ended. */
export const VAULT_KINDS = {
  staged_waiting: {
    severity: 'medium',
    title: { en: 'A new value waits to be tried', fr: 'Une nouvelle valeur attend d’être essayée' },
    detail: {
      en: 'A staged version ({note}) of {account} waits: promote it if it works on the platform, else discard it.',
      fr: 'Une version préparée ({note}) de {account} attend : à promouvoir si elle fonctionne sur la plateforme, sinon à abandonner.',
    },
    cure: { act: 'credential.promote', path: '/credentials/{id}/staged/promote' },
    vault: true,
  },
} as const;
