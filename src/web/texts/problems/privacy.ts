/** French for what the erasure of contact data refuses; English is the service's own sentence. */
export const privacy = {
  'privacy.still_here': 'Les coordonnées s’effacent quand quelqu’un est parti ; cette personne est là.',
  'privacy.still_needed':
    'Quelque chose dépend encore de cette personne ; la liste dit quoi. Clôturez d’abord son dossier.',
  'privacy.not_yours': 'Seuls la personne, les RH et les administrateurs emportent ce qui est conservé sur quelqu’un.',
  'privacy.busy': 'Assez de fichiers sont en cours d’écriture ; réessayez dans un instant.',
};
