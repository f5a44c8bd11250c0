import type { Acts } from './act.js';

/** Secrets, emergencies, turns and policies. */
export const acts: Acts = {
  'break_glass_right.give': [
    ['Give a right for emergencies', 'Donner un droit d’urgence'],
    ['{{actor}} allowed {{person}} to break the glass', '{{actor}} a donné à {{person}} un droit d’accès d’urgence'],
  ],
  'break_glass_right.revoke': [
    ['Take a right for emergencies back', 'Retirer un droit d’urgence'],
    [
      '{{actor}} took back the emergency right of {{person}}',
      '{{actor}} a retiré le droit d’accès d’urgence de {{person}}',
    ],
  ],
  'break_glass.open': [
    ['Open in an emergency', 'Ouvrir un accès d’urgence'],
    ['{{actor}} broke the glass of {{account}}', '{{actor}} a ouvert un accès d’urgence au compte {{account}}'],
  ],
  'break_glass.confirm': [
    ['Confirm an emergency', 'Confirmer une urgence'],
    [
      '{{actor}} confirmed the emergency of {{person}} on {{account}} as second person',
      '{{actor}} a confirmé en second l’urgence de {{person}} sur le compte {{account}}',
    ],
  ],
  'break_glass.end': [
    ['End an emergency', 'Clore une urgence'],
    [
      '{{actor}} ended the emergency access of {{person}} to {{account}}',
      '{{actor}} a clos l’accès d’urgence de {{person}} au compte {{account}}',
    ],
  ],
  'break_glass.expire': [
    ['End emergencies on time', 'Clore les urgences échues'],
    ['Relève ended emergency access whose time was over', 'Relève a clos des accès d’urgence arrivés à échéance'],
  ],
  'break_glass.review': [
    ['Review an emergency', 'Examiner une urgence'],
    [
      '{{actor}} reviewed the emergency of {{person}} on {{account}}',
      '{{actor}} a examiné l’urgence de {{person}} sur le compte {{account}}',
    ],
  ],
  'credential.create': [
    ['Store a secret', 'Déposer un identifiant secret'],
    [
      '{{actor}} stored “{{credential}}” for {{account}}',
      '{{actor}} a déposé « {{credential}} » pour le compte {{account}}',
    ],
  ],
  'credential.label': [
    ['Rename a secret', 'Renommer un identifiant secret'],
    [
      '{{actor}} renamed a secret of {{account}}: “{{credential}}”',
      '{{actor}} a renommé un identifiant du compte {{account}} : « {{credential}} »',
    ],
  ],
  'credential.rotate': [
    ['Change a secret', 'Renouveler un identifiant secret'],
    [
      '{{actor}} stored version {{number}} of “{{credential}}” of {{account}}',
      '{{actor}} a déposé la version {{number}} de « {{credential}} » du compte {{account}}',
    ],
  ],
  'credential.reveal': [
    ['Reveal a secret', 'Révéler un identifiant secret'],
    [
      '{{actor}} was shown “{{credential}}” of {{account}}, version {{number}}',
      '{{actor}} a consulté « {{credential}} » du compte {{account}}, version {{number}}',
    ],
  ],
  'credential.code': [
    ['Get a code', 'Obtenir un code'],
    ['{{actor}} got a one-time code of {{account}}', '{{actor}} a obtenu un code à usage unique du compte {{account}}'],
  ],
  'credential.use_code': [
    ['Use a recovery code', 'Utiliser un code de secours'],
    [
      '{{actor}} was shown a recovery code of {{account}} and used it up',
      '{{actor}} a consulté et consommé un code de secours du compte {{account}}',
    ],
  ],
  'credential.stage': [
    ['Prepare a new secret', 'Préparer un nouvel identifiant'],
    [
      '{{actor}} prepared a new value of “{{credential}}” of {{account}}',
      '{{actor}} a préparé une nouvelle valeur de « {{credential}} » du compte {{account}}',
    ],
  ],
  'credential.reveal_staged': [
    ['Reveal a prepared secret', 'Révéler un identifiant préparé'],
    [
      '{{actor}} was shown the prepared value of “{{credential}}” of {{account}}',
      '{{actor}} a consulté la valeur préparée de « {{credential}} » du compte {{account}}',
    ],
  ],
  'credential.code_staged': [
    ['Get a code of a prepared secret', 'Obtenir un code d’un identifiant préparé'],
    [
      '{{actor}} got a one-time code from the prepared seed of {{account}}',
      '{{actor}} a obtenu un code de la graine préparée du compte {{account}}',
    ],
  ],
  'credential.promote': [
    ['Put a prepared secret into use', 'Mettre en service un identifiant préparé'],
    [
      '{{actor}} put the prepared value of “{{credential}}” of {{account}} into use',
      '{{actor}} a mis en service la valeur préparée de « {{credential}} » du compte {{account}}',
    ],
  ],
  'credential.discard': [
    ['Discard a prepared secret', 'Écarter un identifiant préparé'],
    [
      '{{actor}} discarded the prepared value of “{{credential}}” of {{account}}',
      '{{actor}} a écarté la valeur préparée de « {{credential}} » du compte {{account}}',
    ],
  ],
  'check_out.policy': [
    ['Set the one-at-a-time rule', 'Fixer la règle d’usage à tour de rôle'],
    [
      '{{actor}} set whether {{account}} is used by one person at a time',
      '{{actor}} a fixé si le compte {{account}} s’utilise à tour de rôle',
    ],
  ],
  'check_out.take': [
    ['Take a turn', 'Prendre son tour'],
    ['{{actor}} took a turn on {{account}}', '{{actor}} a pris son tour sur le compte {{account}}'],
  ],
  'check_out.return': [
    ['Give a turn back', 'Rendre son tour'],
    ['{{actor}} gave the turn on {{account}} back', '{{actor}} a rendu son tour sur le compte {{account}}'],
  ],
  'check_out.force': [
    ['End somebody’s turn', 'Mettre fin à un tour'],
    [
      '{{actor}} ended the turn of {{person}} on {{account}}',
      '{{actor}} a mis fin au tour de {{person}} sur le compte {{account}}',
    ],
  ],
  'check_out.tend': [
    ['End turns on time', 'Clore les tours échus'],
    [
      'Relève ended turns whose time was up and told whoever was next',
      'Relève a clos des tours échus et prévenu les suivants',
    ],
  ],
  'policy.create': [
    ['Create a policy', 'Créer une charte'],
    ['{{actor}} created the policy {{policy}}', '{{actor}} a créé la charte {{policy}}'],
  ],
  'policy.change': [
    ['Change a policy', 'Modifier une charte'],
    [
      '{{actor}} changed kind or rhythm of the policy {{policy}}',
      '{{actor}} a modifié la nature ou le rythme de la charte {{policy}}',
    ],
  ],
  'policy.draft': [
    ['Draft a version', 'Rédiger une version'],
    [
      '{{actor}} worked on a draft of the policy {{policy}}',
      '{{actor}} a travaillé à un projet de la charte {{policy}}',
    ],
  ],
  'policy.open_comments': [
    ['Open a draft to comments', 'Ouvrir un projet aux remarques'],
    [
      '{{actor}} opened a draft of the policy {{policy}} to comments',
      '{{actor}} a ouvert aux remarques un projet de la charte {{policy}}',
    ],
  ],
  'policy.comment': [
    ['Comment a draft', 'Commenter un projet'],
    [
      '{{actor}} commented a draft of the policy {{policy}}',
      '{{actor}} a fait une remarque sur un projet de la charte {{policy}}',
    ],
  ],
  'policy.publish': [
    ['Publish a version', 'Publier une version'],
    [
      '{{actor}} published a version of the policy {{policy}}',
      '{{actor}} a publié une version de la charte {{policy}}',
    ],
  ],
  'policy.withdraw': [
    ['Withdraw a version', 'Retirer une version'],
    ['{{actor}} withdrew a version of the policy {{policy}}', '{{actor}} a retiré une version de la charte {{policy}}'],
  ],
  'policy.review': [
    ['Review a policy', 'Réexaminer une charte'],
    [
      '{{actor}} said that the policy {{policy}} is still right',
      '{{actor}} a confirmé que la charte {{policy}} convient toujours',
    ],
  ],
  'policy.acknowledge': [
    ['Read and accept', 'Prendre connaissance'],
    ['{{actor}} read and accepted the policy {{policy}}', '{{actor}} a lu et accepté la charte {{policy}}'],
  ],
  'policy.remind': [
    ['Remind of policies', 'Rappeler les chartes'],
    [
      'Relève reminded people of policies to accept or to review',
      'Relève a rappelé des chartes à accepter ou à réexaminer',
    ],
  ],
};
