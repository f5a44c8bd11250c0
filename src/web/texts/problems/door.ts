/** French for what the door refuses; English is the service's own sentence. */
export const door = {
  'door.not_signed_in': 'Connectez-vous d’abord.',
  'door.not_allowed': 'Votre rôle ne le permet pas.',
  'door.step_up': 'Confirmez d’abord avec un nouveau code.',
  'door.unavailable': 'Ce n’est pas possible en sécurité pour le moment ; rien n’a été modifié.',
  'door.slow_down': 'Trop de demandes ; attendez un instant.',
  'door.stale': 'Quelqu’un a modifié ceci entre-temps. Rechargez la page.',
  'door.read_only':
    'Le journal a été raccourci ou remplacé : le service est en lecture seule jusqu’à ce que ce soit réglé.',
  'door.duplicate': 'Cet élément existe déjà.',
  'service.unexpected': 'Un incident imprévu est survenu.',
};
