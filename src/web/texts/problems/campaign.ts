/** French for what `campaign` refuses; English is the service's own sentence. */
export const campaign = {
  'campaign.unknown': 'Cette campagne n’existe pas, ou vous n’y participez pas.',
  'campaign.unknown_item': 'L’une de ces lignes n’existe pas, ou ce n’est pas à vous d’y répondre.',
  'campaign.empty': 'Rien dans le registre ne correspond à ce périmètre : il n’y aurait rien à revoir.',
  'campaign.starts_in_past': 'Une campagne ne peut pas commencer dans le passé.',
  'campaign.not_for_register':
    'Une fiche du registre se confirme ou se signale ; elle n’a pas de niveau et rien n’y prend fin.',
  'campaign.not_for_grants':
    'Une habilitation se confirme, se retire ou s’abaisse ; seules les fiches du registre se signalent.',
  'campaign.not_open': 'Cette campagne n’est pas ouverte.',
  'campaign.over': 'Cette campagne est déjà terminée.',
  'campaign.started_late': 'Le dernier jour pour répondre est passé : clôturez la campagne au lieu de l’annuler.',
  'campaign.unanswered': 'Il manque encore des réponses, et le dernier jour n’est pas passé.',
  'campaign.still_ending':
    'Les habilitations restées sans réponse sont en train de prendre fin ; clôturez la campagne ensuite.',
  'campaign.no_report': 'Cette campagne n’est pas encore clôturée : elle n’a pas de rapport.',
  'campaign.already_decided': 'Une réponse a déjà été donnée, et elle est définitive.',
  'campaign.gone': 'Cet accès a pris fin entre-temps : il n’y a plus rien à décider.',
  'campaign.own_item': 'Personne ne revoit ses propres accès, ni ne choisit qui le fait.',
  'campaign.own_approval': 'La personne qui a accordé cet accès ne le revoit pas.',
  'campaign.not_reviewer': 'C’est à quelqu’un d’autre de répondre ici.',
  'campaign.no_longer_reviewer':
    'Vous n’avez plus ce qui faisait de vous le réviseur : la question sera posée à quelqu’un d’autre.',
  'campaign.not_eligible':
    'On ne peut pas le demander à cette personne : c’est son propre accès, elle l’a accordé, elle s’en va, ou son rôle l’interdit.',
  'campaign.same_reviewer': 'C’est déjà à cette personne de répondre.',
  'campaign.mixed':
    'Seules des lignes identiques, d’un même compte ou d’une même personne, reçoivent une réponse commune.',
  'campaign.not_lower': 'Une revue abaisse un niveau ou y met fin ; elle ne donne jamais plus.',
};
