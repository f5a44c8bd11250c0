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
});
