import type { Acts } from './act.js';

/** Imports, exports and the service itself. */
export const acts: Acts = {
  'import.people': [
    ['Import people', 'Importer des personnes'],
    ['{{actor}} imported people', '{{actor}} a importé des personnes'],
  ],
  'import.accounts': [
    ['Import accounts', 'Importer des comptes'],
    ['{{actor}} imported accounts', '{{actor}} a importé des comptes'],
  ],
  'import.access': [
    ['Import access', 'Importer des habilitations'],
    ['{{actor}} imported access', '{{actor}} a importé des habilitations'],
  ],
  'import.policies': [
    ['Import policies', 'Importer des chartes'],
    ['{{actor}} imported policies', '{{actor}} a importé des chartes'],
  ],
  'import.acknowledgements': [
    ['Import acknowledgements', 'Importer des prises de connaissance'],
    ['{{actor}} imported acknowledgements', '{{actor}} a importé des prises de connaissance'],
  ],
  'import.training': [
    ['Import training', 'Importer des formations'],
    ['{{actor}} imported training records', '{{actor}} a importé des formations'],
  ],
  'import.recovery_channels': [
    ['Import recovery channels', 'Importer des moyens de récupération'],
    ['{{actor}} imported recovery channels', '{{actor}} a importé des moyens de récupération'],
  ],
  'import.departures': [
    ['Import departures', 'Importer des départs'],
    ['{{actor}} imported departures', '{{actor}} a importé des départs'],
  ],
  'import.secrets': [
    ['Import secrets', 'Importer des identifiants secrets'],
    ['{{actor}} imported secrets', '{{actor}} a importé des identifiants secrets'],
  ],
  'import.sheet': [
    ['Import a register as it was found', 'Importer un registre tel quel'],
    ['{{actor}} imported a register as it was found', '{{actor}} a importé un registre tel qu’il était tenu'],
  ],
  'import.open': [
    ['Bring a file', 'Apporter un fichier'],
    ['{{actor}} brought a file to import', '{{actor}} a apporté un fichier à importer'],
  ],
  'import.reread': [
    ['Read a file again', 'Relire un fichier'],
    ['{{actor}} had a file read again in another way', '{{actor}} a fait relire un fichier autrement'],
  ],
  'import.map': [
    ['Match columns', 'Faire correspondre des colonnes'],
    ['{{actor}} said which columns of a file mean what', '{{actor}} a précisé le sens des colonnes d’un fichier'],
  ],
  'import.fix': [
    ['Correct a file', 'Corriger un fichier'],
    [
      '{{actor}} corrected cells of a file before its import',
      '{{actor}} a corrigé des cellules d’un fichier avant son import',
    ],
  ],
  'import.run': [
    ['Write a file in', 'Importer un fichier'],
    ['{{actor}} had a file written into the register', '{{actor}} a fait entrer un fichier dans le registre'],
  ],
  'import.fail': [
    ['Give up an import', 'Abandonner un import'],
    [
      'An import could not be finished; nothing of it was written',
      'Un import n’a pas pu aboutir ; rien n’en a été écrit',
    ],
  ],
  'import.discard': [
    ['Discard an import', 'Écarter un import'],
    ['{{actor}} discarded a file that was to be imported', '{{actor}} a écarté un fichier à importer'],
  ],
  'import.purge': [
    ['Forget old imports', 'Oublier d’anciens imports'],
    ['Relève forgot files of imports whose time was over', 'Relève a oublié des fichiers d’imports arrivés à échéance'],
  ],
  'mapping.save': [
    ['Keep a matching of columns', 'Garder une correspondance'],
    [
      '{{actor}} kept a matching of columns for later',
      '{{actor}} a gardé une correspondance de colonnes pour plus tard',
    ],
  ],
  'mapping.delete': [
    ['Delete a matching of columns', 'Supprimer une correspondance'],
    ['{{actor}} deleted a kept matching of columns', '{{actor}} a supprimé une correspondance de colonnes'],
  ],
  'export.access_list': [
    ['Export the access list', 'Exporter la liste des accès'],
    ['{{actor}} exported the access list', '{{actor}} a exporté la liste des accès'],
  ],
  'export.register': [
    ['Export the register', 'Exporter le registre'],
    ['{{actor}} exported the register', '{{actor}} a exporté le registre'],
  ],
  'export.findings': [
    ['Export findings', 'Exporter les constats'],
    ['{{actor}} exported findings', '{{actor}} a exporté les constats'],
  ],
  'audit.export': [
    ['Export the log', 'Exporter le journal'],
    ['{{actor}} exported the log', '{{actor}} a exporté le journal'],
  ],
  'key.renew': [
    ['Renew the key', 'Renouveler la clé'],
    ['{{actor}} made a new key-encryption key', '{{actor}} a créé une nouvelle clé de chiffrement'],
  ],
  'key.rotate': [
    ['Renew the key by command', 'Renouveler la clé par commande'],
    ['{{actor}} made a new key-encryption key', '{{actor}} a créé une nouvelle clé de chiffrement'],
  ],
  'key.rewrap': [
    ['Move secrets under the new key', 'Placer les secrets sous la nouvelle clé'],
    ['{{count}} stored values were moved under the active key', '{{count}} valeurs ont été placées sous la clé active'],
  ],
  'outbox.retry': [
    ['Try a mail again', 'Renvoyer un courriel'],
    ['{{actor}} had a mail to {{person}} tried again', '{{actor}} a relancé l’envoi d’un courriel à {{person}}'],
  ],
  'mail.test': [
    ['Send a test mail', 'Envoyer un courriel d’essai'],
    ['{{actor}} sent a test mail to themselves', '{{actor}} s’est envoyé un courriel d’essai'],
  ],
  'service.tend': [
    ['Look after the service', 'Entretenir le service'],
    [
      'Relève delivered what was announced, or tidied up',
      'Relève a transmis ce qui était annoncé, ou fait du rangement',
    ],
  ],
};
