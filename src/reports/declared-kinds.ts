/** What people who leave have said of official accounts. */
export const DECLARED_KINDS = {
  declared_unregistered: {
    severity: 'high',
    title: { en: 'A declared account is not in the register', fr: 'Un compte déclaré est absent du registre' },
    detail: {
      en: '{person}, who leaves, has declared the official account {note}, which the register does not know.',
      fr: '{person}, sur le départ, a déclaré le compte officiel {note}, que le registre ne connaît pas.',
    },
    cure: { act: 'account.create', path: '/accounts' },
  },
} as const;
