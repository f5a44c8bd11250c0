import { page } from '../layout/pages';

export const pages = [page('/me', () => import('./me-page'), 'MePage')];
