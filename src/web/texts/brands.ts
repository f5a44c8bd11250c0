import { section } from './language';

/** Brands and who is accountable for each. */
export const texts = section('brands', {
  title: ['Brands', 'Marques'],
  lead: [
    'One person is accountable for each brand, and says yes or no to its new accounts.',
    'Une personne est référente de chaque marque, et accepte ou refuse ses nouveaux comptes.',
  ],
  empty: ['No account carries a brand yet.', 'Aucun compte ne porte encore de marque.'],
  brand: ['Brand', 'Marque'],
  accounts: ['Accounts', 'Comptes'],
  accountable: ['Accountable', 'Référent'],
  since: ['Since', 'Depuis'],
  until: ['Until', 'Jusqu’au'],
  nobody: ['nobody yet', 'personne encore'],
  assign: ['Name the accountable person of {{name}}', 'Nommer le référent de {{name}}'],
  assignShort: ['Name', 'Nommer'],
  assignFollows: [
    'The person before stops being accountable; the history stays.',
    'La personne précédente cesse d’être référente ; l’historique reste.',
  ],
  add: ['Add a brand', 'Ajouter une marque'],
  name: ['Name', 'Nom'],
  person: ['Person', 'Personne'],
  reason: ['Reason', 'Motif'],
  save: ['Save', 'Enregistrer'],
  history: ['History of {{name}}', 'Historique de {{name}}'],
  historyShort: ['History', 'Historique'],
  namedBy: ['Named by {{name}}', 'Nommé par {{name}}'],
  byService: ['the service', 'le service'],
  seeAccounts: ['{{accounts}}: accounts of {{name}}', '{{accounts}} : comptes de {{name}}'],
  close: ['Close', 'Fermer'],
  act: ['Acts', 'Actions'],
});
