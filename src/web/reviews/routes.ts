import { page } from '../layout/pages';

export const pages = [
  page('/campaigns', () => import('./campaigns-page'), 'CampaignsPage'),
  page('/campaigns/new', () => import('./plan-page'), 'PlanPage'),
  page('/campaigns/$campaignId', () => import('./campaign-page'), 'CampaignPage'),
  page('/reviews', () => import('./desk-page'), 'DeskPage'),
];
