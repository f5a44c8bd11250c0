import { section } from './language';

/** What the service says about the shape of one field, by the rule that was broken; its own words name fields as programs do. */
export const fieldTexts = section('fields', {
  'request.required': ['Please fill this in.', 'Veuillez remplir ce champ.'],
  'request.unknown_field': ['This field is not known here.', 'Ce champ n’est pas connu ici.'],
  'request.min_length': ['This is too short.', 'C’est trop court.'],
  'request.max_length': ['This is too long.', 'C’est trop long.'],
  'request.is_length': ['This is too short or too long.', 'C’est trop court ou trop long.'],
  'request.is_not_empty': ['Please fill this in.', 'Veuillez remplir ce champ.'],
  'request.is_string': ['Please fill this in.', 'Veuillez remplir ce champ.'],
  'request.matches': ['This does not have the form that is expected.', 'Cela n’a pas la forme attendue.'],
  'request.is_email': ['This is not an e-mail address.', 'Ce n’est pas une adresse e-mail.'],
  'request.is_url': ['This is not an address of a page.', 'Ce n’est pas l’adresse d’une page.'],
  'request.is_in': ['Choose one of the list.', 'Choisissez dans la liste.'],
  'request.is_enum': ['Choose one of the list.', 'Choisissez dans la liste.'],
  'request.is_int': ['A whole number is expected.', 'Un nombre entier est attendu.'],
  'request.is_number': ['A number is expected.', 'Un nombre est attendu.'],
  'request.min': ['This number is too small.', 'Ce nombre est trop petit.'],
  'request.max': ['This number is too large.', 'Ce nombre est trop grand.'],
  'request.is_boolean': ['Choose yes or no.', 'Choisissez oui ou non.'],
  'request.is_array': ['Choose at least one.', 'Choisissez-en au moins un.'],
  'request.array_min_size': ['Choose at least one.', 'Choisissez-en au moins un.'],
  'request.array_not_empty': ['Choose at least one.', 'Choisissez-en au moins un.'],
  'request.array_max_size': ['These are too many at once.', 'Il y en a trop à la fois.'],
  'request.array_unique': ['Something is there twice.', 'Un élément y figure deux fois.'],
  'request.is_day': ['This is not a day of the calendar.', 'Ce n’est pas un jour du calendrier.'],
});
