import { section } from './language';

/** Texts of the health of the service; `<check>_<what is found>`. */
export const texts = section('settingsHealth', {
  title: ['Health', 'État du service'],
  about: ['What works, what waits and what is missing.', 'Ce qui fonctionne, ce qui attend et ce qui manque.'],
  good: ['Good', 'Bon'],
  attention: ['To look at', 'À regarder'],
  wrong: ['Wrong', 'Défaut'],
  allWell: ['Everything is as it should be.', 'Tout est en ordre.'],
  keys: ['Keys', 'Clés'],
  keys_works: [
    'The root key is this database’s, and the active key is loaded.',
    'La clé racine est celle de cette base, et la clé active est chargée.',
  ],
  keys_missing: [
    'The root key or the active key does not fit this database: nothing can be opened.',
    'La clé racine ou la clé active ne correspond pas à cette base : rien ne peut être ouvert.',
  ],
  ledger: ['Log', 'Journal'],
  ledger_works: [
    'The log extends its last checkpoint kept outside the database.',
    'Le journal prolonge son dernier point de contrôle conservé hors de la base.',
  ],
  ledger_rolled_back: [
    'The log in the database is older than its last checkpoint: it was rolled back or cut. The service only reads.',
    'Le journal de la base est plus ancien que son dernier point de contrôle : il a été restauré ou coupé. Le service est en lecture seule.',
  ],
  ledger_forked: [
    'The log is not the one its last checkpoint was signed for. The service only reads.',
    'Le journal n’est pas celui que signe son dernier point de contrôle. Le service est en lecture seule.',
  ],
  ledger_bad_memory: [
    'The checkpoint kept outside the database was changed. The service only reads.',
    'Le point de contrôle conservé hors de la base a été modifié. Le service est en lecture seule.',
  ],
  ledger_forged_head: [
    'The end of the log was changed by somebody without the root key. The service only reads.',
    'La fin du journal a été modifiée par quelqu’un sans la clé racine. Le service est en lecture seule.',
  ],
  checkpoint: ['Checkpoint', 'Point de contrôle'],
  checkpoint_kept: [
    'The newest is of {{day}} and covers {{size}} events; {{behind}} came since.',
    'Le plus récent est du {{day}} et couvre {{size}} événements ; {{behind}} se sont ajoutés depuis.',
  ],
  checkpoint_none: ['None has been kept yet.', 'Aucun n’a encore été conservé.'],
  checkpoint_unreadable: [
    'The newest file, of {{day}}, cannot be read as a checkpoint.',
    'Le fichier le plus récent, du {{day}}, n’est pas lisible comme point de contrôle.',
  ],
  renewal: ['Renewal of the key', 'Renouvellement de la clé'],
  renewal_complete: ['Every secret lies under the active key.', 'Chaque secret se trouve sous la clé active.'],
  renewal_under_way: [
    '{{versions}} values still lie under an old key; they are moved in the background.',
    '{{versions}} valeurs se trouvent encore sous une ancienne clé ; elles sont déplacées en arrière-plan.',
  ],
  messages: ['Messages', 'Messages'],
  messages_delivered: ['Everything that was announced has been handled.', 'Tout ce qui a été annoncé a été traité.'],
  messages_late: [
    '{{waiting}} messages have waited for more than ten minutes: is the background work running?',
    '{{waiting}} messages attendent depuis plus de dix minutes : le travail en arrière-plan tourne-t-il ?',
  ],
  mail: ['Mail', 'Courriels'],
  mail_works: ['Mails go out; {{waiting}} wait.', 'Les courriels partent ; {{waiting}} en attente.'],
  mail_no_server: [
    'No mail server is set; {{waiting}} mails wait.',
    'Aucun serveur de messagerie n’est défini ; {{waiting}} courriels attendent.',
  ],
  mail_refused: [
    '{{refused}} mails were refused for good; {{waiting}} wait.',
    '{{refused}} courriels ont été refusés définitivement ; {{waiting}} en attente.',
  ],
  address: ['Public address', 'Adresse publique'],
  address_encrypted: [
    'The console is reached over an encrypted connection.',
    'La console est jointe par une connexion chiffrée.',
  ],
  address_plain: [
    'The address is not encrypted: right for a try on one machine only. Set RELEVE_URL to an https address.',
    'L’adresse n’est pas chiffrée : cela ne convient qu’à un essai sur une machine. Donnez à RELEVE_URL une adresse https.',
  ],
  organisation: ['Name of the organisation', 'Nom de l’organisation'],
  organisation_named: [
    'It stands on certificates and set-up pages.',
    'Il figure sur les procès-verbaux et les pages d’inscription.',
  ],
  organisation_unnamed: [
    'It is not set: certificates do not say whose they are.',
    'Il n’est pas défini : les procès-verbaux ne disent pas de qui ils émanent.',
  ],
});
