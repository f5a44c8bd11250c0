import { section } from './language';

/** What must be changed, and because of whom. */
export const texts = section('rotations', {
  title: ['Owed rotations', 'Renouvellements dus'],
  about: [
    'Versions in use that were seen by somebody who has no access to them any more. Only a new version clears one.',
    'Versions en service vues par quelqu’un qui n’y a plus droit. Seule une nouvelle version y met fin.',
  ],
  which: ['Which', 'Lesquels'],
  owed: ['Owed now', 'Dus maintenant'],
  scheduled: ['Due by age', 'Dus à leur âge'],
  noneOwed: [
    'Nothing is owed: nobody without access has seen what is in use.',
    'Rien n’est dû : personne sans habilitation n’a vu ce qui est en service.',
  ],
  noneScheduled: ['Nothing is due because of its age.', 'Rien n’est dû à son âge.'],
  account: ['Account', 'Compte'],
  credential: ['Credential', 'Identifiant secret'],
  seenBy: ['Seen by', 'Vu par'],
  seenAt: ['{{name}}, {{when}}', '{{name}}, {{when}}'],
  since: ['Since', 'Depuis'],
  why: ['Why', 'Pourquoi'],
  todo: ['What to do', 'Que faire'],
  change: ['Change it', 'Le changer'],
  askOwners: ['Ask {{names}}', 'Demandez à {{names}}'],
  nobody: ['Nobody answers for this account', 'Personne ne répond de ce compte'],
  shared_one: [
    'The same login opens {{count}} other account: {{names}}',
    'Le même identifiant ouvre {{count}} autre compte : {{names}}',
  ],
  shared_other: [
    'The same login opens {{count}} other accounts: {{names}}',
    'Le même identifiant ouvre {{count}} autres comptes : {{names}}',
  ],
  version: ['version {{version}}', 'version {{version}}'],
});
