import { both, type MailTopic } from './mail-topic.js';
import { admins, named } from './recipients.queries.js';

/** What reviews tell by mail. */
export const REVIEW_MAILS = {
  'review.assigned': {
    to: named('personId'),
    subject: both('You are asked in a review', 'Une revue vous attend'),
    text: both(
      'There are rights or entries of the register to look at: are they still right? Nobody can answer in your place.',
      'Des habilitations ou des fiches sont à relire : sont-elles encore justes ? Personne ne répondra à votre place.',
    ),
    path: '/campaigns/{campaignId}',
  },
  'review.reminder': {
    to: named('personId'),
    subject: both('A review waits for your answers', 'Une revue attend vos réponses'),
    text: both(
      'Some of what you were asked to review has no answer yet. What happens to it afterwards is said on its page.',
      'Une partie de ce que vous deviez relire est encore sans réponse. La suite prévue est indiquée sur sa page.',
    ),
    path: '/campaigns/{campaignId}',
  },
  'review.unassigned': {
    to: admins,
    subject: both('A review asks nobody', 'Une revue sans relecteur'),
    text: both(
      'For some rights under review there is nobody who may be asked. Please name somebody.',
      'Pour certaines habilitations en revue, personne ne peut être interrogé. Merci de désigner quelqu’un.',
    ),
    path: '/campaigns/{campaignId}',
  },
  'review.flagged': {
    to: admins,
    subject: both('The entry of {account} is said to be wrong', 'La fiche de {account} est signalée comme inexacte'),
    text: both(
      '{person} looked at the entry of {account} in a review and says that it is wrong. Please correct it.',
      '{person} a relu la fiche de {account} et la dit inexacte. Merci de la corriger.',
    ),
    path: '/accounts/{accountId}',
  },
  'campaign.overdue': {
    to: admins,
    subject: both('A review is past its last day', 'Une revue a dépassé son échéance'),
    text: both(
      'Answers are missing although the last day is over. You can ask somebody else, or close the review.',
      'Des réponses manquent alors que l’échéance est passée. Vous pouvez interroger quelqu’un d’autre, ou clore la revue.',
    ),
    path: '/campaigns/{campaignId}',
  },
  'campaign.skipped': {
    to: admins,
    subject: both('A planned review did not begin', 'Une revue prévue n’a pas commencé'),
    text: both(
      'There was nothing in the register that fits its scope.',
      'Rien dans le registre ne correspondait à son périmètre.',
    ),
    path: '/campaigns/{campaignId}',
  },
} satisfies Record<string, MailTopic>;
