import { page } from '../layout/pages';

export const pages = [
  page('/policies', () => import('./policies-page'), 'PoliciesPage'),
  page('/policies/$code', () => import('./policy-page'), 'PolicyPage'),
  page('/policies/$code/draft', () => import('./draft-page'), 'NewDraftPage'),
  page('/policies/$code/versions/$number', () => import('./version-page'), 'VersionPage'),
  page('/policies/$code/versions/$number/edit', () => import('./draft-page'), 'DraftPage'),
];
