/** French for what is refused about the directory; English is the service's own sentence. */
export const people = {
  'people.unknown': 'Cette personne n’existe pas.',
  'people.email_taken': 'Quelqu’un dans l’annuaire a déjà cette adresse.',
  'people.bad_email': 'Ce n’est pas une adresse électronique.',
  'people.bad_time_zone': 'Ce n’est pas un fuseau horaire de la base IANA, comme Europe/Paris.',
  'people.bad_locale': 'Ce n’est pas un code de langue, comme fr-FR.',
  'people.bad_date': 'Une date est un jour du calendrier écrit AAAA-MM-JJ.',
  'people.dates_reversed': 'Le dernier jour précède le premier.',
  'people.periods_overlap': 'Une nouvelle période d’emploi commence après le dernier jour de la précédente.',
  'people.erased':
    'Les coordonnées de cette personne ont été effacées : elles reviennent si elle est embauchée à nouveau.',
  'people.needs_address': 'Les coordonnées ont été effacées : la nouvelle période demande une adresse.',
  'people.own_manager': 'Personne n’est son propre supérieur, même par personnes interposées.',
  'people.unknown_manager': 'Le supérieur hiérarchique n’est pas dans l’annuaire.',
  'people.bad_role': 'Les rôles sont admin, hr et auditor ; tout le monde est membre.',
  'people.own_roles': 'Personne ne modifie ses propres rôles.',
  'people.no_longer_admin': 'Votre rôle ne le permet plus.',
  'people.last_admin': 'Le dernier administrateur actif ne peut être ni retiré, ni rétrogradé, ni coupé.',
  'people.still_holds':
    'Cette personne garde des accès de la période précédente : mettez-y fin, ou transmettez ses comptes, avant qu’une nouvelle période commence.',
  'people.unknown_organisation': 'Cette organisation n’existe pas.',
  'people.organisation_taken': 'Une organisation porte déjà ce nom.',
  'people.organisation_name': 'Une organisation a besoin d’un nom.',
  'people.organisation_leaving': 'Cette organisation part avec toutes ses équipes : personne ne la rejoint maintenant.',
  'people.gone': 'Cette personne est partie : aucun rôle ne peut lui être donné.',
  'people.own_freeze': 'Personne ne lève son propre gel.',
};
