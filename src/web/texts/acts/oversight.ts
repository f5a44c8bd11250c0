import type { Acts } from './act.js';

/** New accounts, reviews, incidents and brands. */
export const acts: Acts = {
  'account_request.open': [
    ['Ask for an official account', 'Demander un compte officiel'],
    [
      '{{actor}} asked for a new official account: {{name}}',
      '{{actor}} a demandé un nouveau compte officiel : {{name}}',
    ],
  ],
  'account_request.comment': [
    ['Comment a request for an account', 'Commenter une demande de compte'],
    ['{{actor}} commented the request for the account {{name}}', '{{actor}} a commenté la demande du compte {{name}}'],
  ],
  'account_request.ask_changes': [
    ['Ask for changes', 'Demander des modifications'],
    [
      '{{actor}} asked for changes to the request for the account {{name}}',
      '{{actor}} a demandé de modifier la demande du compte {{name}}',
    ],
  ],
  'account_request.change': [
    ['Change a request for an account', 'Modifier une demande de compte'],
    ['{{actor}} changed the request for the account {{name}}', '{{actor}} a modifié la demande du compte {{name}}'],
  ],
  'account_request.approve': [
    ['Say yes to an account', 'Accepter un compte'],
    ['{{actor}} said yes to the account {{name}}', '{{actor}} a donné son accord au compte {{name}}'],
  ],
  'account_request.reject': [
    ['Say no to an account', 'Refuser un compte demandé'],
    ['{{actor}} said no to the account {{name}}', '{{actor}} a refusé le compte {{name}}'],
  ],
  'account_request.withdraw': [
    ['Withdraw a request for an account', 'Retirer une demande de compte'],
    ['{{actor}} withdrew the request for the account {{name}}', '{{actor}} a retiré la demande du compte {{name}}'],
  ],
  'account_request.expire': [
    ['End unanswered requests for accounts', 'Clore les demandes de compte sans réponse'],
    [
      'Relève ended or announced requests for accounts that nobody decided',
      'Relève a clos ou annoncé des demandes de compte restées sans décision',
    ],
  ],
  'set_up.attest': [
    ['Attest a set-up step', 'Attester une étape de mise en service'],
    [
      '{{actor}} attested a set-up step of {{account}}',
      '{{actor}} a attesté une étape de mise en service du compte {{account}}',
    ],
  ],
  'set_up.waive': [
    ['Waive a set-up step', 'Dispenser d’une étape de mise en service'],
    [
      '{{actor}} waived a set-up step of {{account}}',
      '{{actor}} a dispensé le compte {{account}} d’une étape de mise en service',
    ],
  ],
  'set_up.verify': [
    ['Verify a set-up step', 'Vérifier une étape de mise en service'],
    [
      '{{actor}} verified a set-up step of {{account}}',
      '{{actor}} a vérifié une étape de mise en service du compte {{account}}',
    ],
  ],
  'campaign.open': [
    ['Plan a review', 'Prévoir une revue'],
    ['{{actor}} planned the review {{campaign}}', '{{actor}} a prévu la revue {{campaign}}'],
  ],
  'campaign.start': [
    ['Begin reviews', 'Commencer des revues'],
    ['Relève began the review {{campaign}}', 'Relève a commencé la revue {{campaign}}'],
  ],
  'campaign.cancel': [
    ['Cancel a review', 'Annuler une revue'],
    ['{{actor}} cancelled the review {{campaign}}', '{{actor}} a annulé la revue {{campaign}}'],
  ],
  'campaign.close': [
    ['Close a review', 'Clore une revue'],
    ['{{actor}} closed the review {{campaign}}', '{{actor}} a clos la revue {{campaign}}'],
  ],
  'campaign.remind': [
    ['Remind reviewers', 'Relancer les relecteurs'],
    [
      'Relève reminded reviewers or told of late reviews',
      'Relève a relancé des relecteurs ou signalé des revues en retard',
    ],
  ],
  'review.certify': [
    ['Certify access', 'Confirmer une habilitation'],
    [
      '{{actor}} certified that the access of {{person}} to {{account}} is still right',
      '{{actor}} a confirmé l’habilitation de {{person}} sur le compte {{account}}',
    ],
  ],
  'review.revoke': [
    ['Revoke in a review', 'Révoquer lors d’une revue'],
    [
      '{{actor}} revoked the access of {{person}} to {{account}} in a review',
      '{{actor}} a révoqué lors d’une revue l’habilitation de {{person}} sur le compte {{account}}',
    ],
  ],
  'review.change_level': [
    ['Change a level in a review', 'Changer un niveau lors d’une revue'],
    [
      '{{actor}} changed the level of {{person}} on {{account}} in a review',
      '{{actor}} a changé lors d’une revue le niveau de {{person}} sur le compte {{account}}',
    ],
  ],
  'review.flag': [
    ['Flag in a review', 'Signaler lors d’une revue'],
    ['{{actor}} said in a review that an entry is wrong', '{{actor}} a signalé lors d’une revue une fiche inexacte'],
  ],
  'review.reassign': [
    ['Pass a review item on', 'Confier une ligne de revue'],
    ['{{actor}} asked {{person}} to review instead', '{{actor}} a confié des lignes de revue à {{person}}'],
  ],
  'review.decide': [
    ['Answer in a review', 'Répondre à une revue'],
    ['{{actor}} answered items of a review', '{{actor}} a répondu à des lignes de revue'],
  ],
  'review.pass_on': [
    ['Pass review items on', 'Transmettre des lignes de revue'],
    [
      'Relève passed review items on to whoever may answer',
      'Relève a transmis des lignes de revue à qui peut y répondre',
    ],
  ],
  'review.lapse': [
    ['Let unanswered items lapse', 'Traiter les lignes sans réponse'],
    [
      'Relève did what was planned with items that nobody answered',
      'Relève a appliqué la suite prévue aux lignes restées sans réponse',
    ],
  ],
  'capture.add': [
    ['Note a platform’s own list', 'Relever la liste d’une plateforme'],
    [
      '{{actor}} noted whom the platform itself lists on {{account}}',
      '{{actor}} a relevé la liste de la plateforme pour le compte {{account}}',
    ],
  ],
  'capture.resolve': [
    ['Match names', 'Rapprocher des noms'],
    [
      '{{actor}} said who is behind names on the platform’s list of {{account}}',
      '{{actor}} a précisé qui se cache derrière des noms de la liste du compte {{account}}',
    ],
  ],
  'reconciliation.accept': [
    ['Accept a difference', 'Accepter un écart'],
    [
      '{{actor}} accepted a difference between the platform and the register on {{account}}',
      '{{actor}} a accepté un écart entre la plateforme et le registre pour le compte {{account}}',
    ],
  ],
  'incident.open': [
    ['Open an incident', 'Ouvrir un incident'],
    ['{{actor}} opened an incident on {{account}}', '{{actor}} a ouvert un incident sur le compte {{account}}'],
  ],
  'incident.tell': [
    ['Add to an incident', 'Compléter un incident'],
    [
      '{{actor}} added to the record of the incident on {{account}}',
      '{{actor}} a complété le journal de l’incident sur le compte {{account}}',
    ],
  ],
  'incident.steer': [
    ['Steer an incident', 'Piloter un incident'],
    [
      '{{actor}} changed how the incident on {{account}} is worked on',
      '{{actor}} a réorganisé le traitement de l’incident sur le compte {{account}}',
    ],
  ],
  'incident.work': [
    ['Work on an incident', 'Traiter un incident'],
    [
      '{{actor}} worked on a task of the incident on {{account}}',
      '{{actor}} a traité une tâche de l’incident sur le compte {{account}}',
    ],
  ],
  'incident.waive': [
    ['Waive an incident task', 'Dispenser d’une tâche d’incident'],
    [
      '{{actor}} waived a task of the incident on {{account}}',
      '{{actor}} a dispensé d’une tâche de l’incident sur le compte {{account}}',
    ],
  ],
  'incident.verify': [
    ['Verify an incident task', 'Vérifier une tâche d’incident'],
    [
      '{{actor}} verified a task of the incident on {{account}}',
      '{{actor}} a vérifié une tâche de l’incident sur le compte {{account}}',
    ],
  ],
  'incident.close': [
    ['Close an incident', 'Clore un incident'],
    ['{{actor}} closed the incident on {{account}}', '{{actor}} a clos l’incident sur le compte {{account}}'],
  ],
  'impersonation.add': [
    ['Note an impersonation', 'Signaler une usurpation'],
    [
      '{{actor}} noted a profile that passes itself off as ours: {{name}}',
      '{{actor}} a signalé un profil qui se fait passer pour nous : {{name}}',
    ],
  ],
  'impersonation.change': [
    ['Change an impersonation', 'Modifier une usurpation'],
    [
      '{{actor}} changed what is noted about the profile {{name}}',
      '{{actor}} a modifié ce qui est noté sur le profil {{name}}',
    ],
  ],
  'impersonation.report': [
    ['Report to the platform', 'Signaler à la plateforme'],
    [
      '{{actor}} reported the profile {{name}} to its platform',
      '{{actor}} a signalé le profil {{name}} à sa plateforme',
    ],
  ],
  'impersonation.decide': [
    ['Settle an impersonation', 'Conclure sur une usurpation'],
    ['{{actor}} noted what became of the profile {{name}}', '{{actor}} a noté la suite donnée au profil {{name}}'],
  ],
  'brand_audit.open': [
    ['Begin a brand audit', 'Lancer un audit de marque'],
    ['{{actor}} asked {{person}} to audit profiles', '{{actor}} a confié à {{person}} l’audit de profils'],
  ],
  'brand_audit.answer': [
    ['Answer a brand audit', 'Répondre à un audit de marque'],
    ['{{actor}} noted how {{account}} presents itself', '{{actor}} a noté comment se présente le compte {{account}}'],
  ],
  'brand_audit.cancel': [
    ['Cancel a brand audit', 'Annuler un audit de marque'],
    ['{{actor}} cancelled a brand audit', '{{actor}} a annulé un audit de marque'],
  ],
  'brand_audit.fix': [
    ['Mend a fault', 'Corriger un défaut'],
    ['{{actor}} said that a fault of a profile is mended', '{{actor}} a indiqué qu’un défaut de profil est corrigé'],
  ],
};
