import { page } from '../layout/pages';

export const pages = [page('/exports', () => import('./exports-page'), 'ExportsPage')];
