import { page } from '../layout/pages';

export const pages = [
  page('/groups', () => import('./groups-page'), 'GroupsPage'),
  page('/groups/$groupId', () => import('./group-page'), 'GroupPage'),
];
