import { openPage } from '../layout/pages';

const link = () => import('./link-page');

export const pages = [
  openPage('/sign-in', () => import('./sign-in-page'), 'SignInPage'),
  openPage('/setup', link, 'LinkPage'),
  openPage('/enrol', link, 'LinkPage'),
];
