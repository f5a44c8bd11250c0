/** French for what `groups` refuses; English is the service's own sentence. */
export const groups = {
  'groups.unknown': 'Ce groupe n’existe pas, ou vous ne pouvez pas le voir.',
  'groups.unknown_member': 'Cette personne n’est pas membre du groupe.',
  'groups.not_reader':
    'Seuls les administrateurs, les RH, les auditeurs et les responsables de comptes voient les membres.',
  'groups.name_taken': 'Un groupe porte déjà ce nom.',
  'groups.ended': 'Ce groupe a pris fin.',
  'groups.own_membership':
    'Personne ne s’ajoute soi-même à un groupe qui donne des accès : un autre administrateur doit le faire.',
  'groups.already_member': 'Ces personnes sont déjà membres.',
  'groups.person_leaving': 'Cette personne s’en va ou est partie : elle ne rejoint aucun groupe.',
};
