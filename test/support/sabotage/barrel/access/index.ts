export * from './grant.js';
