import type { Acts } from './act.js';

/** People, sign-ins, roles and what they were taught. */
export const acts: Acts = {
  'session.open': [
    ['Sign in with a password', 'Se connecter avec un mot de passe'],
    [
      '{{person}} gave the right password and was asked for a code',
      '{{person}} a donné le bon mot de passe ; un code a été demandé',
    ],
  ],
  'session.confirm': [
    ['Sign in', 'Se connecter'],
    ['{{actor}} signed in with a second factor', '{{actor}} a ouvert une session avec un second facteur'],
  ],
  'session.step_up': [
    ['Confirm with a code', 'Confirmer par un code'],
    ['{{actor}} confirmed with a fresh code', '{{actor}} a confirmé par un nouveau code'],
  ],
  'session.recover': [
    ['Sign in with a recovery code', 'Se connecter avec un code de secours'],
    [
      '{{actor}} signed in with a recovery code in place of the second factor',
      '{{actor}} a ouvert une session avec un code de secours à la place du second facteur',
    ],
  ],
  'session.end': [
    ['Sign out elsewhere', 'Déconnecter ailleurs'],
    ['{{actor}} signed out other browsers of their own', '{{actor}} a déconnecté d’autres navigateurs à son nom'],
  ],
  'recovery_codes.make': [
    ['Make recovery codes', 'Créer des codes de secours'],
    ['{{actor}} made new recovery codes for their own sign-in', '{{actor}} a créé des codes de secours pour son accès'],
  ],
  'factor.begin': [
    ['Begin a new second factor', 'Commencer un nouveau second facteur'],
    [
      '{{actor}} was shown the key of a new second factor of their own',
      '{{actor}} a affiché la clé d’un nouveau second facteur pour son accès',
    ],
  ],
  'factor.replace': [
    ['Replace the second factor', 'Remplacer le second facteur'],
    ['{{actor}} replaced their own second factor', '{{actor}} a remplacé son second facteur'],
  ],
  'password.change': [
    ['Change the password', 'Changer le mot de passe'],
    ['{{actor}} changed their own password', '{{actor}} a changé son mot de passe'],
  ],
  'session.close': [
    ['Sign out', 'Se déconnecter'],
    ['{{actor}} signed out', '{{actor}} a fermé sa session'],
  ],
  'session.purge': [
    ['Note when sessions were seen', 'Noter la dernière activité des sessions'],
    [
      'Relève noted when sessions were last used, or put old ones away',
      'Relève a noté la dernière activité des sessions, ou rangé les anciennes',
    ],
  ],
  'enrolment.begin': [
    ['Begin an enrolment', 'Commencer une inscription'],
    [
      '{{person}} opened an enrolment link and chose a password',
      '{{person}} a ouvert un lien d’inscription et choisi un mot de passe',
    ],
  ],
  'enrolment.confirm': [
    ['Complete an enrolment', 'Terminer une inscription'],
    [
      '{{person}} set up a second factor and signed in',
      '{{person}} a enregistré un second facteur et ouvert une session',
    ],
  ],
  'setup.open': [
    ['Offer the set-up link', 'Proposer le lien de mise en service'],
    [
      'Relève offered the link with which the first administrator signs up',
      'Relève a proposé le lien de mise en service au premier administrateur',
    ],
  ],
  'admin.create': [
    ['Create an administrator', 'Créer un administrateur'],
    ['{{actor}} made {{person}} an administrator', '{{actor}} a créé l’accès administrateur de {{person}}'],
  ],
  'admin.recover': [
    ['Recover an administrator', 'Rétablir un administrateur'],
    [
      '{{actor}} made a new enrolment link for the administrator {{person}}',
      '{{actor}} a créé un nouveau lien d’inscription pour l’administrateur {{person}}',
    ],
  ],
  'person.recover': [
    ['Recover a sign-in', 'Rétablir un accès'],
    [
      '{{actor}} made a new enrolment link for {{person}}, who has a sign-in already',
      '{{actor}} a créé un nouveau lien d’inscription pour {{person}}, qui a déjà un accès',
    ],
  ],
  'person.create': [
    ['Add a person', 'Ajouter une personne'],
    ['{{actor}} added {{person}} to the directory', '{{actor}} a ajouté {{person}} à l’annuaire'],
  ],
  'person.change': [
    ['Change a person', 'Modifier une personne'],
    ['{{actor}} changed the entry of {{person}}', '{{actor}} a modifié la fiche de {{person}}'],
  ],
  'person.invite': [
    ['Invite a person', 'Inviter une personne'],
    ['{{actor}} invited {{person}} to sign up', '{{actor}} a invité {{person}} à s’inscrire'],
  ],
  'person.roles': [
    ['Set roles', 'Attribuer des rôles'],
    ['{{actor}} set the roles of {{person}}: {{roles}}', '{{actor}} a attribué les rôles de {{person}} : {{roles}}'],
  ],
  'person.freeze': [
    ['Freeze a person', 'Geler une personne'],
    [
      '{{actor}} froze or released {{person}}: nothing is handed out while frozen',
      '{{actor}} a gelé ou libéré {{person}} : rien n’est remis pendant un gel',
    ],
  ],
  'person.data': [
    ['Hand out personal data', 'Remettre les données personnelles'],
    ['{{actor}} took out the data held about {{person}}', '{{actor}} a extrait les données détenues sur {{person}}'],
  ],
  'person.erase': [
    ['Erase contact data', 'Effacer des coordonnées'],
    ['{{actor}} erased the contact data of {{person}}', '{{actor}} a effacé les coordonnées de {{person}}'],
  ],
  'person.erase_due': [
    ['Erase contact data on time', 'Effacer des coordonnées à échéance'],
    ['Relève erased contact data whose time was over', 'Relève a effacé des coordonnées arrivées à échéance'],
  ],
  'person.suspend_access': [
    ['Suspend somebody’s access', 'Suspendre les accès d’une personne'],
    ['{{actor}} suspended all access of {{person}}', '{{actor}} a suspendu tous les accès de {{person}}'],
  ],
  'person.resume_access': [
    ['Give access back', 'Rendre ses accès à une personne'],
    [
      '{{actor}} gave {{person}} access back after a suspension',
      '{{actor}} a rendu ses accès à {{person}} après une suspension',
    ],
  ],
  'organisation.create': [
    ['Add an organisation', 'Ajouter une organisation'],
    ['{{actor}} added the organisation {{organisation}}', '{{actor}} a ajouté l’organisation {{organisation}}'],
  ],
  'organisation.change': [
    ['Change an organisation', 'Modifier une organisation'],
    [
      '{{actor}} changed the entry of the organisation {{organisation}}',
      '{{actor}} a modifié la fiche de l’organisation {{organisation}}',
    ],
  ],
  'platform.correct': [
    ['Correct a platform', 'Corriger une plateforme'],
    [
      '{{actor}} corrected facts about the platform {{platform}}',
      '{{actor}} a corrigé des faits sur la plateforme {{platform}}',
    ],
  ],
  'preference.change': [
    ['Change one’s own mails', 'Régler ses courriels'],
    ['{{actor}} changed how mails reach them', '{{actor}} a modifié la façon de recevoir ses courriels'],
  ],
  'native_identity.give': [
    ['Note a name on a platform', 'Noter un nom sur une plateforme'],
    [
      '{{actor}} noted under which name {{person}} appears on a platform',
      '{{actor}} a noté sous quel nom {{person}} apparaît sur une plateforme',
    ],
  ],
  'native_identity.remove': [
    ['Remove a name on a platform', 'Retirer un nom sur une plateforme'],
    [
      '{{actor}} removed a name under which {{person}} appeared on a platform',
      '{{actor}} a retiré un nom sous lequel {{person}} apparaissait sur une plateforme',
    ],
  ],
  'native_identity.purge': [
    ['Forget names on platforms', 'Oublier des noms sur les plateformes'],
    [
      'Relève forgot names on platforms that nobody needs any more',
      'Relève a oublié des noms de plateforme devenus inutiles',
    ],
  ],
  'training.record': [
    ['Record a training', 'Enregistrer une formation'],
    ['{{actor}} recorded a training of {{person}}', '{{actor}} a enregistré une formation de {{person}}'],
  ],
  'training.withdraw': [
    ['Withdraw a training', 'Retirer une formation'],
    [
      '{{actor}} withdrew a recorded training of {{person}}',
      '{{actor}} a retiré une formation enregistrée de {{person}}',
    ],
  ],
};
