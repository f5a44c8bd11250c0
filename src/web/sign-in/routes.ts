import { openPage } from '../layout/pages';

export const pages = [openPage('/sign-in', () => import('./sign-in-page'), 'SignInPage')];
