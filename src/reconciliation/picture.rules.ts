export const MAX_PICTURE = 5 * 1024 * 1024;
