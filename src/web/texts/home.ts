import { section } from './language';

export const texts = section('home', {
  title: ['Home', 'Accueil'],
  welcome: ['Good day, {{name}}.', 'Bonjour {{name}}.'],
});
