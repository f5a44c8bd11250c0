import { both, type MailTopic } from './mail-topic.js';
import { admins, adminsBut, everyNamed, named, supervisors, toldOfConfirmation } from './recipients.queries.js';

/** What is told about people and their own standing, emergencies included. */
export const PERSON_MAILS = {
  'person.invited': {
    to: named('personId'),
    link: 'invitation',
    urgent: true,
    subject: both('Your sign-in to Relève', 'Votre accès à Relève'),
    text: both(
      'You are invited to Relève. The link below works once, for a few days: with it you choose your password and your second factor.',
      'Vous êtes invité sur Relève. Le lien ci-dessous sert une fois, pendant quelques jours : il vous permet de choisir mot de passe et second facteur.',
    ),
    path: '/',
  },
  'person.enrolled': {
    to: named('personId'),
    urgent: true,
    subject: both('Your sign-in is set up', 'Votre accès est en place'),
    text: both(
      'Password and second factor of your sign-in were set. If this was not you, tell an administrator at once.',
      'Le mot de passe et le second facteur de votre accès ont été définis. Si ce n’était pas vous, prévenez aussitôt un administrateur.',
    ),
    path: '/',
  },
  'person.roles_changed': {
    to: named('personId'),
    urgent: true,
    subject: both('Your roles have changed', 'Vos rôles ont changé'),
    text: both('Your roles in Relève have changed.', 'Vos rôles dans Relève ont changé.'),
    path: '/',
  },
  'person.address_changed': {
    to: (_, facts) => [
      { personId: String(facts['personId']), address: String(facts['before']) },
      { personId: String(facts['personId']) },
    ],
    urgent: true,
    subject: both('Your mail address in Relève has changed', 'Votre adresse dans Relève a changé'),
    text: both(
      'The mail address of your sign-in was changed. If you did not expect this, tell an administrator at once.',
      'L’adresse de votre accès a été modifiée. Si vous ne vous y attendiez pas, prévenez aussitôt un administrateur.',
    ),
    path: '/',
  },
  'admin.recovery': {
    to: admins,
    urgent: true,
    subject: both('An administrator’s sign-in is being recovered', 'L’accès d’un administrateur est en récupération'),
    text: both(
      'On the machine itself a link was made for {person} to sign in anew. If nobody told you, look into it now.',
      'Un lien a été créé sur la machine pour que {person} retrouve son accès. Si personne ne vous en a parlé, vérifiez sans attendre.',
    ),
    path: '/audit/events',
  },
  'admin.created': {
    to: adminsBut,
    urgent: true,
    subject: both('There is a new administrator', 'Il y a un nouvel administrateur'),
    text: both(
      'On the machine itself {person} was made an administrator. If nobody told you, look into it now.',
      '{person} a été créé administrateur sur la machine elle-même. Si personne ne vous en a parlé, vérifiez sans attendre.',
    ),
    path: '/audit/events',
  },
  'person.frozen': {
    to: adminsBut,
    urgent: true,
    subject: both('Somebody was frozen, or released again', 'Une personne a été gelée, ou dégelée'),
    text: both(
      '{person} was frozen, or is no longer. To whoever is frozen nothing is released.',
      '{person} a été gelé, ou ne l’est plus. À qui est gelé, rien n’est remis.',
    ),
    path: '/people/{personId}',
  },
  'person.access_suspended': {
    to: named('personId'),
    subject: both('Your access rests', 'Vos accès sont suspendus'),
    text: both(
      'Your access to the official accounts rests until somebody lets it go on.',
      'Vos accès aux comptes officiels sont suspendus jusqu’à leur reprise.',
    ),
    path: '/',
  },
  'person.access_resumed': {
    to: named('personId'),
    subject: both('Your access goes on', 'Vos accès reprennent'),
    text: both(
      'Your access to the official accounts goes on, as far as it was given back to you.',
      'Vos accès aux comptes officiels reprennent, dans la mesure où ils vous ont été rendus.',
    ),
    path: '/',
  },
  'delegate.ended': {
    to: everyNamed('personId', 'holderId'),
    subject: both('Nobody stands in any more', 'Un remplacement prend fin'),
    text: both(
      'Deciding about access requests in the place of a seat holder has ended.',
      'Le remplacement d’un titulaire pour les demandes d’accès a pris fin.',
    ),
    path: '/access-requests?to=me',
  },
  'training.recorded': {
    to: named('personId'),
    subject: both('A training of yours is on record', 'Une formation vous est reconnue'),
    text: both('A training of yours was put on record.', 'Une de vos formations a été enregistrée.'),
    path: '/',
  },
  'training.withdrawn': {
    to: named('personId'),
    subject: both('A training of yours no longer counts', 'Une formation ne compte plus'),
    text: both(
      'A training on record for you was withdrawn. Where access depends on it, your access may rest until there is another.',
      'Une formation enregistrée pour vous a été retirée. Là où des accès en dépendent, ils peuvent être suspendus jusqu’à la suivante.',
    ),
    path: '/',
  },
  'break_glass.opened': {
    to: supervisors,
    urgent: true,
    subject: both('Emergency access to {account}', 'Accès d’urgence à {account}'),
    text: both(
      '{person} opened {account} by emergency access. Somebody else must review it.',
      '{person} a ouvert {account} par l’accès d’urgence. Une autre personne doit l’examiner.',
    ),
    path: '/accounts/{accountId}',
  },
  'break_glass.confirmed': {
    to: toldOfConfirmation,
    urgent: true,
    subject: both('The emergency access to {account} was confirmed', 'L’accès d’urgence à {account} est confirmé'),
    text: both(
      'A second person let {person} in to {account} by emergency access. Somebody else must review it.',
      'Une seconde personne a ouvert à {person} l’accès d’urgence à {account}. Une autre personne doit l’examiner.',
    ),
    path: '/accounts/{accountId}',
  },
  'break_glass.reviewed': {
    to: named('personId'),
    subject: both('Your emergency access was reviewed', 'Votre accès d’urgence a été examiné'),
    text: both(
      'Somebody reviewed your emergency access to {account}. What came of it is on its page.',
      'Votre accès d’urgence à {account} a été examiné. La conclusion figure sur sa page.',
    ),
    path: '/accounts/{accountId}',
  },
  'break_glass_right.given': {
    to: named('personId'),
    subject: both('You may open {account} in an emergency', 'Vous pouvez ouvrir {account} en urgence'),
    text: both(
      'You were given the right to open {account} in an emergency. Each use is told to others and reviewed.',
      'Vous avez reçu le droit d’ouvrir {account} en urgence. Chaque usage est signalé et examiné.',
    ),
    path: '/accounts/{accountId}',
  },
  'break_glass_right.ended': {
    to: named('personId'),
    subject: both(
      'You may no longer open {account} in an emergency',
      'Vous ne pouvez plus ouvrir {account} en urgence',
    ),
    text: both(
      'Your right to open {account} in an emergency has ended.',
      'Votre droit d’ouvrir {account} en urgence a pris fin.',
    ),
    path: '/accounts/{accountId}',
  },
} satisfies Record<string, MailTopic>;
