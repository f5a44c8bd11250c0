import { both, type MailTopic } from './mail-topic.js';
import { named, personAndAdmins } from './recipients.queries.js';

/** What is told to somebody about their own way in, at once: if they did not do it, somebody else did. */
export const SIGN_IN_MAILS = {
  'recovery_codes.made': {
    to: named('personId'),
    urgent: true,
    subject: both('New recovery codes for your sign-in', 'De nouveaux codes de secours pour votre accès'),
    text: both(
      'Recovery codes for your sign-in were made; those before work no more. If this was not you, tell an administrator at once.',
      'Des codes de secours ont été créés pour votre accès ; les précédents ne servent plus. Si ce n’était pas vous, prévenez aussitôt un administrateur.',
    ),
    path: '/me',
  },
  'recovery_code.used': {
    to: named('personId'),
    urgent: true,
    subject: both('A recovery code opened your sign-in', 'Un code de secours a ouvert votre accès'),
    text: both(
      'Somebody signed in as you with your password and a recovery code in place of the second factor. If this was not you, tell an administrator at once.',
      'Une connexion a été faite en votre nom avec votre mot de passe et un code de secours à la place du second facteur. Si ce n’était pas vous, prévenez aussitôt un administrateur.',
    ),
    path: '/me',
  },
  'factor.replaced': {
    to: named('personId'),
    urgent: true,
    subject: both('Your second factor has changed', 'Votre second facteur a changé'),
    text: both(
      'The second factor of your sign-in was replaced, and every other browser was signed out. If this was not you, tell an administrator at once.',
      'Le second facteur de votre accès a été remplacé et tous les autres navigateurs ont été déconnectés. Si ce n’était pas vous, prévenez aussitôt un administrateur.',
    ),
    path: '/me',
  },
  'password.changed': {
    to: named('personId'),
    urgent: true,
    subject: both('Your password has changed', 'Votre mot de passe a changé'),
    text: both(
      'The password of your sign-in was changed, and every other browser was signed out. If this was not you, tell an administrator at once.',
      'Le mot de passe de votre accès a été modifié et tous les autres navigateurs ont été déconnectés. Si ce n’était pas vous, prévenez aussitôt un administrateur.',
    ),
    path: '/me',
  },
  'person.recovery': {
    to: personAndAdmins,
    urgent: true,
    subject: both('A sign-in is being recovered', 'Un accès est en récupération'),
    text: both(
      'On the machine itself a link was made for {person} to sign in anew. Whoever did not expect this looks into it now.',
      'Un lien a été créé sur la machine pour que {person} retrouve son accès. Si vous ne vous y attendiez pas, vérifiez sans attendre.',
    ),
    path: '/me',
  },
} satisfies Record<string, MailTopic>;
