import { page } from '../layout/pages';

export const pages = [
  page('/', () => import('./home-page'), 'HomePage'),
  page('/figures/$figure', () => import('./figure-page'), 'FigurePage'),
];
