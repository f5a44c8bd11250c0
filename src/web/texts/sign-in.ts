import { section } from './language';

export const texts = section('sign-in', {
  title: ['Sign in', 'Se connecter'],
  email: ['E-mail', 'Adresse e-mail'],
  password: ['Password', 'Mot de passe'],
  next: ['Continue', 'Continuer'],
  codeTitle: ['Your code', 'Votre code'],
  codeWhy: [
    'The six digits your authenticator app shows.',
    'Les six chiffres affichés par votre application d’authentification.',
  ],
  code: ['Code', 'Code'],
  signIn: ['Sign in', 'Se connecter'],
  back: ['Use another address', 'Utiliser une autre adresse'],
  noPhone: ['I do not have my phone: use a recovery code', 'Je n’ai pas mon téléphone : utiliser un code de secours'],
  withPhone: ['Use the code of the app instead', 'Utiliser plutôt le code de l’application'],
  paperTitle: ['A recovery code', 'Un code de secours'],
  paperWhy: [
    'One of the ten codes you kept when you set up your sign-in. Each works once; you will be told by mail.',
    'L’un des dix codes conservés lors de la création de votre accès. Chacun sert une fois ; vous en serez averti par mail.',
  ],
  paperCode: ['Recovery code', 'Code de secours'],
  codesLeft_one: [
    'You signed in with a recovery code; {{count}} is left. If your phone is gone, replace your second factor now, under “My profile and sign-in”.',
    'Vous vous êtes connecté avec un code de secours ; il en reste {{count}}. Si vous n’avez plus votre téléphone, remplacez maintenant votre second facteur, sous « Mon profil et ma connexion ».',
  ],
  codesLeft_other: [
    'You signed in with a recovery code; {{count}} are left. If your phone is gone, replace your second factor now, under “My profile and sign-in”.',
    'Vous vous êtes connecté avec un code de secours ; il en reste {{count}}. Si vous n’avez plus votre téléphone, remplacez maintenant votre second facteur, sous « Mon profil et ma connexion ».',
  ],
  beginAgain: ['Give your password again to go on.', 'Saisissez à nouveau votre mot de passe pour continuer.'],
  lost: [
    'No phone and no recovery code? Whoever runs Relève can make you a link for a new sign-in.',
    'Ni téléphone ni code de secours ? La personne qui exploite Relève peut vous créer un lien pour un nouvel accès.',
  ],
  official: ['Is a profile official? Anybody may check', 'Un profil est-il officiel ? Tout le monde peut vérifier'],
});
