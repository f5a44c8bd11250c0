import { both, type MailTopic } from './mail-topic.js';
import { concernedByCase, coordinators, named } from './recipients.queries.js';

/** What departures tell by mail. Whoever leaves unknowingly is left out of all of them by the planner, not by a row here. */
export const HANDOVER_MAILS = {
  'handover.named': {
    to: named('successorId'),
    subject: both('You are asked to take over an account', 'On vous propose de reprendre un compte'),
    text: both(
      'You are named to take over an account from {leaver}. Please accept, or tell the coordinator.',
      'Vous êtes désigné pour reprendre un compte de {leaver}. Merci d’accepter, ou de prévenir le coordinateur.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'case.closed': {
    to: coordinators,
    subject: both('A departure file is closed', 'Un dossier de départ est clos'),
    text: both('The certificate of the handover is ready.', 'Le procès-verbal de passation est prêt.'),
    path: '/offboarding-cases/{caseId}',
  },
  'task.assigned': {
    to: named('personId'),
    subject: both('A task of a departure is now yours', 'Une tâche d’un départ vous est confiée'),
    text: both(
      'Somebody gave you a task of a departure file. Its page says what is asked for and until when.',
      'On vous a confié une tâche d’un dossier de départ. Sa page dit ce qui est attendu et pour quand.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'task.blocked': {
    to: coordinators,
    subject: both('A task of a departure is blocked', 'Une tâche d’un départ est bloquée'),
    text: both(
      'Somebody cannot go on with a task of a departure file you opened.',
      'Quelqu’un ne peut pas avancer sur une tâche d’un dossier de départ que vous avez ouvert.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'handover.accepted': {
    to: coordinators,
    subject: both('An account has its successor', 'Un compte a son successeur'),
    text: both(
      'The successor for {account} has accepted it from {leaver}.',
      'Le successeur désigné a accepté {account}, repris de {leaver}.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'case.opened': {
    to: concernedByCase,
    subject: both('A departure file is open', 'Un dossier de départ est ouvert'),
    text: both(
      'A departure file was opened for {leaver}. Its page says what is asked of whom and until when.',
      'Un dossier de départ est ouvert pour {leaver}. Sa page dit ce qui est attendu, de qui et pour quand.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'case.cut': {
    to: concernedByCase,
    urgent: true,
    subject: both('Access has ended in a departure', 'Les accès ont pris fin dans un départ'),
    text: both(
      'All access of {leaver} has ended. Secrets they saw are now to be changed.',
      'Tous les accès de {leaver} ont pris fin. Les secrets vus sont désormais à renouveler.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'case.cancelled': {
    to: concernedByCase,
    subject: both('A departure file was cancelled', 'Un dossier de départ est annulé'),
    text: both(
      'The departure file of {leaver} was cancelled: nothing more is asked in it. What had ended stays ended.',
      'Le dossier de départ de {leaver} est annulé : rien n’y est plus attendu. Ce qui avait pris fin le reste.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
} satisfies Record<string, MailTopic>;
