import { page } from '../layout/pages';

export const pages = [page('/reconciliation', () => import('./reconciliation-page'), 'ReconciliationPage')];
