/** French for what is refused about keys, mails, addresses and the service itself; English is the service's own sentence. */
export const settings = {
  'keys.root_missing':
    'La base contient des données mais sa clé racine manque. Remettez le fichier de clé en place ; une nouvelle clé n’ouvrirait rien.',
  'keys.root_wrong': 'La clé racine n’est pas celle de cette base.',
  'keys.log_key_missing':
    'Le journal contient des événements mais sa clé de signature manque. Remettez le fichier en place.',
  'keys.canary': 'Une clé de chiffrement ne s’ouvre pas : la base ou la clé racine a été modifiée.',
  'keyring.key_missing': 'Un fichier de clé manque.',
  'keyring.key_exposed': 'Un fichier de clé peut être lu ou modifié par d’autres que son propriétaire.',
  'keyring.key_unreadable': 'Un fichier de clé ne contient pas de clé.',
  'keyring.key_exists': 'Un fichier de clé existe déjà ; il n’est jamais écrasé.',
  'keyring.kek_exists': 'Une clé de cet identifiant est déjà présente.',
  'keyring.kek_not_loaded': 'La clé sous laquelle chiffrer n’est pas chargée.',
  'keyring.bad_address': 'Une valeur chiffrée a besoin d’une adresse complète.',
  'keyring.bad_field': 'Un champ protégé doit être un texte bien formé, un nombre fini ou rien.',
  'notifications.no_mail_server':
    'Aucun serveur de messagerie n’est défini : les courriels attendent. Les réglages du service en indiquent un.',
  'notifications.unknown_mail': 'Ce courriel n’existe pas.',
  'notifications.not_waiting': 'Seul un courriel qui attend ou qui a été refusé peut être tenté à nouveau.',
  'metrics.loopback_only': 'Les mesures ne se lisent que sur la machine elle-même.',
  'service.not_ready': 'Le service n’est pas prêt : il lui manque quelque chose pour travailler.',
  'service.already_running': 'Un autre service Relève tourne déjà sur ce dossier de données.',
  'schema.newer':
    'La base a été créée par une version plus récente de Relève. Démarrez cette version, ou restaurez une sauvegarde.',
  'document.unreadable': 'Ce fichier n’est pas un document signé lisible.',
  'account.bad_domain': 'Ceci n’est pas un domaine de messagerie, tel que example.org.',
  'account.bad_phone_range':
    'Une plage est le début de numéros internationaux, par exemple +33155 : un signe plus et au moins quatre chiffres.',
  'account.own_address_race': 'Quelqu’un d’autre vient de modifier cette liste au même moment.',
};
