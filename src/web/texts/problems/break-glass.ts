/** French for what emergency access may be refused with. */
export const breakGlass = {
  'break_glass.unknown': 'Cet accès d’urgence n’existe pas, ou il ne vous est pas visible.',
  'break_glass.unknown_right': 'Ce droit d’accès d’urgence n’existe pas, ou il ne vous est pas visible.',
  'break_glass.no_right': 'Vous n’avez pas de droit d’accès d’urgence pour ce compte.',
  'break_glass.own_right': 'Personne ne se donne à soi-même un droit d’accès d’urgence.',
  'break_glass.no_longer_admin': 'Votre rôle ne le permet plus.',
  'break_glass.role': 'Avec le rôle ressources humaines ou auditeur, on n’ouvre pas d’accès d’urgence.',
  'break_glass.not_yours':
    'Seuls la personne qui l’a ouvert, le responsable et le suppléant du compte ou un administrateur peuvent le faire.',
  'break_glass.own_opening': 'Personne ne confirme ni n’examine son propre accès d’urgence.',
  'break_glass.confirmer': 'Qui a confirmé un accès d’urgence ne l’examine pas.',
  'break_glass.person_frozen': 'Cette personne est gelée : aucune urgence ne lève cela.',
  'break_glass.person_leaving': 'Cette personne part ou est partie.',
  'break_glass.account_not_open': 'L’état de ce compte ne permet pas d’accès d’urgence.',
  'break_glass.duplicate': 'Cette personne a déjà ce droit.',
  'break_glass.already_open': 'Vous avez déjà ouvert ce compte.',
  'break_glass.already_ended': 'C’est déjà terminé.',
  'break_glass.not_waiting': 'Cet accès d’urgence n’attend pas de seconde personne.',
  'break_glass.not_over': 'Un accès d’urgence s’examine une fois terminé.',
  'break_glass.never_opened': 'Personne n’a confirmé cet accès d’urgence : il n’y a rien à examiner.',
  'break_glass.already_reviewed': 'Cet accès d’urgence a déjà été examiné.',
  'break_glass.until_past': 'Le dernier jour du droit ne peut pas être passé.',
  'break_glass.until_far': 'Un droit d’accès d’urgence se donne pour un an au plus.',
  'break_glass.mutual':
    'Cette personne vous a donné votre propre droit d’accès d’urgence : quelqu’un d’autre doit décider du sien.',
  'break_glass.no_second_person':
    'Personne d’autre ne pourrait confirmer : il faut un administrateur ou un responsable du compte.',
};
