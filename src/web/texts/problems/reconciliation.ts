/** French for what `reconciliation` refuses; English is the service's own sentence. */
export const reconciliation = {
  'reconciliation.unknown_capture': 'Cette liste n’existe pas, ou vous ne pouvez pas la voir.',
  'reconciliation.unknown_row': 'Cette ligne n’est pas sur la liste.',
  'reconciliation.no_picture': 'Aucune image n’a été conservée avec cette liste.',
  'reconciliation.unknown_difference': 'Cet écart n’existe pas, ou il a disparu entre-temps.',
  'reconciliation.no_identity': 'Aucun profil de cette personne n’est enregistré pour cette plateforme.',
  'reconciliation.account_closed': 'Ce compte est fermé : il n’y a plus rien à rapprocher.',
  'reconciliation.future': 'Une liste ne peut pas dater d’un jour à venir, ni de plus d’un an.',
  'reconciliation.no_names':
    'Aucun nom de personne n’y a été trouvé. Identifiants, adresses et numéros sont écartés et ne sont conservés nulle part.',
  'reconciliation.too_many_rows': 'Une liste contient 2 000 lignes au plus.',
  'reconciliation.needs_text': 'Donnez un texte ou des lignes, mais pas les deux.',
  'reconciliation.no_name_column': 'La colonne indiquée pour les noms n’est pas dans la première ligne.',
  'reconciliation.needs_picture': 'Une capture d’écran s’accompagne de son image et des lignes qui en sont recopiées.',
  'reconciliation.bad_picture': 'Ce n’est pas une image PNG, JPEG ou WebP de 5 Mo au plus.',
  'reconciliation.one_answer':
    'Dites qui cette ligne désigne : une personne de l’annuaire, ou un nom si elle n’y est pas.',
  'reconciliation.not_a_name': 'Donnez un nom, jamais un identifiant, une adresse ou un numéro.',
  'reconciliation.unknown_person': 'Cette personne n’est pas dans l’annuaire.',
  'reconciliation.own_row': 'Personne ne dit qui désigne une ligne qui pourrait être la sienne.',
  'reconciliation.own_difference': 'Personne ne justifie un écart qui le concerne.',
  'reconciliation.leaving': 'Une personne qui s’en va ne justifie plus rien.',
  'reconciliation.bad_review_day': 'Le jour de réexamen vient après aujourd’hui et dans l’année.',
  'reconciliation.not_yours': 'Seule la personne elle-même donne ou consulte l’adresse de son profil.',
  'reconciliation.no_consent': 'L’adresse d’un profil n’est conservée qu’avec l’accord de la personne.',
  'reconciliation.address_taken': 'Quelqu’un d’autre a donné cette adresse comme la sienne.',
  'reconciliation.not_a_profile': 'Ce n’est pas l’adresse publique d’un profil sur cette plateforme.',
};
