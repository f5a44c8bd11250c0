const person = { act: 'person.change', path: '/people/{person}' };
const training = { act: 'training.record', path: '/people/{person}/training' };

/** Shortfalls of people, and of the rules they have to know. */
export const PEOPLE_KINDS = {
  conflicting_role: {
    severity: 'high',
    title: { en: 'HR or auditor with access', fr: 'RH ou auditeur avec un accès' },
    detail: {
      en: '{person} is HR or auditor and holds {note} on {account}: nothing is released to them.',
      fr: '{person} est RH ou auditeur et a {note} sur {account} : rien ne lui est remis.',
    },
    cure: { act: 'person.roles', path: '/people/{person}/roles' },
  },
  duplicate_people: {
    severity: 'low',
    title: { en: 'Perhaps one person twice', fr: 'Peut-être une personne en double' },
    detail: {
      en: '{person} may be the same person as {note}. Nothing is merged by itself.',
      fr: '{person} est peut-être la même personne que {note}. Rien n’est fusionné d’office.',
    },
    cure: person,
  },
  mail_bouncing: {
    severity: 'medium',
    title: { en: 'Mail does not reach somebody', fr: 'Une personne ne reçoit pas ses messages' },
    detail: {
      en: 'The mail server refuses the address of {person} for good: nothing they are asked reaches them.',
      fr: 'Le serveur de messagerie refuse définitivement l’adresse de {person} : rien de ce qu’on lui demande ne lui parvient.',
    },
    cure: person,
  },
  unusual_reveals: {
    severity: 'high',
    vault: true,
    title: { en: 'Unusual reveals', fr: 'Consultations inhabituelles' },
    detail: {
      en: '{person} in the last 30 days: {note} (busiest day / at night).',
      fr: '{person}, 30 derniers jours : {note} (jour le plus chargé / de nuit).',
    },
    cure: { act: 'person.freeze', path: '/people/{person}/freeze' },
  },
  unacknowledged: {
    severity: 'medium',
    title: { en: 'Charter not accepted', fr: 'Charte non acceptée' },
    detail: {
      en: '{person} has access and has not accepted version {note}.',
      fr: '{person} a un accès et n’a pas accepté la version {note}.',
    },
    cure: { act: 'policy.acknowledge', path: '/policies/{charter}/versions/{note}/acknowledge' },
  },
  training_lapsed: {
    severity: 'medium',
    title: { en: 'Training lapsed', fr: 'Formation périmée' },
    detail: { en: 'The training of {person} ended on {note}.', fr: 'La formation de {person} a expiré le {note}.' },
    cure: training,
  },
  untrained: {
    severity: 'low',
    title: { en: 'Never trained', fr: 'Jamais formé' },
    detail: {
      en: '{person} has access and no training is on record.',
      fr: '{person} a un accès et aucune formation n’est enregistrée.',
    },
    cure: training,
  },
  policy_review_due: {
    severity: 'low',
    title: { en: 'Policy due for review', fr: 'Charte à réexaminer' },
    detail: {
      en: 'Version {note} of “{id}” is due to be looked at again, or replaced.',
      fr: 'La version {note} de « {id} » doit être réexaminée, ou remplacée.',
    },
    cure: { act: 'policy.review', path: '/policies/{id}/versions/{note}/review' },
  },
} as const;
