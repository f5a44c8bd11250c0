import { section } from './language';

/** Texts of what one signs in with, wherever it is chosen or shown. */
export const texts = section('way-in', {
  newPassword: ['New password', 'Nouveau mot de passe'],
  passwordHint: [
    'At least 12 characters. A few words that have nothing to do with each other are strong and easy to remember.',
    'Au moins 12 caractères. Quelques mots sans rapport entre eux sont solides et faciles à retenir.',
  ],
  strength: ['Strength', 'Solidité'],
  strength0: ['Known to everybody', 'Connu de tous'],
  strength1: ['Guessed at once', 'Deviné aussitôt'],
  strength2: ['Soon guessed', 'Vite deviné'],
  strength3: ['Good', 'Bon'],
  strength4: ['Very good', 'Très bon'],
  scan: ['Scan this with your authenticator app', 'Scannez ceci avec votre application d’authentification'],
  scanHint: [
    'Any app for one-time codes will do. No camera at hand? Type this key into the app instead:',
    'Toute application de codes à usage unique convient. Pas d’appareil photo ? Saisissez cette clé dans l’application :',
  ],
  picture: ['QR code of your second factor', 'Code QR de votre second facteur'],
  key: ['Key of your second factor', 'Clé de votre second facteur'],
  codeOfNew: ['Code the app shows now', 'Code affiché maintenant par l’application'],
  codeOfNewHint: [
    'Six digits. They prove that the app has the key.',
    'Six chiffres. Ils prouvent que l’application a la clé.',
  ],
  paperTitle: ['Your recovery codes', 'Vos codes de secours'],
  paperWhy: [
    'If your phone is lost or broken, each of these opens the door once in place of a code. They are shown this one time: keep them where your phone is not.',
    'Si votre téléphone est perdu ou cassé, chacun d’eux ouvre la porte une fois à la place d’un code. Ils ne sont affichés que cette fois : gardez-les ailleurs que dans votre téléphone.',
  ],
  copyAll: ['Copy all', 'Tout copier'],
  print: ['Print', 'Imprimer'],
  copied: ['Copied. Keep them in a safe place, not in a mail.', 'Copié. Gardez-les en lieu sûr, pas dans un mail.'],
  kept: ['I have kept them', 'Je les ai mis en lieu sûr'],
});
