/** French for requests of a wrong shape; English is the service's own sentence. */
export const request = {
  'request.reason_needed': 'Un motif de 10 à 500 caractères est nécessaire.',
  'request.invalid': 'Certains champs ne sont pas valides.',
  'request.bad_text': 'Ce texte contient des caractères qui ne peuvent pas être conservés.',
  'request.too_deep': 'La demande est imbriquée trop profondément.',
  'request.not_an_object': 'La demande doit être un objet JSON.',
  'request.bad_form': 'Ce formulaire comporte au plus un fichier, nommé « file », et quelques champs courts.',
  'request.bad_if_match': 'L’en-tête If-Match doit porter l’ETag de cette ressource.',
  'request.no_replay': 'Une remise ne peut pas porter d’Idempotency-Key.',
  'request.bad_key': 'Une Idempotency-Key compte de 1 à 200 caractères imprimables.',
  'request.key_reused': 'Cette Idempotency-Key a déjà servi pour une autre demande.',
  'request.json_only': 'Envoyez du JSON (application/json).',
  'request.no_such_route': 'Il n’y a rien à cette adresse.',
  'request.too_large': 'L’envoi dépasse la taille acceptée ici.',
  'request.unsupported_type': 'Envoyez du JSON (application/json).',
  'request.too_many': 'Trop de demandes ; attendez un instant.',
  'request.malformed': 'La demande est illisible.',
};
