import { page } from '../layout/pages';

export const pages = [page('/entitlements', () => import('./entitlements-page'), 'EntitlementsPage')];
