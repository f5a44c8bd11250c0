import { both, type MailTopic } from './mail-topic.js';
import {
  accountOwners,
  askerAndVoters,
  named,
  ownersAndAdmins,
  partiesOfRequest,
  votersOnRequest,
} from './recipients.queries.js';

/** What is told about accounts: those there are, those asked for, and those that only pretend to be ours. */
export const ACCOUNT_MAILS = {
  'account.changed': {
    to: accountOwners,
    when: (facts) => facts['action'] === 'account.freeze' || facts['action'] === 'account.unfreeze',
    urgent: true,
    subject: both('{account}: what is frozen or released', '{account} : gel ou reprise'),
    text: both(
      'Somebody froze {account} or lifted the freeze. While it is frozen, nothing is released from it.',
      '{account} a été gelé, ou son gel levé. Tant qu’il est gelé, rien n’en est remis.',
    ),
    path: '/accounts/{accountId}',
  },
  'grant.suspended': {
    to: named('personId'),
    subject: both('Your access to {account} rests', 'Votre accès à {account} est suspendu'),
    text: both(
      'Your access to {account} rests until somebody lets it go on.',
      'Votre accès à {account} est suspendu jusqu’à sa reprise.',
    ),
    path: '/accounts/{accountId}',
  },
  'account_request.opened': {
    to: votersOnRequest,
    subject: both('A new official account is asked for', 'Un nouveau compte officiel est demandé'),
    text: both(
      '{person} asks for a new official account. It is yours to decide.',
      '{person} demande un nouveau compte officiel. La décision vous revient.',
    ),
    path: '/account-requests/{requestId}',
  },
  'account_request.changed': {
    to: votersOnRequest,
    subject: both('A request for a new account has changed', 'Une demande de compte a changé'),
    text: both(
      '{person} changed what they ask for. What was decided before does not count any more.',
      '{person} a modifié sa demande. Ce qui avait été décidé ne compte plus.',
    ),
    path: '/account-requests/{requestId}',
  },
  'account_request.changes_asked': {
    to: named('personId'),
    subject: both('Changes are asked for in your request', 'Des modifications sont demandées'),
    text: both(
      'Whoever decides asks you to change your request for a new account.',
      'Il vous est demandé de modifier votre demande de nouveau compte.',
    ),
    path: '/account-requests/{requestId}',
  },
  'account_request.commented': {
    to: partiesOfRequest,
    subject: both('A comment on a request for a new account', 'Un commentaire sur une demande de compte'),
    text: both(
      '{person} wrote something about a request for a new account.',
      '{person} a commenté une demande de nouveau compte.',
    ),
    path: '/account-requests/{requestId}',
  },
  'account_request.decided': {
    to: named('personId'),
    when: (facts) => facts['state'] !== 'pending' && facts['state'] !== 'withdrawn',
    subject: both('Your request for a new account is settled', 'Votre demande de compte est tranchée'),
    text: both(
      'Your request for a new official account is settled. What was decided, and what comes next, is on its page.',
      'Votre demande de nouveau compte officiel est tranchée. La décision et la suite figurent sur sa page.',
    ),
    path: '/account-requests/{requestId}',
  },
  'account_request.expiring': {
    to: askerAndVoters,
    subject: both('A request for a new account is about to end', 'Une demande de compte va expirer'),
    text: both(
      'Nobody has decided about a request for a new account, and its time is nearly up.',
      'Personne n’a tranché une demande de nouveau compte, et son délai s’achève.',
    ),
    path: '/account-requests/{requestId}',
  },
  'set_up.waived': {
    to: ownersAndAdmins,
    subject: both('A step of setting up {account} is left out', 'Une étape de mise en place de {account} est écartée'),
    text: both(
      '{person} leaves out a step of setting up {account} for a time. It counts once a second person has verified it.',
      '{person} écarte pour un temps une étape de la mise en place de {account}. Cela compte une fois vérifié par une seconde personne.',
    ),
    path: '/accounts/{accountId}',
  },
  'brand.named': {
    to: named('personId'),
    subject: both('You answer for a brand', 'Vous répondez d’une marque'),
    text: both(
      'You are now accountable for the accounts of a brand. New ones are yours to decide about.',
      'Vous êtes désormais responsable des comptes d’une marque. Les nouveaux relèvent de votre décision.',
    ),
    path: '/brands',
  },
  'capture.added': {
    to: accountOwners,
    when: (facts) => Number(facts['ghosts']) > 0,
    subject: both(
      'The list of people on {account} shows strangers',
      'La liste des accès de {account} montre des inconnus',
    ),
    text: both(
      'The platform’s own list of {account} shows people who have no right in the register.',
      'La liste de la plateforme pour {account} montre des personnes sans droit au registre.',
    ),
    path: '/accounts/{accountId}/reconciliation',
  },
  'difference.accepted': {
    to: accountOwners,
    subject: both('A difference on {account} is accepted for now', 'Un écart sur {account} est accepté pour un temps'),
    text: both(
      'Somebody accepted for a time that the platform shows something else on {account} than the register.',
      'Il a été accepté pour un temps que la plateforme montre sur {account} autre chose que le registre.',
    ),
    path: '/accounts/{accountId}/reconciliation',
  },
  'impersonation.seen': {
    to: ownersAndAdmins,
    subject: both('Somebody may pose as {account}', 'Quelqu’un se fait peut-être passer pour {account}'),
    text: both(
      'An account that is not ours was reported: it may pose as {account}.',
      'Un compte qui n’est pas le nôtre a été signalé : il se fait peut-être passer pour {account}.',
    ),
    path: '/impersonations/{impersonationId}',
  },
  'impersonation.outcome': {
    to: ownersAndAdmins,
    subject: both('News of an account that poses as {account}', 'Du nouveau sur un compte imitant {account}'),
    text: both(
      'There is an outcome in the matter of an account that posed as {account}.',
      'Il y a une suite dans l’affaire du compte qui imitait {account}.',
    ),
    path: '/impersonations/{impersonationId}',
  },
  'brand_audit.assigned': {
    to: named('personId'),
    subject: both('You are asked to look accounts over', 'Une relecture de comptes vous est confiée'),
    text: both(
      'You are asked to look over how some official accounts present themselves. The last day is on the page.',
      'Vous êtes invité à vérifier la présentation de comptes officiels. L’échéance figure sur la page.',
    ),
    path: '/brand-audits/{auditId}',
  },
  'release.outside_hours': {
    to: named('personId'),
    urgent: true,
    subject: both(
      'Something of {account} was released outside working hours',
      'Une remise sur {account} hors des heures de travail',
    ),
    text: both(
      'Something of {account} was released at a time when you are not at work. If you do not know why, ask whoever it was, or open an incident.',
      'Un élément de {account} a été remis à une heure où vous ne travaillez pas. Si vous n’en connaissez pas la raison, demandez-la, ou ouvrez un incident.',
    ),
    path: '/accounts/{accountId}',
  },
  'check_out.offered': {
    to: named('personId'),
    urgent: true,
    subject: both('{account} is free for you', '{account} est libre pour vous'),
    text: both(
      'It is your turn on {account}. It is kept for you for a few minutes.',
      'C’est votre tour sur {account}. Il vous est réservé quelques minutes.',
    ),
    path: '/accounts/{accountId}/check-out',
  },
  'check_out.forced': {
    to: named('personId'),
    urgent: true,
    subject: both('Your turn on {account} was ended', 'Votre tour sur {account} a été interrompu'),
    text: both(
      'Somebody who answers for {account} ended your turn.',
      'Un responsable de {account} a mis fin à votre tour.',
    ),
    path: '/accounts/{accountId}/check-out',
  },
} satisfies Record<string, MailTopic>;
