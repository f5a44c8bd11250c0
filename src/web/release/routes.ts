import { page } from '../layout/pages';

export const pages = [page('/accounts/$accountId/credentials', () => import('./credentials-page'), 'CredentialsPage')];
