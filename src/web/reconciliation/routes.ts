import { page } from '../layout/pages';

export const pages = [
  page('/reconciliation', () => import('./reconciliation-page'), 'ReconciliationPage'),
  page('/reconciliation/$accountId', () => import('./reconciliation-page'), 'ReconciliationPage'),
];
