import { page } from '../layout/pages';

export const pages = [
  page('/accounts/$accountId/credentials', () => import('./credentials-page'), 'CredentialsPage'),
  page('/accounts/$accountId/set-up', () => import('./set-up-page'), 'SetUpPage'),
  page('/rotations', () => import('./rotations-page'), 'RotationsPage'),
  page('/break-glass', () => import('./break-glass-page'), 'BreakGlassPage'),
  page('/break-glass/$openingId', () => import('./opening-page'), 'OpeningPage'),
  page('/account-requests', () => import('./account-requests-page'), 'AccountRequestsPage'),
  page('/account-requests/new', () => import('./ask-account-page'), 'AskAccountPage'),
  page('/account-requests/$accountRequestId', () => import('./account-request-page'), 'AccountRequestPage'),
];
