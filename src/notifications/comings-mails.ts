import { both, type MailTopic } from './mail-topic.js';
import { admins, named } from './recipients.queries.js';

/** What absences, moves and returns tell by mail; never why somebody was away. */
export const COMINGS_MAILS = {
  'acting_owner.named': {
    to: named('personId'),
    subject: both('You act for the owner of {account}', 'Vous remplacez le responsable de {account}'),
    text: both(
      'You act for the owner of {account} while they are away: you have full control and decide about access requests.',
      'Vous remplacez le responsable de {account} pendant son absence : vous avez le contrôle total et décidez des demandes d’accès.',
    ),
    path: '/accounts/{accountId}',
  },
  'case.returned': {
    to: admins,
    // What rested goes on by an admin's decision only.
    when: (facts) => facts['waits'] === true,
    subject: both('Somebody is back', 'Un retour d’absence'),
    text: both(
      'Somebody is back from an absence. Their access stays suspended until an admin lets it go on.',
      'Une personne est de retour. Ses accès restent suspendus jusqu’à la décision d’un administrateur.',
    ),
    path: '/people/{leaverId}',
  },
} satisfies Record<string, MailTopic>;
