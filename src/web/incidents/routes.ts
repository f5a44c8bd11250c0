import { page } from '../layout/pages';

export const pages = [
  page('/incidents', () => import('./incidents-page'), 'IncidentsPage'),
  page('/incidents/$incidentId', () => import('./incident-page'), 'IncidentPage'),
];
