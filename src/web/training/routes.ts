import { page } from '../layout/pages';

export const pages = [
  page('/training', () => import('./training-page'), 'TrainingPage'),
  page('/newcomers', () => import('./newcomers-page'), 'NewcomersPage'),
];
