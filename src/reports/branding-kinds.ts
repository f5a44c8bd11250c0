/** How the brand stands outside: fakes that stay up, accounts that look wrong. */
export const BRANDING_KINDS = {
  impersonation_up: {
    severity: 'high',
    title: { en: 'A fake is still up', fr: 'Un faux compte est toujours en ligne' },
    detail: {
      en: '{note} copies the organisation; the platform was told over 30 days ago.',
      fr: '{note} copie l’organisation ; la plateforme a été prévenue il y a plus de 30 jours.',
    },
    cure: { act: 'impersonation.report', path: '/impersonations/{id}/reports' },
  },
  brand_audit_due: {
    severity: 'medium',
    title: { en: 'Brand audit overdue', fr: 'Audit de marque en retard' },
    detail: {
      en: '{person} was to have looked at every account of an audit by {note}.',
      fr: '{person} devait avoir vu tous les comptes d’un audit le {note}.',
    },
    cure: { act: 'brand_audit.answer', path: '/brand-audits/{id}/items' },
  },
  brand_audit_wrong: {
    severity: 'low',
    title: { en: 'Not as the brand should look', fr: 'Non conforme à la marque' },
    detail: {
      en: 'An audit found the {note} of {account} wrong.',
      fr: 'Un audit a trouvé une erreur sur {account} : {note}.',
    },
    cure: { act: 'brand_audit.fix', path: '/brand-audit-faults/{id}/fixed' },
  },
} as const;
