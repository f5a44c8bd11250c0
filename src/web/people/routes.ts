import { page } from '../layout/pages';

export const pages = [
  page('/people', () => import('./people-page'), 'PeoplePage'),
  page('/people/$personId', () => import('./person-page'), 'PersonPage'),
  page('/organisations', () => import('./organisations-page'), 'OrganisationsPage'),
];
