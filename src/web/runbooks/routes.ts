import { page } from '../layout/pages';

export const pages = [page('/runbooks', () => import('./runbooks-page'), 'RunbooksPage')];
