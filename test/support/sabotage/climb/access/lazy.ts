export const later = () => import('../vault/value.js');
