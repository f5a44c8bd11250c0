import { page } from '../layout/pages';

export const pages = [
  page('/policies', () => import('./policies-page'), 'PoliciesPage'),
  page('/policies/$policyCode', () => import('./policy-page'), 'PolicyPage'),
  page('/policies/$policyCode/draft', () => import('./draft-page'), 'NewDraftPage'),
  page('/policies/$policyCode/versions/$number', () => import('./version-page'), 'VersionPage'),
  page('/policies/$policyCode/versions/$number/edit', () => import('./draft-page'), 'DraftPage'),
];
