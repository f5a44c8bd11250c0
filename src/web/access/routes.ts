import { page } from '../layout/pages';

export const pages = [
  page('/requests', () => import('./requests-page'), 'RequestsPage'),
  page('/requests/new', () => import('./ask-page'), 'AskPage'),
  page('/requests/$requestId', () => import('./request-page'), 'RequestPage'),
  page('/stand-ins', () => import('./stand-ins-page'), 'StandInsPage'),
];
