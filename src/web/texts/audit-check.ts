import { section } from './language';

/** Texts of the check of the log in the browser. */
export const texts = section('auditCheck', {
  title: ['Verify the log', 'Vérifier le journal'],
  about: [
    'Your browser reads the whole log and computes every fingerprint itself. With a checkpoint you kept earlier, nothing that happened before it can have been changed without showing here.',
    'Votre navigateur lit tout le journal et calcule lui-même chaque empreinte. Avec un point de contrôle que vous avez gardé, rien de ce qui le précède n’a pu être modifié sans que cela se voie ici.',
  ],
  source: ['Which log', 'Quel journal'],
  fromService: ['The log of this service', 'Le journal de ce service'],
  fromServiceHint: [
    'Reading it out is itself recorded as an export.',
    'Sa lecture est elle-même consignée comme un export.',
  ],
  fromFile: ['A file I bring', 'Un fichier que j’apporte'],
  file: ['Exported log', 'Journal exporté'],
  fileHint: ['One event a line, as the export gives it.', 'Un événement par ligne, tel que l’export le donne.'],
  fileNeeded: ['Choose a file.', 'Choisissez un fichier.'],
  note: ['Your checkpoint', 'Votre point de contrôle'],
  noteHint: [
    'Paste the text you kept, with its last line. Without one only the chain inside the log is checked.',
    'Collez le texte que vous avez gardé, avec sa dernière ligne. Sans lui, seul l’enchaînement interne du journal est vérifié.',
  ],
  noteFile: ['Or open it from a file', 'Ou ouvrez-le depuis un fichier'],
  key: ['Key of the log', 'Clé du journal'],
  keyHint: [
    'Leave it empty to use the key of this service; better, bring the one you kept.',
    'Laissez vide pour prendre la clé de ce service ; mieux, apportez celle que vous avez gardée.',
  ],
  start: ['Verify', 'Vérifier'],
  stop: ['Stop', 'Arrêter'],
  running: ['{{lines}} events read', '{{lines}} événements lus'],
  stopped: ['The check was stopped. Nothing is known.', 'La vérification a été arrêtée. On ne sait rien.'],
  okTitle: ['Nothing was changed', 'Rien n’a été modifié'],
  okWithNote: [
    'All {{size}} events are unbroken, and the first {{covered}} are exactly those your checkpoint was signed for.',
    'Les {{size}} événements s’enchaînent sans rupture, et les {{covered}} premiers sont exactement ceux que votre point de contrôle signe.',
  ],
  okWithoutNote: [
    'All {{size}} events are unbroken. Without a checkpoint of your own, a log rewritten as a whole would look the same.',
    'Les {{size}} événements s’enchaînent sans rupture. Sans point de contrôle à vous, un journal entièrement réécrit aurait le même aspect.',
  ],
  badTitle: ['The log was tampered with', 'Le journal a été altéré'],
  firstBad: [
    'The first entry that is not as it was logged is number {{index}}.',
    'La première entrée qui n’est pas telle que consignée est la n° {{index}}.',
  ],
  showEvent: ['See what the service shows there', 'Voir ce que le service montre à cet endroit'],
  edited: ['An entry was edited.', 'Une entrée a été modifiée.'],
  deleted: ['An entry was deleted.', 'Une entrée a été supprimée.'],
  inserted: ['Something was put in that was never logged.', 'Quelque chose a été ajouté qui n’a jamais été consigné.'],
  reordered: ['Entries were put in another order.', 'Des entrées ont été remises dans un autre ordre.'],
  truncated: [
    'The end is missing: the log is shorter than your checkpoint says, or was cut off.',
    'La fin manque : le journal est plus court que ne le dit votre point de contrôle, ou a été coupé.',
  ],
  forked: [
    'This is another log than the one your checkpoint was signed for: something before it was rewritten.',
    'Ce journal n’est pas celui que votre point de contrôle signe : quelque chose qui le précède a été réécrit.',
  ],
  signature: [
    'The signature of the checkpoint does not hold; the chain itself is unbroken.',
    'La signature du point de contrôle n’est pas valable ; l’enchaînement, lui, est intact.',
  ],
  noteProblem_malformed: ['This text is not a signed checkpoint.', 'Ce texte n’est pas un point de contrôle signé.'],
  noteProblem_unknown_key: [
    'The checkpoint carries no signature by this key.',
    'Le point de contrôle ne porte aucune signature de cette clé.',
  ],
  noteProblem_wrong_origin: ['The checkpoint is of another log.', 'Le point de contrôle est celui d’un autre journal.'],
  noteProblem_bad_size: [
    'The number of events in the checkpoint is not readable.',
    'Le nombre d’événements du point de contrôle est illisible.',
  ],
  noteProblem_bad_root: [
    'The root in the checkpoint is not readable.',
    'La racine du point de contrôle est illisible.',
  ],
  noteProblem_bad_key: ['This text is not the key of a log.', 'Ce texte n’est pas la clé d’un journal.'],
});
