import { page } from '../layout/pages';

export const pages = [
  page('/impersonations', () => import('./fakes-page'), 'FakesPage'),
  page('/impersonations/$impersonationId', () => import('./fake-page'), 'FakePage'),
  page('/brand-audits', () => import('./audits-page'), 'AuditsPage'),
  page('/brand-audits/$auditId', () => import('./audit-page'), 'AuditPage'),
];
