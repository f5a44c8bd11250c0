import { section } from './language';

export const texts = section('enrolment', {
  setupTitle: ['Set up Relève', 'Mettre en place Relève'],
  inviteTitle: ['Set up your sign-in', 'Créer votre accès'],
  recoverTitle: ['Recover your sign-in', 'Retrouver votre accès'],
  setupWhy: [
    'You will be the first administrator. It takes about three minutes; have your phone at hand.',
    'Vous serez le premier administrateur. Comptez trois minutes ; ayez votre téléphone sous la main.',
  ],
  inviteWhy: [
    'A password, a second factor on your phone, and codes for the day the phone is gone. It takes about three minutes.',
    'Un mot de passe, un second facteur sur votre téléphone et des codes pour le jour où vous ne l’auriez plus. Comptez trois minutes.',
  ],
  recoverWhy: [
    'A new password and a new second factor. What you had works until you have finished.',
    'Un nouveau mot de passe et un nouveau second facteur. Ce que vous aviez reste valable jusqu’à la fin.',
  ],
  stepOf: ['Step {{step}} of 3', 'Étape {{step}} sur 3'],
  choose: ['Password', 'Mot de passe'],
  scan: ['Second factor', 'Second facteur'],
  paper: ['Recovery codes', 'Codes de secours'],
  yourAccount: ['For {{name}}, {{email}}', 'Pour {{name}}, {{email}}'],
  fullName: ['Your name', 'Votre nom'],
  workEmail: ['Your work e-mail', 'Votre adresse e-mail professionnelle'],
  next: ['Continue', 'Continuer'],
  finish: ['Finish', 'Terminer'],
  noToken: [
    'This page is opened by a link you were sent. Open the link again; it works in this browser until it has been used.',
    'Cette page s’ouvre par un lien qui vous a été envoyé. Ouvrez-le à nouveau : il fonctionne tant qu’il n’a pas servi.',
  ],
  deadTitle: ['This link leads nowhere', 'Ce lien ne mène nulle part'],
  deadHint: [
    'Ask whoever invited you for a new one. If you have a sign-in already, use it.',
    'Demandez-en un nouveau à la personne qui vous a invité. Si vous avez déjà un accès, utilisez-le.',
  ],
  toSignIn: ['To the sign-in page', 'Aller à la page de connexion'],
  ready: ['You are signed in', 'Vous êtes connecté'],
});
