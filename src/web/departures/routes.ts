import { page } from '../layout/pages';

export const pages = [
  page('/departures', () => import('./cases-page'), 'CasesPage'),
  page('/departures/new', () => import('./open-case-page'), 'OpenCasePage'),
  page('/departures/organisations', () => import('./agencies-page'), 'AgenciesPage'),
  page('/departures/organisations/$departureId', () => import('./agency-page'), 'AgencyPage'),
  page('/departures/$caseId', () => import('./case-page'), 'CasePage'),
  page('/bus-factor', () => import('./bus-factor-page'), 'BusFactorPage'),
  page('/bus-factor/people', () => import('./tonight-page'), 'TonightPage'),
  page('/bus-factor/people/$personId', () => import('./person-preview-page'), 'PersonPreviewPage'),
];
