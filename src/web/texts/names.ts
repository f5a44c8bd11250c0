import { section } from './language';

export const texts = section('names', {
  service: ['Relève', 'Relève'],
  somebody: ['somebody', 'quelqu’un'],
  wholeCase: ['the whole case', 'tout le dossier'],
  pair: ['{{what}}: {{value}}', '{{what}} : {{value}}'],
  someAccount: ['an account', 'un compte'],
});
