/** French for what is refused about incidents; English is the service's own sentence. */
export const incident = {
  'incident.unknown': 'Cet incident n’existe pas.',
  'incident.unknown_task': 'Cet incident n’a pas cette tâche.',
  'incident.unknown_kind': 'Ce type d’incident n’existe pas.',
  'incident.not_owner': 'Seul un administrateur ou un responsable du compte peut le faire.',
  'incident.not_involved':
    'Seuls les administrateurs, les responsables du compte et les contacts de l’incident y travaillent.',
  'incident.frozen': 'Votre accès est gelé : vous ne participez à aucun incident tant que le gel dure.',
  'incident.already_open': 'Un incident est déjà ouvert sur ce compte.',
  'incident.not_in_use': 'Ce compte n’est pas utilisé : rien ne peut lui arriver.',
  'incident.closed': 'Cet incident est clos.',
  'incident.still_open': 'Un incident est ouvert sur ce compte : sa clôture lève le blocage.',
  'incident.bad_time': 'Ce moment est à venir, ou trop ancien pour être raconté dans un incident.',
  'incident.service_task': 'Le service le constate lui-même : enregistrez les nouvelles valeurs.',
  'incident.task_over': 'Cette tâche est terminée.',
  'incident.not_done': 'Il n’y a encore rien à confirmer.',
  'incident.own_evidence': 'Personne ne confirme ce qu’il a fait lui-même.',
  'incident.needs_evidence': 'Une preuve est nécessaire : un texte ou un lien.',
  'incident.bad_review_day': 'Le jour du réexamen vient après aujourd’hui, dans un délai d’un an.',
  'incident.unknown_person': 'Un contact n’est pas dans l’annuaire, ou est parti.',
  'incident.no_phone':
    'Pas de numéro de téléphone ici : les personnes ont un nom, les organisations un formulaire ou une boîte.',
  'incident.own_incident': 'Une autre personne que celle qui a ouvert l’incident le clôt.',
  'incident.conditions_open': 'L’incident ne peut pas encore être clos.',
  'incident.no_report': 'Il n’y a pas de rapport avant la clôture.',
};
