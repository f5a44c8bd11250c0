import type { Acts } from './act.js';

/** Departures and what is done in them. */
export const acts: Acts = {
  'runbook.correct': [
    ['Correct a runbook', 'Corriger un mode opératoire'],
    ['{{actor}} corrected a runbook', '{{actor}} a corrigé un mode opératoire'],
  ],
  'case.open': [
    ['Open a case', 'Ouvrir un dossier de départ'],
    ['{{actor}} opened a case for {{person}}', '{{actor}} a ouvert un dossier de départ pour {{person}}'],
  ],
  'case.move': [
    ['Open a move', 'Ouvrir une mobilité'],
    [
      '{{actor}} opened a move inside the organisation for {{person}}',
      '{{actor}} a ouvert une mobilité interne pour {{person}}',
    ],
  ],
  'case.reschedule': [
    ['Change the last day', 'Changer le dernier jour'],
    ['{{actor}} changed the last day of {{person}}', '{{actor}} a changé le dernier jour de {{person}}'],
  ],
  'case.cut': [
    ['Cut all access', 'Couper tous les accès'],
    ['{{actor}} ended all access of {{person}}', '{{actor}} a coupé tous les accès de {{person}}'],
  ],
  'case.cut_ask': [
    ['Ask for a second person to cut', 'Demander une seconde personne pour couper'],
    [
      '{{actor}} asked for a second person to end all access of {{person}}',
      '{{actor}} a demandé une seconde personne pour couper les accès de {{person}}',
    ],
  ],
  'case.close': [
    ['Close a case', 'Clore un dossier'],
    ['{{actor}} closed the case of {{person}}', '{{actor}} a clos le dossier de {{person}}'],
  ],
  'case.cancel': [
    ['Cancel a case', 'Annuler un dossier'],
    ['{{actor}} cancelled the case of {{person}}', '{{actor}} a annulé le dossier de {{person}}'],
  ],
  'case.return': [
    ['Note a return', 'Noter un retour'],
    ['{{actor}} noted that {{person}} is back', '{{actor}} a noté le retour de {{person}}'],
  ],
  'case.decide_move': [
    ['Decide in a move', 'Décider dans une mobilité'],
    [
      '{{actor}} decided what {{person}} keeps after the move',
      '{{actor}} a décidé ce que {{person}} conserve après sa mobilité',
    ],
  ],
  'agency.open': [
    ['Open the departure of an organisation', 'Ouvrir le départ d’une organisation'],
    [
      '{{actor}} opened the departure of the organisation {{organisation}}',
      '{{actor}} a ouvert le départ de l’organisation {{organisation}}',
    ],
  ],
  'agency.cut': [
    ['Cut an organisation', 'Couper une organisation'],
    [
      '{{actor}} ended all access of the people of {{organisation}}',
      '{{actor}} a coupé tous les accès des personnes de l’organisation {{organisation}}',
    ],
  ],
  'agency.close': [
    ['Close the departure of an organisation', 'Clore le départ d’une organisation'],
    [
      '{{actor}} closed the departure of the organisation {{organisation}}',
      '{{actor}} a clos le départ de l’organisation {{organisation}}',
    ],
  ],
  'acting_owner.name': [
    ['Name an acting owner', 'Désigner un responsable par intérim'],
    [
      '{{actor}} named {{person}} acting owner of {{account}}',
      '{{actor}} a désigné {{person}} responsable par intérim du compte {{account}}',
    ],
  ],
  'acting_owner.end': [
    ['End an acting ownership', 'Mettre fin à un intérim'],
    [
      '{{actor}} ended the acting ownership of {{person}} on {{account}}',
      '{{actor}} a mis fin à l’intérim de {{person}} sur le compte {{account}}',
    ],
  ],
  'handover.name': [
    ['Name a successor', 'Désigner un successeur'],
    [
      '{{actor}} named {{successor}} as successor for {{account}}',
      '{{actor}} a désigné {{successor}} pour reprendre le compte {{account}}',
    ],
  ],
  'handover.name_many': [
    ['Name successors', 'Désigner des successeurs'],
    ['{{actor}} named successors for several accounts', '{{actor}} a désigné des successeurs pour plusieurs comptes'],
  ],
  'handover.refuse': [
    ['Refuse to take over', 'Refuser une reprise'],
    ['{{actor}} refused to take over {{account}}', '{{actor}} a refusé de reprendre le compte {{account}}'],
  ],
  'handover.accept': [
    ['Accept to take over', 'Accepter une reprise'],
    ['{{actor}} accepted to take over {{account}}', '{{actor}} a accepté de reprendre le compte {{account}}'],
  ],
  'handover.complete': [
    ['Complete a handover', 'Terminer une passation'],
    ['{{actor}} completed the handover of {{account}}', '{{actor}} a terminé la passation du compte {{account}}'],
  ],
  'declaration.give': [
    ['Declare accounts', 'Déclarer des comptes'],
    [
      '{{actor}} declared which accounts {{person}} has used',
      '{{actor}} a déclaré les comptes utilisés par {{person}}',
    ],
  ],
  'task.start': [
    ['Start a task', 'Commencer une tâche'],
    ['{{actor}} started the task {{task}}', '{{actor}} a commencé la tâche {{task}}'],
  ],
  'task.complete': [
    ['Complete a task', 'Terminer une tâche'],
    ['{{actor}} completed the task {{task}}', '{{actor}} a terminé la tâche {{task}}'],
  ],
  'task.block': [
    ['Say that a task is blocked', 'Signaler une tâche bloquée'],
    ['{{actor}} said that the task {{task}} is blocked', '{{actor}} a signalé que la tâche {{task}} est bloquée'],
  ],
  'task.unblock': [
    ['Say that a task goes on', 'Débloquer une tâche'],
    ['{{actor}} said that the task {{task}} goes on', '{{actor}} a débloqué la tâche {{task}}'],
  ],
  'task.waive': [
    ['Waive a task', 'Dispenser d’une tâche'],
    ['{{actor}} asked to waive the task {{task}}', '{{actor}} a demandé une dispense pour la tâche {{task}}'],
  ],
  'task.reopen': [
    ['Reopen a task', 'Rouvrir une tâche'],
    ['The task {{task}} was opened again', 'La tâche {{task}} a été rouverte'],
  ],
  'task.assign': [
    ['Assign a task', 'Confier une tâche'],
    ['{{actor}} assigned the task {{task}}', '{{actor}} a confié la tâche {{task}}'],
  ],
  'task.comment': [
    ['Comment a task', 'Commenter une tâche'],
    ['{{actor}} commented the task {{task}}', '{{actor}} a commenté la tâche {{task}}'],
  ],
  'task.remind': [
    ['Remind of tasks', 'Rappeler des tâches'],
    ['Relève reminded people of tasks', 'Relève a rappelé des tâches'],
  ],
  'task.review': [
    ['Review a waiver', 'Réexaminer une dispense'],
    [
      '{{actor}} looked at the waiver of the task {{task}} again',
      '{{actor}} a réexaminé la dispense de la tâche {{task}}',
    ],
  ],
  'task.verify': [
    ['Verify a task', 'Vérifier une tâche'],
    ['{{actor}} verified the task {{task}}', '{{actor}} a vérifié la tâche {{task}}'],
  ],
  'evidence.add': [
    ['Add evidence', 'Ajouter une preuve'],
    ['{{actor}} added evidence to the task {{task}}', '{{actor}} a ajouté une preuve à la tâche {{task}}'],
  ],
  'hook.departures': [
    ['Take a message of the HR system', 'Recevoir un message du système RH'],
    ['The HR system told of a departure', 'Le système RH a signalé un départ'],
  ],
};
