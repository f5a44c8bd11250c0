import { page } from '../layout/pages';

export const pages = [
  page('/tasks', () => import('./my-tasks-page'), 'MyTasksPage'),
  page('/tasks/$taskId', () => import('./task-page'), 'TaskPage'),
  page('/exceptions', () => import('./exceptions-page'), 'ExceptionsPage'),
];
