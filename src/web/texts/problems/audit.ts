/** French for what the log and its check refuse; English is the service's own sentence. */
export const audit = {
  'audit.bad_instant': 'Les dates s’écrivent AAAA-MM-JJ, ou sous forme d’instant RFC 3339.',
  'audit.out_of_range': 'Le journal n’a pas d’événement ni de taille de ce numéro.',
  'audit.no_event': 'Le journal n’a pas d’événement de ce numéro.',
  'audit.bad_frontier': 'La fin du journal enregistrée dans la base est illisible.',
  'audit.incomplete': 'L’arbre du journal enregistré dans la base a un trou.',
  'ledger.rolled_back':
    'Le journal de la base est plus ancien que son dernier point de contrôle : il a été restauré ou coupé.',
  'ledger.forked': 'Le journal de la base n’est pas celui que signe son dernier point de contrôle.',
  'ledger.bad_memory': 'Le point de contrôle conservé hors de la base a été modifié ou signé par une autre clé.',
  'ledger.forged_head': 'La fin du journal a été modifiée par quelqu’un qui n’a pas la clé racine.',
  'leaf.not_json': 'Un événement contient quelque chose qui n’a pas de forme JSON canonique.',
  'leaf.too_large': 'Un événement dépasse un mébioctet.',
  'leaf.malformed': 'Cette ligne n’est pas un événement du journal.',
  'leaf.not_canonical': 'Cette ligne n’est pas dans la forme canonique (RFC 8785).',
  'checkpoint.malformed': 'Ce texte n’est pas un point de contrôle signé.',
  'checkpoint.unknown_key': 'Le point de contrôle ne porte aucune signature de cette clé.',
  'checkpoint.bad_signature': 'La signature du point de contrôle n’est pas valable.',
  'checkpoint.wrong_origin': 'Le point de contrôle est celui d’un autre journal.',
  'checkpoint.bad_size': 'La taille indiquée par le point de contrôle n’est pas un nombre décimal simple.',
  'checkpoint.bad_root': 'La racine du point de contrôle n’est pas une empreinte d’arbre en base64.',
  'checkpoint.bad_key': 'Ce texte n’est pas une clé de vérification Ed25519 (nom+empreinte+base64).',
};
