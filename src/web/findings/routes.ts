import { page } from '../layout/pages';

export const pages = [page('/findings', () => import('./findings-page'), 'FindingsPage')];
