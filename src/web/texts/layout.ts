import { section } from './language';

export const texts = section('layout', {
  noSuchPage: ['There is no such page', 'Cette page n’existe pas'],
  noSuchPageHint: [
    'The address may be mistyped, or the page has moved.',
    'L’adresse est peut-être mal saisie, ou la page a été déplacée.',
  ],
  toHome: ['To the start page', 'Aller à l’accueil'],
  pageFailed: ['This page stopped working', 'Cette page ne fonctionne plus'],
  pageFailedHint: [
    'Load it again; if it happens again, tell an administrator.',
    'Rechargez-la ; si cela se reproduit, prévenez un administrateur.',
  ],
  reload: ['Load again', 'Recharger'],
  stepUpTitle: ['Confirm that it is you', 'Confirmez que c’est bien vous'],
  stepUpWhy: [
    'This needs a fresh code from your authenticator app. What you were doing goes on afterwards.',
    'Cette action demande un nouveau code de votre application d’authentification. Ce que vous faisiez reprend ensuite.',
  ],
  code: ['Code', 'Code'],
  confirm: ['Confirm', 'Confirmer'],
  tagline: ['Who answers for our accounts, today and tomorrow', 'Qui répond de nos comptes, aujourd’hui et demain'],
});
