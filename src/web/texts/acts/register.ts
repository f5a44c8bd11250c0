import type { Acts } from './act.js';

/** Accounts, seats, access and groups. */
export const acts: Acts = {
  'account.create': [
    ['Register an account', 'Inscrire un compte'],
    ['{{actor}} registered the account {{account}}', '{{actor}} a inscrit le compte {{account}}'],
  ],
  'account.change': [
    ['Change an account', 'Modifier un compte'],
    ['{{actor}} changed the entry of the account {{account}}', '{{actor}} a modifié la fiche du compte {{account}}'],
  ],
  'account.approve': [
    ['Approve an account', 'Approuver un compte'],
    ['{{actor}} approved the account {{account}}', '{{actor}} a approuvé le compte {{account}}'],
  ],
  'account.reject': [
    ['Reject an account', 'Refuser un compte'],
    ['{{actor}} rejected the account {{account}}', '{{actor}} a refusé le compte {{account}}'],
  ],
  'account.retire': [
    ['Retire an account', 'Fermer un compte'],
    ['{{actor}} retired the account {{account}}', '{{actor}} a fermé le compte {{account}}'],
  ],
  'account.mark': [
    ['Mark an account', 'Changer l’état d’un compte'],
    ['{{actor}} set the state of the account {{account}}', '{{actor}} a changé l’état du compte {{account}}'],
  ],
  'account.freeze': [
    ['Freeze an account', 'Geler un compte'],
    [
      '{{actor}} froze the account {{account}}: nothing is handed out from it',
      '{{actor}} a gelé le compte {{account}} : rien n’en est remis',
    ],
  ],
  'account.unfreeze': [
    ['Release a frozen account', 'Lever le gel d’un compte'],
    ['{{actor}} released the frozen account {{account}}', '{{actor}} a levé le gel du compte {{account}}'],
  ],
  'account.activate': [
    ['Put an account into service', 'Mettre un compte en service'],
    ['{{actor}} put the account {{account}} into service', '{{actor}} a mis en service le compte {{account}}'],
  ],
  'own_address.change': [
    ['Change the organisation’s own addresses', 'Modifier les adresses de l’organisation'],
    [
      '{{actor}} changed which mail domains and phone ranges are the organisation’s',
      '{{actor}} a modifié les domaines et les plages de téléphone de l’organisation',
    ],
  ],
  'document.add': [
    ['Add a document', 'Ajouter un document'],
    ['{{actor}} added a document to {{account}}', '{{actor}} a ajouté un document au compte {{account}}'],
  ],
  'document.remove': [
    ['Remove a document', 'Retirer un document'],
    ['{{actor}} removed a document from {{account}}', '{{actor}} a retiré un document du compte {{account}}'],
  ],
  'seat.assign': [
    ['Assign a seat', 'Attribuer un siège'],
    [
      '{{actor}} changed who sits in the seat “{{seat}}” of {{account}}: {{person}}',
      '{{actor}} a modifié le siège « {{seat}} » du compte {{account}} : {{person}}',
    ],
  ],
  'brand.assign': [
    ['Name who is accountable for a brand', 'Désigner qui répond d’une marque'],
    [
      '{{actor}} changed who is accountable for a brand: {{person}}',
      '{{actor}} a modifié qui répond d’une marque : {{person}}',
    ],
  ],
  'grant.issue': [
    ['Give access', 'Accorder une habilitation'],
    [
      '{{actor}} gave {{person}} access to {{account}} as {{level}}',
      '{{actor}} a accordé à {{person}} une habilitation « {{level}} » sur le compte {{account}}',
    ],
  ],
  'grant.revoke': [
    ['Take access back', 'Révoquer une habilitation'],
    [
      '{{actor}} took back the access of {{person}} to {{account}}',
      '{{actor}} a révoqué l’habilitation de {{person}} sur le compte {{account}}',
    ],
  ],
  'grant.extend': [
    ['Extend access', 'Prolonger une habilitation'],
    [
      '{{actor}} extended the access of {{person}} to {{account}}',
      '{{actor}} a prolongé l’habilitation de {{person}} sur le compte {{account}}',
    ],
  ],
  'grant.suspend': [
    ['Suspend access', 'Suspendre une habilitation'],
    [
      '{{actor}} suspended the access of {{person}} to {{account}}',
      '{{actor}} a suspendu l’habilitation de {{person}} sur le compte {{account}}',
    ],
  ],
  'grant.resume': [
    ['Resume access', 'Reprendre une habilitation'],
    [
      '{{actor}} gave {{person}} access to {{account}} again after a suspension',
      '{{actor}} a rétabli l’habilitation de {{person}} sur le compte {{account}} après une suspension',
    ],
  ],
  'grant.warn': [
    ['Announce that access ends', 'Annoncer la fin d’habilitations'],
    ['Relève announced that access ends soon', 'Relève a annoncé des fins d’habilitation prochaines'],
  ],
  'grant.expire': [
    ['End access on its last day', 'Clore des habilitations échues'],
    ['Relève ended access whose last day was over', 'Relève a clos des habilitations arrivées à échéance'],
  ],
  'request.open': [
    ['Ask for access', 'Demander un accès'],
    ['{{actor}} asked for access to {{account}}', '{{actor}} a demandé un accès au compte {{account}}'],
  ],
  'request.approve': [
    ['Approve a request', 'Accepter une demande'],
    [
      '{{actor}} approved the request of {{person}} for {{account}}',
      '{{actor}} a accepté la demande de {{person}} pour le compte {{account}}',
    ],
  ],
  'request.reject': [
    ['Reject a request', 'Refuser une demande'],
    [
      '{{actor}} rejected the request of {{person}} for {{account}}',
      '{{actor}} a refusé la demande de {{person}} pour le compte {{account}}',
    ],
  ],
  'request.cancel': [
    ['Withdraw a request', 'Retirer une demande'],
    [
      '{{actor}} withdrew a request for access to {{account}}',
      '{{actor}} a retiré une demande d’accès au compte {{account}}',
    ],
  ],
  'request.ask_back': [
    ['Ask about a request', 'Poser une question sur une demande'],
    [
      '{{actor}} asked {{person}} something about the request for {{account}}',
      '{{actor}} a posé à {{person}} une question sur la demande pour le compte {{account}}',
    ],
  ],
  'request.answer': [
    ['Answer about a request', 'Répondre sur une demande'],
    [
      '{{actor}} answered what was asked about the request for {{account}}',
      '{{actor}} a répondu à la question posée sur la demande pour le compte {{account}}',
    ],
  ],
  'request.escalate': [
    ['Pass requests on to administrators', 'Remonter des demandes aux administrateurs'],
    [
      'Relève told administrators of requests that nobody had answered',
      'Relève a signalé aux administrateurs des demandes restées sans réponse',
    ],
  ],
  'request.expire': [
    ['End unanswered requests', 'Clore les demandes sans réponse'],
    ['Relève ended requests that nobody decided in time', 'Relève a clos des demandes restées sans décision'],
  ],
  'delegate.name': [
    ['Name a delegate', 'Désigner un délégué'],
    [
      '{{actor}} let {{person}} decide about access for a time',
      '{{actor}} a chargé {{person}} de décider des accès pour un temps',
    ],
  ],
  'delegate.end': [
    ['End a delegation', 'Mettre fin à une délégation'],
    ['{{actor}} ended the delegation to {{person}}', '{{actor}} a mis fin à la délégation confiée à {{person}}'],
  ],
  'group.create': [
    ['Create a group', 'Créer un groupe'],
    ['{{actor}} created the group {{group}}', '{{actor}} a créé le groupe {{group}}'],
  ],
  'group.change': [
    ['Change a group', 'Modifier un groupe'],
    ['{{actor}} changed the group {{group}}', '{{actor}} a modifié le groupe {{group}}'],
  ],
  'group.rule': [
    ['Set the rule of a group', 'Fixer la règle d’un groupe'],
    [
      '{{actor}} set who belongs to the group {{group}} by rule',
      '{{actor}} a fixé la règle d’appartenance du groupe {{group}}',
    ],
  ],
  'group.add_member': [
    ['Add to a group', 'Ajouter à un groupe'],
    ['{{actor}} added {{person}} to the group {{group}}', '{{actor}} a ajouté {{person}} au groupe {{group}}'],
  ],
  'group.remove_member': [
    ['Remove from a group', 'Retirer d’un groupe'],
    ['{{actor}} removed {{person}} from the group {{group}}', '{{actor}} a retiré {{person}} du groupe {{group}}'],
  ],
  'group.end': [
    ['End a group', 'Dissoudre un groupe'],
    ['{{actor}} ended the group {{group}}', '{{actor}} a dissous le groupe {{group}}'],
  ],
  'group.sync': [
    ['Keep groups up to date', 'Tenir les groupes à jour'],
    [
      'Relève let people in and out of groups by their rules',
      'Relève a mis à jour les membres des groupes selon leurs règles',
    ],
  ],
  'group_grant.issue': [
    ['Give a group access', 'Accorder un accès à un groupe'],
    [
      '{{actor}} gave the group {{group}} access to {{account}}',
      '{{actor}} a accordé au groupe {{group}} un accès au compte {{account}}',
    ],
  ],
  'group_grant.revoke': [
    ['Take a group’s access back', 'Révoquer l’accès d’un groupe'],
    [
      '{{actor}} took back the access of the group {{group}} to {{account}}',
      '{{actor}} a révoqué l’accès du groupe {{group}} au compte {{account}}',
    ],
  ],
  'entitlement.begin': [
    ['Entitle', 'Ouvrir un droit de parole'],
    ['{{actor}} said who may be given access to what', '{{actor}} a précisé qui peut recevoir un accès, et à quoi'],
  ],
  'entitlement.end': [
    ['End an entitlement', 'Mettre fin à un droit de parole'],
    ['{{actor}} ended an entitlement', '{{actor}} a mis fin à un droit de parole'],
  ],
};
