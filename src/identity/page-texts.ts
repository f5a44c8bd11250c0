export type Language = 'fr' | 'en';

/** The first of our two languages that the browser asks for. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', weight] = part.trim().split(';q=');
    return { tag: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
  });
  const [first] = wanted
    .filter(({ tag, weight }) => (tag === 'fr' || tag === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return first?.tag === 'fr' ? 'fr' : 'en';
}

const en = {
  setupTitle: 'Set up Relève',
  enrolTitle: 'Your sign-in for Relève',
  recoverTitle: 'A new sign-in for Relève',
  setupIntro:
    'You are the first admin. Choose how you will sign in; the second step adds a one-time code from your phone.',
  enrolIntro: 'Choose a password; the second step adds a one-time code from your phone.',
  step: (n: number) => `Step ${n} of 2`,
  account: 'You sign in as',
  fullName: 'Full name',
  workEmail: 'Work e-mail',
  password: 'Password',
  passwordHint: 'At least 12 characters. A few unrelated words make a good one.',
  again: 'The same password again',
  next: 'Continue',
  scanTitle: 'Add the second factor',
  scanIntro: 'Scan this with an authenticator app, or copy the address below it into one. It is shown this once.',
  scanAlt: 'QR code of the address below',
  address: 'Address for the app',
  code: 'The six digits the app shows now',
  confirm: 'Confirm',
  doneTitle: 'You are signed in',
  doneIntro: (name: string) =>
    `Welcome, ${name}. From now on you sign in with your e-mail address, your password and a code from the app.`,
  sorry: 'This did not work',
  failures: {
    'enrolment.dead_link':
      'This link was used, has expired, or never existed. Links are valid once and for a short time. Ask for a new one; for the first admin, run `releve admin create` on the server.',
    'enrolment.not_begun': 'No enrolment is in progress in this browser. Open the link again.',
    'enrolment.already_set_up':
      'Somebody has set up a sign-in already. Further admins are made by an admin, or with `releve admin create` on the server.',
    'enrolment.already_enrolled': 'This person has a sign-in already.',
    'enrolment.gone': 'This person has left: no sign-in can be made.',
    'enrolment.bad_form': 'This form was not opened in this browser, or cookies are switched off. Open the link again.',
    'enrolment.wrong_code':
      'This code is not right. Check the clock of your phone, wait for the next code and try again.',
    'enrolment.name_needed': 'Give your name and your e-mail address.',
    'enrolment.not_the_same': 'The two passwords are not the same.',
    'people.bad_email': 'This is no e-mail address.',
    'people.email_taken': 'Somebody has this e-mail address already.',
    'password.too_short': 'This password is too short: 12 characters at least.',
    'password.too_long': 'This password is too long: 200 characters at most.',
    'password.too_common': 'This password is one of the first anybody would try. Choose another.',
    'password.personal': 'Leave your name and e-mail address out of the password.',
    'request.invalid': 'Something is missing or was not understood. Check the fields.',
  } as Record<string, string>,
  unexpected: 'This cannot be done right now. Wait a moment and try again.',
};

export type Texts = typeof en;

const fr: Texts = {
  setupTitle: 'Mettre Relève en service',
  enrolTitle: 'Votre accès à Relève',
  recoverTitle: 'Un nouvel accès à Relève',
  setupIntro:
    'Vous êtes le premier administrateur. Choisissez comment vous vous connecterez ; la seconde étape ajoute un code à usage unique de votre téléphone.',
  enrolIntro: 'Choisissez un mot de passe ; la seconde étape ajoute un code à usage unique de votre téléphone.',
  step: (n) => `Étape ${n} sur 2`,
  account: 'Vous vous connectez avec',
  fullName: 'Nom complet',
  workEmail: 'Adresse e-mail professionnelle',
  password: 'Mot de passe',
  passwordHint: 'Au moins 12 caractères. Quelques mots sans rapport entre eux conviennent bien.',
  again: 'Le même mot de passe encore une fois',
  next: 'Continuer',
  scanTitle: 'Ajouter le second facteur',
  scanIntro:
    'Scannez ceci avec une application d’authentification, ou copiez-y l’adresse ci-dessous. Elle n’est montrée qu’une fois.',
  scanAlt: 'Code QR de l’adresse ci-dessous',
  address: 'Adresse pour l’application',
  code: 'Les six chiffres que l’application affiche maintenant',
  confirm: 'Confirmer',
  doneTitle: 'Vous êtes connecté',
  doneIntro: (name) =>
    `Bienvenue, ${name}. Désormais, vous vous connectez avec votre adresse e-mail, votre mot de passe et un code de l’application.`,
  sorry: 'Cela n’a pas fonctionné',
  failures: {
    'enrolment.dead_link':
      'Ce lien a déjà servi, a expiré ou n’a jamais existé. Un lien ne sert qu’une fois et peu de temps. Demandez-en un nouveau ; pour le premier administrateur, lancez `releve admin create` sur le serveur.',
    'enrolment.not_begun': 'Aucune inscription n’est en cours dans ce navigateur. Ouvrez de nouveau le lien.',
    'enrolment.already_set_up':
      'Un accès a déjà été créé. D’autres administrateurs sont nommés par un administrateur, ou avec `releve admin create` sur le serveur.',
    'enrolment.already_enrolled': 'Cette personne a déjà un accès.',
    'enrolment.gone': 'Cette personne est partie : aucun accès ne peut être créé.',
    'enrolment.bad_form':
      'Ce formulaire n’a pas été ouvert dans ce navigateur, ou les cookies sont désactivés. Ouvrez de nouveau le lien.',
    'enrolment.wrong_code':
      'Ce code n’est pas le bon. Vérifiez l’heure de votre téléphone, attendez le code suivant et réessayez.',
    'enrolment.name_needed': 'Indiquez votre nom et votre adresse e-mail.',
    'enrolment.not_the_same': 'Les deux mots de passe ne sont pas identiques.',
    'people.bad_email': 'Ce n’est pas une adresse e-mail.',
    'people.email_taken': 'Quelqu’un a déjà cette adresse e-mail.',
    'password.too_short': 'Ce mot de passe est trop court : 12 caractères au moins.',
    'password.too_long': 'Ce mot de passe est trop long : 200 caractères au plus.',
    'password.too_common': 'Ce mot de passe est l’un des premiers que l’on essaierait. Choisissez-en un autre.',
    'password.personal': 'N’utilisez ni votre nom ni votre adresse e-mail dans le mot de passe.',
    'request.invalid': 'Il manque quelque chose, ou un champ n’a pas été compris. Vérifiez les champs.',
  },
  unexpected: 'Ce n’est pas possible pour l’instant. Attendez un moment et réessayez.',
};

export const TEXTS: Record<Language, Texts> = { en, fr };
