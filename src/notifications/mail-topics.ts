import { ACCOUNT_MAILS } from './account-mails.js';
import { HANDOVER_MAILS } from './handover-mails.js';
import { both, type MailTopic } from './mail-topic.js';
import { COMINGS_MAILS } from './comings-mails.js';
import { PERSON_MAILS } from './person-mails.js';
import { admins, beyondSeats, deciders, named, personAndOwners, supervisors } from './recipients.queries.js';
import { REVIEW_MAILS } from './review-mails.js';
import { SIGN_IN_MAILS } from './sign-in-mails.js';

/**
 * Every mail there is, on one page: who is told, and in which words. `{account}`, `{person}` and `{by}` become names; `path` is the
 * page where the matter can be seen. A message without a row here is told to nobody by mail; a guard knows which and why.
 */
export const MAIL_TOPICS: Readonly<Record<string, MailTopic>> = {
  'request.opened': {
    to: deciders,
    subject: both('A request for access to {account}', 'Une demande d’accès à {account}'),
    text: both(
      '{person} asks for access to {account}. It is yours to decide.',
      '{person} demande un accès à {account}. La décision vous revient.',
    ),
    path: '/access-requests/{requestId}',
  },
  'request.asked_back': {
    to: named('personId'),
    subject: both('A question about your request', 'Une question sur votre demande'),
    text: both(
      'Whoever decides asks you something about your request for access to {account}. Its time runs on.',
      'Une question vous est posée sur votre demande d’accès à {account}. Le délai continue de courir.',
    ),
    path: '/access-requests/{requestId}',
  },
  'request.answered': {
    to: deciders,
    subject: both('A question about {account} has an answer', 'Une réponse au sujet de {account}'),
    text: both(
      '{person} has answered what was asked about their request for access to {account}. It is yours to decide.',
      '{person} a répondu à la question posée sur sa demande d’accès à {account}. La décision vous revient.',
    ),
    path: '/access-requests/{requestId}',
  },
  'request.escalated': {
    to: beyondSeats,
    subject: both('A request for {account} waits', 'Une demande pour {account} est en attente'),
    text: both(
      '{person} asks for access to {account} and nobody of its owner seats has answered. You may decide as well.',
      '{person} demande un accès à {account} et aucun responsable n’a répondu. Vous pouvez décider aussi.',
    ),
    path: '/access-requests/{requestId}',
  },
  'delegate.named': {
    to: named('personId'),
    subject: both('You stand in for somebody', 'Vous remplacez quelqu’un'),
    text: both(
      'You decide about access requests for a seat holder while they are away.',
      'Vous décidez des demandes d’accès pour un titulaire pendant son absence.',
    ),
    path: '/access-requests?to=me',
  },
  'request.decided': {
    to: named('personId'),
    // An approval is told by the grant it begins.
    when: (facts) => facts['state'] === 'rejected' || facts['state'] === 'expired',
    subject: both('Your request has an answer', 'Votre demande a reçu une réponse'),
    text: both(
      'Your request for access was not granted. The reason is on its page; you may ask again.',
      'Votre demande d’accès n’a pas été accordée. Le motif figure sur sa page ; vous pouvez la renouveler.',
    ),
    path: '/access-requests/{requestId}',
  },
  'grant.issued': {
    to: named('personId'),
    subject: both('You have access to {account}', 'Vous avez accès à {account}'),
    text: both('You may now work on {account}.', 'Vous pouvez désormais travailler sur {account}.'),
    path: '/accounts/{accountId}',
  },
  'grant.ending': {
    to: personAndOwners,
    subject: both('Access to {account} ends soon', 'Un accès à {account} prend bientôt fin'),
    text: both(
      'The access of {person} to {account} ends soon. Whoever answers for the account can extend it.',
      'L’accès de {person} à {account} prend bientôt fin. Le responsable du compte peut le prolonger.',
    ),
    path: '/accounts/{accountId}',
  },
  'grant.ended': {
    to: named('personId'),
    subject: both('Your access to {account} has ended', 'Votre accès à {account} a pris fin'),
    text: both(
      'Your access to {account} has ended. If you still need it, ask again.',
      'Votre accès à {account} a pris fin. S’il vous est encore utile, demandez-le à nouveau.',
    ),
    path: '/accounts/{accountId}',
  },
  'incident.opened': {
    to: supervisors,
    urgent: true,
    subject: both('An incident on {account}', 'Un incident sur {account}'),
    text: both(
      'An incident was opened on {account}: nothing is released from it until it is closed. What is to be done is on its page.',
      'Un incident est ouvert sur {account} : rien n’en est remis jusqu’à sa clôture. Ce qui est à faire figure sur sa page.',
    ),
    path: '/incidents/{incidentId}',
  },
  'incident.closed': {
    to: supervisors,
    urgent: true,
    subject: both('The incident on {account} is closed', 'L’incident sur {account} est clos'),
    text: both(
      'The incident on {account} was closed by a second person. Its report is ready.',
      'L’incident sur {account} a été clos par une seconde personne. Son rapport est prêt.',
    ),
    path: '/incidents/{incidentId}',
  },
  ...HANDOVER_MAILS,
  ...PERSON_MAILS,
  ...SIGN_IN_MAILS,
  ...ACCOUNT_MAILS,
  ...REVIEW_MAILS,
  ...COMINGS_MAILS,
  'mail.test': {
    to: named('personId'),
    urgent: true,
    subject: both('A test mail from Relève', 'Un message d’essai de Relève'),
    text: both(
      'You asked for this mail to see whether mails reach you. They do.',
      'Vous avez demandé ce message pour vérifier que les courriels vous parviennent. C’est le cas.',
    ),
    path: '/settings/mail',
  },
  'policy.acknowledgement_due': {
    to: named('personId'),
    subject: both('Please read and accept', 'À lire et à accepter'),
    text: both(
      'A policy that covers your access waits for you to read and accept it. Once the time allowed for it is over, your access rests until you have.',
      'Une charte qui couvre vos accès attend que vous la lisiez et l’acceptiez. Passé le délai accordé, vos accès sont suspendus jusqu’à ce que ce soit fait.',
    ),
    path: '/policies/{policyCode}/versions/{number}',
  },
  'policy.review_due': {
    to: admins,
    subject: both('A policy is due for review', 'Une charte est à réexaminer'),
    text: both(
      'The day has come to look at a policy again: say that it is still right, or draft the next version.',
      'Le moment est venu de réexaminer une charte : confirmez qu’elle convient toujours, ou rédigez la version suivante.',
    ),
    path: '/policies/{policyCode}/versions/{number}',
  },
};
