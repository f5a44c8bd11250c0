import { section } from './language';

export const texts = section('me', {
  title: ['My profile and sign-in', 'Mon profil et ma connexion'],
  // How one reads
  reading: ['Language, time and mail', 'Langue, heure et mails'],
  locale: ['Language of mails and papers', 'Langue des mails et des documents'],
  localeHint: [
    'The pages change their language with it; the switch above changes them here alone.',
    'Les pages changent de langue avec elle ; le bouton en haut ne les change qu’ici.',
  ],
  english: ['English', 'Anglais'],
  french: ['French', 'Français'],
  timeZone: ['Time zone', 'Fuseau horaire'],
  timeZoneHint: [
    'Times are shown by it. It moves no last day: that one ends where you work.',
    'Les heures sont affichées selon lui. Il ne déplace aucun dernier jour : celui-ci se termine là où vous travaillez.',
  ],
  noZone: ['No such time zone', 'Aucun fuseau de ce nom'],
  mail: ['Mails that can wait', 'Mails qui peuvent attendre'],
  each: ['Each by itself', 'Chacun séparément'],
  daily: ['One mail a day', 'Un seul mail par jour'],
  mailHint: ['What is urgent always comes at once.', 'Ce qui est urgent arrive toujours aussitôt.'],
  save: ['Save', 'Enregistrer'],
  saved: ['Saved.', 'Enregistré.'],
  // What one signs in with
  wayIn: ['What you sign in with', 'Ce qui ouvre votre accès'],
  password: ['Password', 'Mot de passe'],
  factor: ['Second factor', 'Second facteur'],
  paper: ['Recovery codes', 'Codes de secours'],
  since: ['Since {{when}}', 'Depuis le {{when}}'],
  unknown: ['Not known', 'Inconnu'],
  codes_one: ['{{count}} left', 'Il en reste {{count}}'],
  codes_other: ['{{count}} left', 'Il en reste {{count}}'],
  noCodes: [
    'None: without your phone you could not sign in',
    'Aucun : sans votre téléphone, vous ne pourriez plus vous connecter',
  ],
  fewCodes: ['Make new ones before you run out.', 'Créez-en de nouveaux avant d’en manquer.'],
  changePassword: ['Change the password', 'Changer le mot de passe'],
  current: ['Present password', 'Mot de passe actuel'],
  passwordFollows: [
    'Every other browser in which you are signed in will be signed out.',
    'Tous les autres navigateurs où vous êtes connecté seront déconnectés.',
  ],
  passwordChanged: [
    'Your password is changed. You will get a mail about it.',
    'Votre mot de passe est changé. Un mail vous le confirmera.',
  ],
  replaceFactor: ['Replace the second factor', 'Remplacer le second facteur'],
  factorFollows: [
    'Have the new phone or app at hand. The present one works until you give a code of the new one; then every other browser is signed out.',
    'Ayez le nouveau téléphone ou la nouvelle application sous la main. L’actuel reste valable jusqu’à ce que vous donniez un code du nouveau ; tous les autres navigateurs sont alors déconnectés.',
  ],
  begin: ['Show the new key', 'Afficher la nouvelle clé'],
  replace: ['Use the new one from now on', 'Utiliser désormais le nouveau'],
  factorReplaced: [
    'Your second factor is replaced. Delete the old entry in the app.',
    'Votre second facteur est remplacé. Supprimez l’ancienne entrée dans l’application.',
  ],
  makeCodes: ['Make recovery codes', 'Créer des codes de secours'],
  codesFollow: [
    'Ten new codes, shown once. Any made before will work no more.',
    'Dix nouveaux codes, affichés une seule fois. Ceux d’avant ne serviront plus.',
  ],
  make: ['Make them', 'Les créer'],
  // Where one is signed in
  sessions: ['Where you are signed in', 'Où vous êtes connecté'],
  browser: ['Browser', 'Navigateur'],
  network: ['Network', 'Réseau'],
  begun: ['Since', 'Depuis'],
  lastUsed: ['Last used', 'Dernière utilisation'],
  here: ['here', 'ici'],
  unknownBrowser: ['Unknown browser', 'Navigateur inconnu'],
  halfOpen: ['password given, no code yet', 'mot de passe donné, pas encore de code'],
  end: ['Sign out', 'Déconnecter'],
  endThis: ['Sign out {{browser}}', 'Déconnecter {{browser}}'],
  ended: ['Signed out there.', 'Déconnecté là-bas.'],
  endOthers: ['Sign out everywhere else', 'Déconnecter partout ailleurs'],
  endOthersFollows: [
    'Every browser but this one is signed out at once; what was being typed there is lost.',
    'Tous les navigateurs sauf celui-ci sont déconnectés aussitôt ; ce qui y était en cours de saisie est perdu.',
  ],
  endAll: ['Sign out everywhere, here too', 'Déconnecter partout, ici aussi'],
  endAllFollows: [
    'Every browser is signed out, this one included.',
    'Tous les navigateurs sont déconnectés, celui-ci compris.',
  ],
  everywhere: ['Signed out.', 'Déconnecté.'],
  // What is kept
  data: ['What is kept about you', 'Ce qui est conservé sur vous'],
  dataWhy: [
    'Everything Relève holds on you, as one file that can be read by people and machines. Others who are named in it are masked. That you took it is noted in the log.',
    'Tout ce que Relève conserve sur vous, en un fichier lisible par l’humain et la machine. Les autres personnes nommées y sont masquées. Le téléchargement est noté au journal.',
  ],
  download: ['Download my data', 'Télécharger mes données'],
});
