import { page } from '../layout/pages';

export const pages = [
  page('/settings', () => import('./overview-page'), 'OverviewPage'),
  page('/settings/addresses', () => import('./addresses-page'), 'AddressesPage'),
  page('/settings/keys', () => import('./keys-page'), 'KeysPage'),
  page('/settings/mail', () => import('./mail-page'), 'MailPage'),
  page('/settings/health', () => import('./health-page'), 'HealthPage'),
  page('/settings/platforms', () => import('./platforms-page'), 'PlatformsPage'),
  page('/settings/platforms/$platform', () => import('./platform-page'), 'PlatformPage'),
  page('/settings/policies', () => import('./rhythms-page'), 'RhythmsPage'),
];
