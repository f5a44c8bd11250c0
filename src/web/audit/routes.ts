import { page } from '../layout/pages';

export const pages = [
  page('/audit', () => import('./events-page'), 'EventsPage'),
  page('/audit/events/$index', () => import('./event-page'), 'EventPage'),
  page('/audit/check', () => import('./check-page'), 'CheckPage'),
  page('/audit/checkpoints', () => import('./checkpoints-page'), 'CheckpointsPage'),
];
