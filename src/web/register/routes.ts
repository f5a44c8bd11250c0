import { page } from '../layout/pages';

export const pages = [
  page('/accounts', () => import('./accounts-page'), 'AccountsPage'),
  page('/accounts/$accountId', () => import('./account-page'), 'AccountPage'),
  page('/brands', () => import('./brands-page'), 'BrandsPage'),
];
