import { page } from '../layout/pages';

export const pages = [
  page('/import', () => import('./import-page'), 'ImportPage'),
  page('/import/$importId', () => import('./import-run-page'), 'ImportRunPage'),
];
