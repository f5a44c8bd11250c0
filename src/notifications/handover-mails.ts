import { both, type MailTopic } from './mail-topic.js';
import {
  admins,
  adminsBut,
  concernedByCase,
  coordinators,
  coordinatorsBut,
  doers,
  keepersAndCoordinator,
  named,
} from './recipients.queries.js';

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
  'handover.replaced': {
    to: named('personId'),
    subject: both('You are no longer asked to take over', 'Une reprise ne vous est plus demandée'),
    text: both(
      'You are no longer asked to take over what {leaver} leaves. Number of accounts: {count}. Somebody else sees to them.',
      'Il ne vous est plus demandé de reprendre ce que laisse {leaver}. Nombre de comptes : {count}. Une autre personne s’en charge.',
    ),
    path: '/',
  },
  'case.closed': {
    to: coordinators,
    subject: both('A departure file is closed', 'Un dossier de départ est clos'),
    text: both('The certificate of the handover is ready.', 'Le procès-verbal de passation est prêt.'),
    path: '/offboarding-cases/{caseId}',
  },
  'task.assigned': {
    to: named('personId'),
    subject: both('Tasks of a departure are yours', 'Des tâches d’un départ vous reviennent'),
    text: both(
      'Tasks of the departure file of {leaver} that are now yours: {count}. Their page says what is asked for and until when.',
      'Tâches du dossier de départ de {leaver} qui vous reviennent : {count}. Leur page dit ce qui est attendu et pour quand.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'task.due_soon': {
    to: doers,
    subject: both('Tasks of a departure are due soon', 'Des tâches d’un départ arrivent à échéance'),
    text: both(
      'Tasks of the departure file of {leaver} that are due soon and wait for you: {count}.',
      'Tâches du dossier de départ de {leaver} bientôt à échéance et qui vous attendent : {count}.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'task.late': {
    to: doers,
    urgent: true,
    subject: both('Tasks of a departure are late', 'Des tâches d’un départ sont en retard'),
    text: both(
      'Tasks of the departure file of {leaver} that are late and wait for you: {count}.',
      'Tâches du dossier de départ de {leaver} en retard et qui vous attendent : {count}.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'task.escalated': {
    to: coordinators,
    urgent: true,
    subject: both('Tasks of a departure stay late', 'Des tâches d’un départ restent en retard'),
    text: both(
      'Tasks of the departure file of {leaver} that nobody has done although they are late: {count}. You may give them to somebody else.',
      'Tâches du dossier de départ de {leaver} que personne n’a faites malgré le retard : {count}. Vous pouvez les confier à quelqu’un d’autre.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'task.escalated_further': {
    to: admins,
    urgent: true,
    subject: both('A departure does not go on', 'Un départ n’avance pas'),
    text: both(
      'Tasks of the departure file of {leaver} that have been late for days: {count}. Whoever opened it was told before.',
      'Tâches du dossier de départ de {leaver} en retard depuis des jours : {count}. La personne qui l’a ouvert a déjà été prévenue.',
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
  'handover.refused': {
    to: keepersAndCoordinator,
    subject: both('Somebody will not take over {account}', '{account} : reprise refusée'),
    text: both(
      '{person} refuses to take over {account} from {leaver}. The page of the case says why, and who is asked instead.',
      '{person} refuse de reprendre {account}, tenu par {leaver}. La page du dossier en donne le motif et dit qui est sollicité à la place.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'handover.completed': {
    to: named('leaverId'),
    subject: both('{account} is handed over', '{account} est transmis'),
    text: both(
      'Your successor answers for {account} now: your access to it has ended. Everything else stays until your last day.',
      '{account} est désormais entre les mains de votre successeur : votre accès a pris fin. Le reste demeure jusqu’à votre dernier jour.',
    ),
    path: '/offboarding-cases/{caseId}',
  },
  'declaration.given': {
    to: coordinatorsBut,
    subject: both(
      'Somebody who leaves has declared their official accounts',
      'Comptes officiels déclarés avant un départ',
    ),
    text: both(
      'The declaration of {leaver} is there. Its page says which of the accounts the register does not know.',
      'La déclaration de {leaver} est là. Sa page dit quels comptes le registre ne connaît pas.',
    ),
    path: '/offboarding-cases/{caseId}/declaration',
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
  'case.cut_waits': {
    to: adminsBut,
    urgent: true,
    subject: both('A cut waits for a second person', 'Une coupure attend une seconde personne'),
    text: both(
      'The access of {leaver} is to be ended, once a second person carries it out. Nothing ends before.',
      'Les accès de {leaver} prendront fin quand une seconde personne aura exécuté la coupure. Rien ne prend fin avant.',
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
