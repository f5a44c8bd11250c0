export * from '../vault/value.js';
