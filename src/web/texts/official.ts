import { section } from './language';

export const texts = section('official', {
  title: ['Is this profile official?', 'Ce profil est-il officiel ?'],
  titleOf: ['Is this profile really of {{name}}?', 'Ce profil est-il bien celui de {{name}} ?'],
  about: [
    'Paste the address of a profile, or type its name. No account is needed and nothing about you is kept.',
    'Collez l’adresse d’un profil, ou saisissez son nom. Aucun compte n’est nécessaire et rien sur vous n’est conservé.',
  ],
  field: ['Address or name of the profile', 'Adresse ou nom du profil'],
  example: ['https://… or @name', 'https://… ou @nom'],
  check: ['Check', 'Vérifier'],
  yes: ['Yes, this is official', 'Oui, c’est un compte officiel'],
  yesMany: ['Yes: official accounts have this name', 'Oui : des comptes officiels portent ce nom'],
  yesHint: [
    'Compare the address letter by letter with what you see in your browser.',
    'Comparez l’adresse lettre à lettre avec celle de votre navigateur.',
  ],
  handleHint: [
    'On other platforms than these, the same name is not ours.',
    'Sur d’autres plateformes que celles-ci, le même nom n’est pas à nous.',
  ],
  fake: ['No: this profile pretends to be us', 'Non : ce profil se fait passer pour nous'],
  fakeHint: [
    'Do not answer it, follow no link from it and give it nothing. It has been reported or will be.',
    'Ne lui répondez pas, ne suivez aucun de ses liens et ne lui donnez rien. Il a été signalé ou le sera.',
  ],
  unknown: ['We do not know this profile', 'Nous ne connaissons pas ce profil'],
  unknownHint: [
    'It is none of our official accounts. Be careful with what it asks of you.',
    'Il ne fait pas partie de nos comptes officiels. Méfiez-vous de ce qu’il vous demande.',
  ],
  sinceSeen: ['seen since {{day}}', 'vu depuis le {{day}}'],
  accounts: ['Our official accounts', 'Nos comptes officiels'],
  brand: ['Brand', 'Marque'],
  everyBrand: ['All brands', 'Toutes les marques'],
  noBrand: ['No brand', 'Sans marque'],
  brandChoice: ['{{brand}} ({{count}})', '{{brand}} ({{count}})'],
  name: ['Name', 'Nom'],
  platform: ['Platform', 'Plateforme'],
  handle: ['Profile', 'Profil'],
  noAccounts: ['No official account is listed yet.', 'Aucun compte officiel n’est encore listé.'],
  feed: ['This list as data (JSON)', 'Cette liste en données (JSON)'],
  fakes: ['Known impersonations', 'Usurpations connues'],
  fakesWhy: [
    'Confirmed profiles that pretend to be ours and are still up. They are named without a link on purpose.',
    'Profils confirmés qui se font passer pour nous et sont encore en ligne. Ils sont nommés sans lien, à dessein.',
  ],
  since: ['Seen since', 'Vu depuis'],
  noFakes: ['None is known.', 'Aucune n’est connue.'],
});
