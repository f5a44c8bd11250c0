import { section } from './language';

export const texts = section('departures', {
  title: ['Departures', 'Départs'],
  lead: [
    'Who leaves, who takes over, and what is still missing before each case is closed.',
    'Qui part, qui prend la relève, et ce qui manque encore avant de clore chaque dossier.',
  ],
  cases: ['Cases', 'Dossiers'],
  organisations: ['Organisations', 'Organisations'],
  waivers: ['Exceptions', 'Dérogations'],
  open: ['Open a case', 'Ouvrir un dossier'],
  search: ['Search by name', 'Rechercher par nom'],
  running: ['Under way', 'En cours'],
  anyState: ['All states', 'Tous les états'],
  anyScenario: ['All kinds of departure', 'Tous les types de départ'],
  state: ['State', 'État'],
  scenario: ['Kind of departure', 'Type de départ'],
  person: ['Person', 'Personne'],
  lastDay: ['Last day', 'Dernier jour'],
  progress: ['Steps', 'Étapes'],
  accounts: ['Accounts', 'Comptes'],
  safeStart: ['Latest safe start', 'Dernier début sans risque'],
  late_one: ['{{count}} late', '{{count}} en retard'],
  late_other: ['{{count}} late', '{{count}} en retard'],
  of: ['{{done}} of {{total}}', '{{done}} sur {{total}}'],
  accepted: ['{{done}} of {{total}} taken over', '{{done}} sur {{total}} repris'],
  atRisk: ['Began after the latest safe start', 'Commencé après le dernier début sans risque'],
  cutWaits: ['The cut waits for a second person', 'La coupure attend une seconde personne'],
  none: ['No case here', 'Aucun dossier ici'],
  noneLead: [
    'When somebody leaves, open a case: Relève lists what hangs on them and who takes it over.',
    'Quand quelqu’un part, ouvrez un dossier : Relève liste ce qui dépend de cette personne et qui le reprend.',
  ],
  // the wizard
  wizard: ['Open a departure case', 'Ouvrir un dossier de départ'],
  stepOf: ['Step {{step}} of {{total}}: {{label}}', 'Étape {{step}} sur {{total}} : {{label}}'],
  who: ['Who leaves', 'Qui part'],
  whoLead: ['Search by name or address.', 'Cherchez par nom ou par adresse.'],
  what: ['What happens', 'Que se passe-t-il'],
  when: ['Last day', 'Dernier jour'],
  firstDayBack: ['First day back', 'Premier jour du retour'],
  timeZone: ['Time zone of the person', 'Fuseau horaire de la personne'],
  preview: ['What will happen', 'Ce qui va se passer'],
  why: ['Reason', 'Motif'],
  whyLead: [
    '10 to 500 characters, kept in the log. Facts only; nothing about health or private life.',
    '10 à 500 caractères, gardés au journal. Des faits seulement ; rien sur la santé ni la vie privée.',
  ],
  reasonNotKept: [
    'In this kind of case the reason is kept nowhere; neutral words stand in its place.',
    'Dans ce type de dossier, le motif n’est gardé nulle part ; une formule neutre le remplace.',
  ],
  back: ['Back', 'Retour'],
  next: ['Continue', 'Continuer'],
  openNow: ['Open the case', 'Ouvrir le dossier'],
  cutNow: ['Cut all access in the same moment', 'Couper tous les accès au même moment'],
  cutNowLead: [
    'Otherwise access stays until somebody cuts it from the page of the case.',
    'Sinon, les accès restent jusqu’à ce que quelqu’un les coupe depuis la page du dossier.',
  ],
  knownCase: ['To the case that is open already', 'Vers le dossier déjà ouvert'],
  opened: ['The case is open', 'Le dossier est ouvert'],
  // what a kind of departure means
  hidden: [
    'The person sees nothing of the case before their access is cut: no page, no message, no list.',
    'La personne ne voit rien du dossier avant la coupure de ses accès : ni page, ni message, ni liste.',
  ],
  cutByHand: [
    'Nothing ends by itself on the last day: somebody decides.',
    'Rien ne prend fin de soi-même le dernier jour : quelqu’un décide.',
  ],
  endsAlone: [
    'Access ends by itself at the end of the last day, where the person is.',
    'Les accès prennent fin d’eux-mêmes à la fin du dernier jour, là où se trouve la personne.',
  ],
  proofFirst: [
    'The successor shows that they are in control before anything is taken away.',
    'Le repreneur montre qu’il a la main avant que quoi que ce soit ne soit retiré.',
  ],
  cutFirst: ['Access is ended first, everything else follows.', 'Les accès prennent fin d’abord, le reste suit.'],
  confirmsKept: [
    'The person stays: their new manager says what they keep, the rest ends.',
    'La personne reste : son nouveau manager dit ce qu’elle garde, le reste prend fin.',
  ],
  arrives: [
    'The person comes back: a new period begins, old access is not opened again.',
    'La personne revient : une nouvelle période commence, les anciens accès ne sont pas rouverts.',
  ],
  suspends: [
    'The person is away: their access is suspended and comes back with them.',
    'La personne est absente : ses accès sont suspendus et reviennent avec elle.',
  ],
  overlay: [
    'Its steps also join other cases by themselves where an account calls for them.',
    'Ses étapes rejoignent aussi d’elles-mêmes les autres dossiers quand un compte le demande.',
  ],
});
