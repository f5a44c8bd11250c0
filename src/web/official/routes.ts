import { openPage } from '../layout/pages';

export const pages = [openPage('/official', () => import('./official-page'), 'OfficialPage')];
